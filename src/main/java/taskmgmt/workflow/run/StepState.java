package taskmgmt.workflow.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.workflow.Step;

/**
 * The state of a step in a run.
 *
 * @param path the names on the path to it, with numbers for repeated steps
 * @param task its task in the log; null for one that has not begun, or that consists of others
 * @param note the reason for its state, for people; null if that is obvious
 */
public record StepState(String path, Step step, Phase phase, @Nullable Task task, @Nullable String note) {
    /** The phase of a step. */
    public enum Phase {
        WAITING("waiting"), RUNNING("running"), RETRYING("retrying"), COMPLETED("completed"), FAILED("failed"), CANCELLED("cancelled"),
        /** Its condition was not true, or another branch was taken. */
        SKIPPED("skipped"),
        /** Something before it failed. */
        NOT_RUN("not_run");

        private final String text;

        Phase(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Whether it has ended in this attempt at the run. */
    public boolean hasEnded() {
        return phase != Phase.WAITING && phase != Phase.RUNNING && phase != Phase.RETRYING;
    }

    /** Whether the steps after it do not run. */
    boolean stops() {
        return phase == Phase.NOT_RUN || (phase == Phase.FAILED || phase == Phase.CANCELLED) && !isTolerated();
    }

    private boolean isTolerated() {
        Step.ContinueOn continueOn = step.head().continueOn();
        return continueOn.failure() || exitCode() instanceof Long code && continueOn.exitCodes().contains(code.intValue());
    }

    /** The exit code of its command; null if it runs none, or has not ended. */
    public @Nullable Object exitCode() {
        Task known = task;
        if (known == null) {
            return null;
        }
        return known.value(TaskField.METADATA) instanceof Map<?, ?> metadata ? metadata.get("exit_code") : null;
    }

    /** The output value of this name; null if there is none. */
    @Nullable Object output(String name) {
        Task known = task;
        return known != null && known.value(TaskField.RESULT) instanceof Map<?, ?> result
                && result.get("outputs") instanceof Map<?, ?> outputs ? outputs.get(name) : null;
    }
}
