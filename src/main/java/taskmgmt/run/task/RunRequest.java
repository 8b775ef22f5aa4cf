package taskmgmt.run.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;

/**
 * A command that is to be run as a task.
 *
 * @param task         as it is registered
 * @param command      what is run
 * @param time         for how long each try may run
 * @param retry        when it is run again
 * @param verify       a line for a shell that says by exit code 0 that the command has done its work; null for none
 * @param onDone       a line for a shell that is run when the task has completed; null for none
 * @param onFail       the same for one that has failed
 * @param measureEvery how often its figures are recorded while it runs; null for never
 * @param tail         whether the last of its output is recorded
 */
public record RunRequest(
        NewTask task, ChildCommand command, Child.TimeLimit time, RetryRule retry, @Nullable String verify, @Nullable String onDone,
        @Nullable String onFail, @Nullable Duration measureEvery, boolean tail) {}
