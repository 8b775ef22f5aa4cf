package taskmgmt.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * WorkFigures on the work of a task; null for what is not reported.
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
}
