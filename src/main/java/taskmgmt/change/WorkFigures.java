package taskmgmt.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskField;

/**
 * Figures on the work of a task; null if not reported.
 *
 * @param resourceUsage what it used of the machine, such as {@code cpu_seconds}
 * @param mlMetrics     what a model made of it, such as {@code epochs_completed}
 */
public record WorkFigures(@Nullable Map<String, @Nullable Object> resourceUsage, @Nullable Map<String, @Nullable Object> mlMetrics) {
    public static final WorkFigures NONE = new WorkFigures(null, null);

    public WorkFigures {
        resourceUsage = EventFields.copy(resourceUsage);
        mlMetrics = EventFields.copy(mlMetrics);
    }

    /**
     * What is wrong with a figure; empty where nothing is. A figure of somebody's own may be any modest number; {@code storage_delta_mb}
     * is one of ours that may be negative.
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
