package taskmgmt.workflow.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.workflow.Step;

/** An action that is due in a run: it is recorded, and then run if it is a command. */
public sealed interface Action {
    /**
     * A command or a request begins.
     *
     * @param task its task, of which another attempt begins; null where it is to be registered
     */
    record Begin(String path, Step.Work step, Ready ready, String type, @Nullable Task task) implements Action {}

    /**
     * It is waited for something, or for somebody.
     *
     * @param title what for
     */
    record Register(String path, Step step, String type, String title) implements Action {}

    /**
     * What was waited for has come, or will not.
     *
     * @param error why it failed; null where it did not
     */
    record Settle(Task task, @Nullable String error, Map<String, @Nullable Object> result) implements Action {}

    /** A step cannot begin, as its values do not allow it. */
    record Refuse(String path, Step step, String type, String error, @Nullable Task task) implements Action {}

    /** Whoever ran a command is gone. */
    record Revive(Task task) implements Action {}

    /** A command that runs is to be ended. */
    record Stop(Task task, String reason) implements Action {}

    /** A step that is not over is given up. */
    record GiveUp(Task task, String reason) implements Action {}

    /** The time of the run is over. */
    record Expire(Wish wish) implements Action {}

    /**
     * The run is over.
     *
     * @param error why it came to nothing; null where it is completed
     */
    record Finish(Status outcome, @Nullable String error, Map<String, @Nullable Object> result) implements Action {}
}
