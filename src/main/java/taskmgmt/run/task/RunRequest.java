package taskmgmt.run.task;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.preset.WorkPreset;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;

/**
 * A command to run as a task.
 *
 * @param task         the task to register
 * @param command      what is run
 * @param time         how long each try may run
 * @param retry        when it is retried
 * @param verify       a shell command line whose exit code 0 says that the command has done its work; null for none
 * @param onDone       what is done when the task has completed; null for nothing
 * @param onFail       the same for a failed task
 * @param measureEvery how often its figures are recorded while it runs; null or 0 for never
 * @param tail         whether the end of its output is recorded
 * @param heard        how else its output is used
 * @param ifRunning    what happens while a task with the same key is open
 * @param preset       the kind of work, by whose rule it is verified; null for none
 * @param watched      a directory whose growth is measured; null for none
 */
public record RunRequest(
        NewTask task, ChildCommand command, Child.TimeLimit time, RetryRule retry, @Nullable String verify, @Nullable FollowUp onDone,
        @Nullable FollowUp onFail, @Nullable Duration measureEvery, boolean tail, Heard heard, IfRunning ifRunning,
        @Nullable WorkPreset preset, @Nullable Path watched) {
    /** A command whose output goes where it would without this program. */
    public RunRequest(NewTask task, ChildCommand command, Child.TimeLimit time, RetryRule retry, @Nullable String verify,
            @Nullable FollowUp onDone, @Nullable FollowUp onFail, @Nullable Duration measureEvery, boolean tail) {
        this(task, command, time, retry, verify, onDone, onFail, measureEvery, tail, Heard.NOTHING, IfRunning.FAIL, null, null);
    }

    /** The same with additional variables for the command. */
    RunRequest with(Map<String, String> variables) {
        return new RunRequest(task, command.with(variables), time, retry, verify, onDone, onFail, measureEvery, tail, heard, ifRunning, preset, watched);
    }
}
