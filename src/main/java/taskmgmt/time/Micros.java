package taskmgmt.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/** Moments in microseconds since 1970-01-01T00:00:00Z, and durations in microseconds, as folds over millions of tasks hold them. Pure. */
public final class Micros {
    /** Represents a moment that has not come, or an unknown duration. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;

    private Micros() {}

    /** The moment; {@link #UNKNOWN} for null. */
    public static long of(@Nullable Instant instant) {
        return instant == null ? UNKNOWN : instant.getEpochSecond() * SECOND + instant.getNano() / 1_000;
    }

    /** The microseconds as an instant; null for {@link #UNKNOWN}. */
    public static @Nullable Instant instant(long micros) {
        return micros == UNKNOWN ? null : Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000L);
    }

    /** A duration in exact seconds, without needless zeros; null for {@link #UNKNOWN}. */
    public static @Nullable Decimal seconds(long micros) {
        return micros == UNKNOWN ? null : Decimal.valueOf(micros, 6).plain();
    }

    /** From one moment to another; {@link #UNKNOWN} if one of them is, or the clock went backwards in between. */
    public static long between(long from, long to) {
        return from == UNKNOWN || to == UNKNOWN || to < from ? UNKNOWN : to - from;
    }
}
