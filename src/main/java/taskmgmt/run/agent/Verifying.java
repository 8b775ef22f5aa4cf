package taskmgmt.run.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.change.TaskVerification;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.OutputListener;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;

/**
 * Checks what agents did by a shell command line from the person who asked for the run. Nothing from the task or from an agent is in
 * it.
 */
final class Verifying {
    private static final Streams NOWHERE = new Streams(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);
    private static final int TAIL = 2_000;

    private final AgentPlace place;

    Verifying(AgentPlace place) {
        this.place = place;
    }

    TaskVerification check(String line, Purse purse) throws InterruptedException {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("command", line);
        ChildCommand command = new ChildCommand(List.of("true"), place.workspace(), place.variables()).shell(line);
        try {
            Child child = Child.startAmongOthers(command, NOWHERE, OutputListener.NOBODY, true);
            try (SignalRelay.Link _ = place.signals().to(child)) {
                Child.Ended ended = child.await(new Child.TimeLimit(purse.timeFor(Agent.DEFAULT_TIMEOUT), place.grace()), Child.Watcher.NOBODY);
                details.put("exit_code", (long) ended.status().code());
                String tail = (ended.outTail() == null ? "" : ended.outTail()) + (ended.errTail() == null ? "" : ended.errTail());
                if (!tail.isBlank() && !ended.status().isSuccess()) {
                    details.put("output_tail", tail.length() <= TAIL ? tail : tail.substring(tail.length() - TAIL));
                }
                return new TaskVerification(ended.status().isSuccess() && !ended.timedOut(), details);
            }
        } catch (IOException e) {
            details.put("error", String.valueOf(e.getMessage()));
            return new TaskVerification(false, details);
        }
    }

    /** The findings, for the next try. */
    static String words(TaskVerification check) {
        Map<?, ?> details = check.details() instanceof Map<?, ?> map ? map : Map.of();
        Object code = details.get("exit_code");
        Object tail = details.get("output_tail");
        return "the verification failed" + (code == null ? "" : " with exit code " + code) + (tail == null ? "" : ": " + String.valueOf(tail).strip());
    }
}
