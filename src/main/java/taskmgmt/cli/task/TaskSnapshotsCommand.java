package taskmgmt.cli.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.RowWriter;
import taskmgmt.store.EventSink;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.SnapshotSeries;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskSnapshot;

/** Lists how a task came on, and what it used meanwhile. */
final class TaskSnapshotsCommand extends Command {
    private static final List<TaskField> FIGURES = List.of(TaskField.CPU_SECONDS, TaskField.MEMORY_PEAK_MB,
            TaskField.MEMORY_AVG_MB, TaskField.DISK_READ_MB, TaskField.DISK_WRITE_MB, TaskField.NETWORK_TX_MB,
            TaskField.NETWORK_RX_MB, TaskField.STORAGE_DELTA_MB);

    private final Option<String> id = argument("ID").text("a task, by its id or an unmistakable beginning of it");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TaskSnapshotsCommand() {
        super("task snapshots", "list how a task came on: its reports of progress and its snapshots");
        details("Per minute: by how many percent it came on a minute since the report before. Done at: when it will be "
                + "at 100% if it goes on as it did over the last five steps. A new start, a resumption and a lower "
                + "percentage begin anew.",
                "A table shows the figures on resources that the task has told.");
        examples("task-mgmt task snapshots storage_backup_1a2b3c4d", "task-mgmt task snapshots ml_train -o csv");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        List<TaskSnapshot> snapshots = snapshots(reader, reader.resolve(id.get()).id());
        List<TaskField> figures = output.format() == Format.TABLE ? told(snapshots) : FIGURES;
        RowWriter rows = output.rows(columns(figures), session);
        for (TaskSnapshot snapshot : snapshots) {
            rows.row(row(snapshot, figures));
        }
        rows.finish();
        return ExitCode.DONE;
    }

    private static List<TaskSnapshot> snapshots(LogReader reader, String taskId) throws IOException {
        SnapshotSeries series = new SnapshotSeries();
        reader.events(taskId::equals, new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                series.accept(event);
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // A line that cannot be read belongs to no task; lists of all tasks tell of it.
            }
        });
        return series.snapshots();
    }

    private static List<TaskField> told(List<TaskSnapshot> snapshots) {
        List<TaskField> told = new ArrayList<>();
        for (TaskField field : FIGURES) {
            if (snapshots.stream().anyMatch(snapshot -> snapshot.figure(field) != null)) {
                told.add(field);
            }
        }
        return told;
    }

    private static List<Column> columns(List<TaskField> figures) {
        List<Column> columns = new ArrayList<>(List.of(Column.exact("ts", "TIME"), Column.exact("event", "EVENT"),
                Column.number("progress_percent", "%"), Column.number("percent_per_minute", "PER MINUTE"),
                Column.exact("expected_done_at", "DONE AT")));
        for (TaskField field : figures) {
            columns.add(Column.number(field.text(), field.text().replace('_', ' ').toUpperCase(Locale.ROOT)));
        }
        columns.add(Column.text("progress_message", "MESSAGE"));
        return columns;
    }

    private static @Nullable Object[] row(TaskSnapshot snapshot, List<TaskField> figures) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(snapshot.event().at());
        row.add(snapshot.event().type().text());
        row.add(snapshot.figure(TaskField.PROGRESS_PERCENT));
        row.add(snapshot.percentPerMinute());
        row.add(snapshot.expectedDoneAt());
        for (TaskField field : figures) {
            row.add(snapshot.figure(field));
        }
        row.add(snapshot.figure(TaskField.PROGRESS_MESSAGE));
        return row.toArray();
    }
}
