package taskmgmt.task;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/** When a task should be done. All moments are in microseconds since 1970. */
final class Deadline {
    private static final long MICROS_PER_SECOND = 1_000_000;
    /** The start of the year 0. */
    private static final long FIRST = -62_167_219_200L * MICROS_PER_SECOND;
    /** The last second of the year 9999. */
    static final long LAST = 253_402_300_799L * MICROS_PER_SECOND;

    private static final long ANY = Fact.SLA_DEADLINE.bit() | Fact.SLA_HOURS.bit();

    private Deadline() {}

    /**
     * The deadline after an event, or {@link TaskRun#UNKNOWN} if there is none. An explicit deadline takes precedence over a number
     * of hours after creation.
     */
    static long after(EventFacts event, long created, long before) {
        if (!event.hasAny(ANY)) {
            return before;
        }
        return event.has(Fact.SLA_DEADLINE) ? event.micros(Fact.SLA_DEADLINE) : inHours(created, event.decimal(Fact.SLA_HOURS));
    }

    private static long inHours(long created, @Nullable Decimal hours) {
        if (hours == null) {
            return TaskRun.UNKNOWN;
        }
        try {
            Decimal micros = hours.multiply(Decimal.valueOf(3600 * MICROS_PER_SECOND)).setScale(0, RoundingMode.HALF_UP);
            long deadline = Math.addExact(created, micros.longValueExact());
            return deadline < FIRST || deadline > LAST ? TaskRun.UNKNOWN : deadline;
        } catch (ArithmeticException tooFar) {
            return TaskRun.UNKNOWN;
        }
    }
}
