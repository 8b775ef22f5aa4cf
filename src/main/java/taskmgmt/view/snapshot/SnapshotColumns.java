package taskmgmt.view.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskSnapshot;
import taskmgmt.view.FieldList;

/** The progress of a task and the resources it used, one row for each report. */
public final class SnapshotColumns {
    private static final List<TaskField> FIGURES = List.of(TaskField.CPU_SECONDS, TaskField.MEMORY_PEAK_MB,
            TaskField.MEMORY_AVG_MB, TaskField.DISK_READ_MB, TaskField.DISK_WRITE_MB, TaskField.NETWORK_TX_MB,
            TaskField.NETWORK_RX_MB, TaskField.STORAGE_DELTA_MB, TaskField.DATASET_SIZE_MB, TaskField.VECTORS_PROCESSED,
            TaskField.TOKENS_PROCESSED, TaskField.MODEL_SIZE_MB, TaskField.EPOCHS_COMPLETED, TaskField.ML_METRICS);

    private SnapshotColumns() {}

    /** The columns for these snapshots: all figures for programs; in a table, those that any snapshot has. */
    public static FieldList<TaskSnapshot> of(List<TaskSnapshot> snapshots, Format format) {
        FieldList<TaskSnapshot> shown = FieldList.<TaskSnapshot>always()
                .exact("ts", "TIME", each -> each.event().at()).key()
                .exact("event", "EVENT", each -> each.event().type().text()).minor()
                .number("progress_percent", "%", each -> each.figure(TaskField.PROGRESS_PERCENT)).key()
                .number("percent_per_minute", "PER MINUTE", TaskSnapshot::percentPerMinute).minor()
                .exact("expected_done_at", "DONE AT", TaskSnapshot::expectedDoneAt).minor();
        List<TaskField> known = format == Format.TABLE ? known(snapshots) : FIGURES;
        for (TaskField field : known) {
            if (field == TaskField.ML_METRICS && format == Format.TABLE) {
                shown.sentence(field.text(), "METRICS", each -> words(each.event().object(field.text())));
                continue;
            }
            shown.number(field.text(), field.text().replace('_', ' ').toUpperCase(Locale.ROOT), each -> each.figure(field));
        }
        shown.sentence("progress_message", "MESSAGE", each -> each.figure(TaskField.PROGRESS_MESSAGE));
        return known.size() == FIGURES.size() ? shown : shown.and(of(snapshots, Format.JSON));
    }

    /** Names and values, for a table, which has room for a few words but not for JSON. */
    private static @Nullable String words(Map<String, @Nullable Object> metrics) {
        StringBuilder words = new StringBuilder();
        metrics.forEach((name, value) -> words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(Human.cell(value)));
        return words.isEmpty() ? null : words.toString();
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
