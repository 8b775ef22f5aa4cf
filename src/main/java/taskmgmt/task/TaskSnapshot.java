package taskmgmt.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * How far a task was at one moment, and how fast it got there.
 *
 * @param event            what told of it
 * @param startedAt        when the try began that it is of; null where that is not known
 * @param percentPerMinute how fast it progressed since the report before; null for the first of a try, after a pause, and
 *                         where no time has passed
 * @param expectedDoneAt   when it would be done if it went on as it recently did; null where that cannot be told
 */
public record TaskSnapshot(TaskEvent event, @Nullable Instant startedAt, @Nullable Decimal percentPerMinute, @Nullable Instant expectedDoneAt) {
    /**
     * A figure of the event: of those on resources, a value at the top level counts before one in
     * {@code resource_usage}.
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
