package taskmgmt.cli.learning;

import java.io.IOException;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.TaskEvent;

/** The task that a learning command changes. */
final class LearningTask {
    private LearningTask() {}

    /** Reports the state of the task after the change. */
    static void tell(TaskEvent last, ChangeOutput output, LogReader logs, Session session) throws IOException {
        ChangeOutput.Report report = output.report(session);
        report.changed(logs.resolve(last.taskId()), last);
        report.finish();
    }
}
