package taskmgmt.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import taskmgmt.render.Format;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskSnapshot;

/** How a task progressed and what it used meanwhile, a report of it a row. */
public final class SnapshotColumns {
    private static final List<TaskField> FIGURES = List.of(TaskField.CPU_SECONDS, TaskField.MEMORY_PEAK_MB,
            TaskField.MEMORY_AVG_MB, TaskField.DISK_READ_MB, TaskField.DISK_WRITE_MB, TaskField.NETWORK_TX_MB,
            TaskField.NETWORK_RX_MB, TaskField.STORAGE_DELTA_MB);

    private SnapshotColumns() {}

    /** Of these snapshots: all figures for programs, in a table those that any of them has. */
    public static Listing<TaskSnapshot> of(List<TaskSnapshot> snapshots, Format format) {
        Fields<TaskSnapshot> shown = Fields.<TaskSnapshot>always()
                .exact("ts", "TIME", each -> each.event().at())
                .exact("event", "EVENT", each -> each.event().type().text())
                .number("progress_percent", "%", each -> each.figure(TaskField.PROGRESS_PERCENT))
                .number("percent_per_minute", "PER MINUTE", TaskSnapshot::percentPerMinute)
                .exact("expected_done_at", "DONE AT", TaskSnapshot::expectedDoneAt);
        for (TaskField field : format == Format.TABLE ? known(snapshots) : FIGURES) {
            shown.number(field.text(), field.text().replace('_', ' ').toUpperCase(Locale.ROOT), each -> each.figure(field));
        }
        return shown.text("progress_message", "MESSAGE", each -> each.figure(TaskField.PROGRESS_MESSAGE));
    }

    private static List<TaskField> known(List<TaskSnapshot> snapshots) {
        List<TaskField> known = new ArrayList<>();
        for (TaskField field : FIGURES) {
            if (snapshots.stream().anyMatch(snapshot -> snapshot.figure(field) != null)) {
                known.add(field);
            }
        }
        return known;
    }
}
