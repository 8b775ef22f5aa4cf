package taskmgmt.run.agent.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.OutputListener;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;

/** Runs a listed program in the workspace. Arguments are passed unchanged, without a shell. */
public final class CommandTool implements AgentTool {
    private static final Streams NOWHERE = new Streams(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);

    private final List<String> allowed;
    private final Path workspace;
    private final Map<String, @Nullable String> variables;
    private final SignalRelay signals;
    private final Duration grace;

    /** @param variables that differ for programs from those of this process */
    public CommandTool(List<String> allowed, Path workspace, Map<String, @Nullable String> variables, SignalRelay signals, Duration grace) {
        this.allowed = List.copyOf(allowed);
        this.workspace = workspace;
        this.variables = new LinkedHashMap<>(variables);
        this.signals = signals;
        this.grace = grace;
    }

    @Override
    public ToolSpec spec() {
        Map<String, @Nullable Object> argv = new LinkedHashMap<>();
        argv.put("type", "array");
        argv.put("items", Map.of("type", "string"));
        argv.put("description", "the program and its arguments; no shell reads them. Programs: " + String.join(", ", allowed));
        return new ToolSpec("run_command", "Runs a program in the workspace and answers with its exit code and output.",
                ToolSpec.object(Map.of("argv", argv), List.of("argv")), false);
    }

    @Override
    public Output call(Map<String, @Nullable Object> arguments, Duration limit) throws ToolFailure, InterruptedException {
        List<String> words = new ArrayList<>();
        for (Object each : arguments.get("argv") instanceof List<?> list ? list : List.of()) {
            words.add(String.valueOf(each));
        }
        if (words.isEmpty() || !allowed.contains(words.getFirst())) {
            throw new ToolFailure(Trouble.PERMISSION, (words.isEmpty() ? "no program" : "'" + words.getFirst() + "'") + " may not be run; these may: "
                    + (allowed.isEmpty() ? "none" : String.join(", ", allowed)));
        }
        if (words.stream().anyMatch(each -> each.indexOf('\0') >= 0)) {
            throw new ToolFailure(Trouble.VALIDATION, "an argument has NUL in it");
        }
        Said said = new Said();
        try {
            Child child = Child.startAmongOthers(new ChildCommand(words, workspace, variables), NOWHERE, said, false);
            try (SignalRelay.Link _ = signals.to(child)) {
                Child.Ended ended = child.await(new Child.TimeLimit(limit, grace), Child.Watcher.NOBODY);
                if (ended.timedOut()) {
                    throw new ToolFailure(Trouble.TIMEOUT, "it ran for more than " + limit.toMillis() + " ms");
                }
                return new Output("exit code " + ended.status().code() + "\n" + said.text(), !ended.status().isSuccess());
            }
        } catch (IOException e) {
            throw new ToolFailure(Trouble.VALIDATION, "'" + words.getFirst() + "' cannot be started: " + e.getMessage());
        }
    }

    /** The beginning of what it wrote, to either stream. */
    private static final class Said implements OutputListener {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public boolean tellsApart() {
            return false;
        }

        @Override
        public synchronized void wrote(byte[] written, int length, boolean isError) {
            bytes.write(written, 0, Math.min(length, Output.MAX_TEXT - bytes.size()));
        }

        @Override
        public void end() {
            // What was written is there.
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
