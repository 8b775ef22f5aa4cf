package taskmgmt.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskField;

/**
 * Figures about the work of a task; null if not reported.
 *
 * @param resourceUsage what it used of the machine, such as {@code cpu_seconds}
 * @param mlMetrics     metrics of a model, such as {@code epochs_completed}
 */
public record WorkFigures(@Nullable Map<String, @Nullable Object> resourceUsage, @Nullable Map<String, @Nullable Object> mlMetrics) {
    public static final WorkFigures NONE = new WorkFigures(null, null);

    public WorkFigures {
        resourceUsage = EventFields.copy(resourceUsage);
        mlMetrics = EventFields.copy(mlMetrics);
    }

    /**
     * What is wrong with a figure; empty if nothing is. A user-defined figure may be any number of reasonable size; of the built-in
     * ones, {@code storage_delta_mb} may be negative.
     */
    public static String fault(String key, @Nullable Object value) {
        TaskField field = TaskField.named(key);
        if (field != null && value != null) {
            return field.fault(value);
        }
        if (!(value instanceof Number number)) {
            return key + " must be a number";
        }
        return TaskField.isModest(number) ? "" : key + " must be a number within 10^18";
    }
}
