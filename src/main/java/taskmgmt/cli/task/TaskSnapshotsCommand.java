package taskmgmt.cli.task;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Format;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.SnapshotSeries;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskSnapshot;
import taskmgmt.view.SnapshotColumns;

/** Lists how a task progressed, and what it used meanwhile. */
final class TaskSnapshotsCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id, a unique prefix or end of it, or @last");
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only reports that were made"));
    private final ListOptions output = uses(new ListOptions("reports of progress", SnapshotColumns.of(List.of(), Format.JSON),
            "as recorded").within(time, "ts"));

    TaskSnapshotsCommand() {
        super("task snapshots", "list the progress reports and snapshots of a task");
        details("Per minute: percentage points a minute since the report before. Done at: when it will be "
                + "at 100% if it goes on as it did over the last five steps. A new start, a resumption and a lower "
                + "percentage begin again.",
                "A table shows the resources that the task has reported.");
        examples("task-mgmt task snapshots storage_backup_1a2b3c4d", "task-mgmt task snapshots ml_train -o csv");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        List<TaskSnapshot> snapshots = snapshots(reader, reader.resolve(id.get()).id());
        output.list(SnapshotColumns.of(snapshots, output.format()), snapshots, session);
        return ExitCode.DONE;
    }

    private static List<TaskSnapshot> snapshots(LogReader reader, String taskId) throws IOException {
        SnapshotSeries series = new SnapshotSeries();
        reader.events(Set.of(taskId), new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                series.accept(event);
            }
        });
        return series.snapshots();
    }
}
