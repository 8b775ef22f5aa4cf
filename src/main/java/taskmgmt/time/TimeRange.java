package taskmgmt.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A half-open period of time: from its start, inclusive, to its end, exclusive. Adjacent ranges cover every moment exactly once. Immutable.
 *
 * @param from  null if it has no start
 * @param until null if it has no end
 * @param until null if it has no end
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant until) {
    public static final TimeRange ALWAYS = new TimeRange(null, null);

    /** @throws IllegalArgumentException if it ends before it begins */
    public TimeRange {
        if (from != null && until != null && from.isAfter(until)) {
            throw new IllegalArgumentException(
                    "the start, " + Rfc3339.format(from) + ", is after the end, " + Rfc3339.format(until));
        }
    }

    public boolean contains(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }

    /** Whether it leaves nothing out. */
    public boolean isAlways() {
        return from == null && until == null;
    }
}
