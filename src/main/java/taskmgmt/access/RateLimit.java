package taskmgmt.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits how often each of many clients may do something: each has a bucket of tokens that fills steadily, and every use takes one
 * token (token bucket, Turner, IEEE Communications 24(10), 1986). When there are too many clients, those not seen for the longest
 * time are forgotten; they come back with a full bucket. May be shared between threads.
 */
public final class RateLimit {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int MAX_BUCKETS = 10_000;

    private final long burst;
    private final long nanosPerToken;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /** Stores when the bucket was or will be full; a time in the past means a full bucket. */
    private static final class Bucket {
        private long fullAtNanos;

        Bucket(long now) {
            fullAtNanos = now;
        }
    }

    /**
     * A limit.
     *
     * @param perSecond the long-term rate, 1 to a thousand million
     * @param burst     how many at once after a rest, at least 1
     */
    public static RateLimit of(long perSecond, long burst) {
        return new RateLimit(burst, NANOS_PER_SECOND / perSecond);
    }

    private RateLimit(long burst, long nanosPerToken) {
        this.burst = burst;
        this.nanosPerToken = nanosPerToken;
    }

    /** This often at once, and then once in this many seconds. */
    public static RateLimit slow(long burst, long secondsPerToken) {
        return new RateLimit(burst, secondsPerToken * NANOS_PER_SECOND);
    }

    /**
     * Takes a token.
     *
     * @param nowNanos of a clock that never goes back
     * @return 0, or for how many nanoseconds there is no token, in which case none was taken
     */
    public synchronized long take(String who, long nowNanos) {
        Bucket bucket = bucket(who, nowNanos);
        long full = Math.max(bucket.fullAtNanos, nowNanos);
        long wait = full + nanosPerToken - burst * nanosPerToken - nowNanos;
        if (wait > 0) {
            return wait;
        }
        bucket.fullAtNanos = full + nanosPerToken;
        return 0;
    }

    /** The same without taking one. */
    public synchronized long look(String who, long nowNanos) {
        Bucket bucket = buckets.get(who);
        return bucket == null ? 0 : Math.max(0, Math.max(bucket.fullAtNanos, nowNanos) + nanosPerToken - burst * nanosPerToken - nowNanos);
    }

    private Bucket bucket(String who, long now) {
        Bucket known = buckets.get(who);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= MAX_BUCKETS) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        Bucket made = new Bucket(now);
        buckets.put(who, made);
        return made;
    }
}
