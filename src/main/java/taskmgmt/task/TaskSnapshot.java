package taskmgmt.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * The progress of a task at one moment, and its speed.
 *
 * @param event            the event that reported it
 * @param startedAt        when that attempt began; null if unknown
 * @param percentPerMinute the speed since the previous report; null for the first report of an attempt, after a pause, or
 *                         if no time has passed
 * @param expectedDoneAt   when the task would be done at its recent speed; null if that cannot be determined
 */
public record TaskSnapshot(TaskEvent event, @Nullable Instant startedAt, @Nullable Decimal percentPerMinute, @Nullable Instant expectedDoneAt) {
    /**
     * A figure of the event. For resources, a value at the top level takes precedence over one in {@code resource_usage}.
     */
    public @Nullable Object figure(TaskField field) {
        Object direct = event.fields().get(field.text());
        if (direct != null) {
            return direct;
        }
        return switch (field.origin()) {
            case RESOURCE -> event.object(TaskField.RESOURCE_USAGE.text()).get(field.text());
            case MODEL -> event.object(TaskField.ML_METRICS.text()).get(field.text());
            default -> null;
        };
    }
}
