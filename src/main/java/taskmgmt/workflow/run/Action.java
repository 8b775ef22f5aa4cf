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
     * @param task its task, which gets another attempt; null if it still has to be registered
     */
    record Begin(String path, Step.Work step, Ready ready, String type, @Nullable Task task) implements Action {}

    /**
     * A wait or an approval begins.
     *
     * @param title what it waits for
     */
    record Register(String path, Step step, String type, String title) implements Action {}

    /**
     * A wait is over, because what it waited for has happened or never will.
     *
     * @param error why it failed; null if it did not
     */
    record Settle(Task task, @Nullable String error, Map<String, @Nullable Object> result) implements Action {}

    /** A step cannot begin because of its values. */
    record Refuse(String path, Step step, String type, String error, @Nullable Task task) implements Action {}

    /** The process that ran a command is gone. */
    record Revive(Task task) implements Action {}

    /** A running command must be ended. */
    record Stop(Task task, String reason) implements Action {}

    /** A step that has not ended is abandoned. */
    record GiveUp(Task task, String reason) implements Action {}

    /** The run has exceeded its time. */
    record Expire(Wish wish) implements Action {}

    /**
     * The run has ended.
     *
     * @param error why it failed; null if it is completed
     */
    record Finish(Status outcome, @Nullable String error, Map<String, @Nullable Object> result) implements Action {}
}
