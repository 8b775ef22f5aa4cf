package taskmgmt.cli.task;

import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.FigureOptions;

/** Records snapshots of the resources that running tasks use. */
final class TaskSnapshotCommand extends TaskChangeCommand {
    private final Option<Object> percent = option("--percent").as(TaskProgressCommand::percent, "N")
            .text("percentage done, 0 to 100");
    private final FigureOptions figures = uses(new FigureOptions());

    TaskSnapshotCommand() {
        super("task snapshot", "report the resource use of tasks so far");
        details("'task snapshots' lists them.");
        examples("task-mgmt task snapshot storage_backup_1a2b3c4d --cpu-seconds 12.5 --memory-peak-mb 310",
                "task-mgmt task snapshot ml_train_5e6f7a8b --resource disk_read_mb=1200 --ml epochs_completed=4");
    }

    @Override
    TaskRequest request(Session session) {
        if (!figures.isSet()) {
            throw new UsageException("there is nothing to note; give a figure: progress alone is for 'task progress'");
        }
        return new RecordSnapshot(percent.orNull(), figures.figures());
    }
}
