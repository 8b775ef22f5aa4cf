package taskmgmt.heal.act;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Remedy;
import taskmgmt.heal.detect.CommandLook;
import taskmgmt.heal.detect.FailureLook;
import taskmgmt.run.Child;
import taskmgmt.run.StartFailure;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;

/** Applies remedies. Not thread-safe. */
final class RemedyTool {
    private static final int MAX_OUTPUT = 200;

    private final TaskLog log;
    private final FailureLook look;
    private final Patience patience;

    RemedyTool(TaskLog log, FailureLook look, Patience patience) {
        this.log = log;
        this.look = look;
        this.patience = patience;
    }

    /** Applies a remedy to what was found last. The result says so if it could not be applied. */
    Applied apply(Remedy remedy, Observation.Down found) throws InterruptedException {
        try {
            return switch (remedy) {
                case Remedy.RunCommand command -> run(command);
                case Remedy.EndProcesses end -> new ProcessEnd(look.place(), patience).apply(end, found);
                case Remedy.Restart restart -> new ServiceStart(look, patience).apply(restart);
                case Remedy.CleanDirectory clean -> DirectoryCleaning.apply(clean, look.place());
                case Remedy.ChangeTasks tasks -> change(tasks, found);
                case Remedy.Escalate escalate -> new Applied(true, escalate.words());
            };
        } catch (IOException | InvalidPathException | SecurityException e) {
            return new Applied(false, remedy.words() + ": " + e.getMessage());
        }
    }

    private Applied run(Remedy.RunCommand command) throws InterruptedException {
        Child.Ended ended;
        try {
            ended = CommandLook.run(command.command(), command.timeout(), look.place());
        } catch (IOException e) {
            return new Applied(false, command.words() + ": " + StartFailure.of(e));
        }
        boolean done = ended.status().isSuccess() && !ended.timedOut();
        String how = ended.timedOut() ? "ended after " + Durations.text(command.timeout()) : ended.status().words();
        String output = done ? "" : lastLine(ended.errTail());
        return new Applied(done, command.words() + ": " + how + (output.isEmpty() ? "" : ": " + output));
    }

    private static String lastLine(@Nullable String text) {
        String last = text == null ? "" : text.strip();
        last = last.substring(last.lastIndexOf('\n') + 1);
        return last.length() <= MAX_OUTPUT ? last : last.substring(0, MAX_OUTPUT) + "…";
    }

    private Applied change(Remedy.ChangeTasks tasks, Observation.Down found) throws IOException {
        StringBuilder words = new StringBuilder(tasks.cancel() ? "cancelled" : "sent back for another attempt").append(':');
        boolean done = !found.tasks().isEmpty();
        for (String id : found.tasks()) {
            try {
                new ChangeTask(log).apply(id, tasks.cancel() ? new MoveTask.Cancel(found.saw()) : new MoveTask.Retry(found.saw()));
                words.append(' ').append(id);
            } catch (RefusedException e) {
                done = false;
                words.append(" (").append(e.getMessage()).append(')');
            }
        }
        return new Applied(done, words.toString());
    }
}
