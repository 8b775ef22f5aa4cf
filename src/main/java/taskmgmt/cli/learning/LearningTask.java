package taskmgmt.cli.learning;

import java.io.IOException;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.learning.LearningActivity;
import taskmgmt.store.Receipt;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/** The task that a command on learning changes. */
final class LearningTask {
    private LearningTask() {}

    /** Says how the task stands after the change. */
    static void tell(Receipt receipt, ChangeOutput output, LogReader logs, Session session) throws IOException {
        TaskEvent last = receipt.events().getLast();
        ChangeOutput.Report report = output.report(session);
        report.changed(logs.resolve(last.taskId()), last);
        report.finish();
    }

    /** The task; {@link RefusedException} where there is none, or it has nothing to do with learning. */
    static Task resolve(Snapshot now, String idOrPrefix) throws IOException {
        Task task = now.resolve(idOrPrefix);
        if (!LearningActivity.is(task)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " is one of " + task.subsystem()
                    + ", not of learning: use the commands for tasks");
        }
        return task;
    }
}
