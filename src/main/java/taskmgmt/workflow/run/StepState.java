package taskmgmt.workflow.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.workflow.Step;

/**
 * The state of a step in a run.
 *
 * @param path the names on the way to it, with numbers where steps are repeated
 * @param task what the log has of it; null for one that has not begun, or that is made of others
 * @param note why it is so, for people; null where that is plain
 */
public record StepState(String path, Step step, Phase phase, @Nullable Task task, @Nullable String note) {
    /** Where it stands. */
    public enum Phase {
        WAITING("waiting"), RUNNING("running"), RETRYING("retrying"), COMPLETED("completed"), FAILED("failed"), CANCELLED("cancelled"),
        /** Its condition was not true, or the way led elsewhere. */
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

    /** Whether nothing more comes of it in this attempt at the run. */
    public boolean hasEnded() {
        return phase != Phase.WAITING && phase != Phase.RUNNING && phase != Phase.RETRYING;
    }

    /** Whether what comes after it does not come. */
    boolean stops() {
        return phase == Phase.NOT_RUN || (phase == Phase.FAILED || phase == Phase.CANCELLED) && !isTolerated();
    }

    private boolean isTolerated() {
        Step.ContinueOn continueOn = step.head().continueOn();
        return continueOn.failure() || exitCode() instanceof Long code && continueOn.exitCodes().contains(code.intValue());
    }

    /** What its command ended with; null where it runs none, or has not ended. */
    public @Nullable Object exitCode() {
        Task known = task;
        if (known == null) {
            return null;
        }
        return known.value(TaskField.METADATA) instanceof Map<?, ?> metadata ? metadata.get("exit_code") : null;
    }

    /** What its command said; null for nothing of that name. */
    @Nullable Object output(String name) {
        Task known = task;
        return known != null && known.value(TaskField.RESULT) instanceof Map<?, ?> result
                && result.get("outputs") instanceof Map<?, ?> outputs ? outputs.get(name) : null;
    }
}
