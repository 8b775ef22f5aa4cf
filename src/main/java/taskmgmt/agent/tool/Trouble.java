package taskmgmt.agent.tool;

import java.time.Duration;
import java.util.Locale;

/** The kind of a call's error, which decides whether and when it is retried. */
public enum Trouble {
    /** An error of the tool itself. */
    TOOL(3, 2_000, 15_000, 2),
    /** An error of the service behind it: status 500 or above. */
    SERVICE(5, 1_000, 30_000, 1.5),
    /** A network error. */
    NETWORK(4, 500, 10_000, 2),
    /** Too many calls: a status of 429. */
    RATE_LIMIT(6, 5_000, 60_000, 1.8),
    /** It is not allowed; trying again does not change that. */
    PERMISSION(0, 0, 0, 1),
    /** The arguments are wrong: the caller has to supply others. */
    VALIDATION(0, 0, 0, 1),
    /** It ran out of time. */
    TIMEOUT(0, 0, 0, 1);

    private final int retries;
    private final long baseMillis;
    private final long capMillis;
    private final double factor;

    Trouble(int retries, long baseMillis, long capMillis, double factor) {
        this.retries = retries;
        this.baseMillis = baseMillis;
        this.capMillis = capMillis;
        this.factor = factor;
    }

    /** The maximum number of retries. */
    public int retries() {
        return retries;
    }

    /** How long to wait before the n-th retry, counted from 1. */
    public Duration pause(int n) {
        return Duration.ofMillis((long) Math.min((double) capMillis, (double) baseMillis * Math.pow(factor, n - 1)));
    }

    /** The word for it in records. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
