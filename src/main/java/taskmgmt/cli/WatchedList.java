package taskmgmt.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RepeatedDrawing;
import taskmgmt.render.Format;

/** Runs a command that prints a list again and again, and draws each output over the one before. */
final class WatchedList {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private WatchedList() {}

    /** Runs until the thread is interrupted. The command's parameters must already be parsed. */
    static ExitCode run(Command command, Session session) throws IOException, InterruptedException {
        ListOptions list = group(command, ListOptions.class);
        LogLocation log = group(command, LogLocation.class);
        if (log == null || list == null || list.format() != Format.TABLE || !session.terminal().stdoutIsTerminal()) {
            throw new UsageException("--watch draws tables on a terminal: leave it out, or the output format");
        }
        RepeatedDrawing watch = new RepeatedDrawing(log.directory(session), inVain -> LockSupport.parkNanos(PAUSE.toNanos()));
        watch.run(Integer.MAX_VALUE, () -> drawing(command, session), session.out());
        return ExitCode.DONE;
    }

    /** Drawn as something that changes over time, because ages and durations do. */
    private static RepeatedDrawing.Drawing drawing(Command command, Session session) throws IOException {
        StringWriter text = new StringWriter();
        try {
            command.run(session.into(text));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        lines.addAll(List.of("", "Ctrl-C ends this."));
        return new RepeatedDrawing.Drawing(lines, true);
    }

    private static <G extends ParameterGroup> @Nullable G group(Command command, Class<G> kind) {
        for (ParameterGroup group : command.groups()) {
            if (kind.isInstance(group)) {
                return kind.cast(group);
            }
        }
        return null;
    }
}
