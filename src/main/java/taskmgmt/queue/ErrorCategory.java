package taskmgmt.queue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The category of a command's error, derived from its exit code and the tail of its output, with the number of retries that it is
 * worth.
 *
 * <p>The pauses have full jitter: each is drawn uniformly between zero and {@code first × factor^n}, at most {@code longest}, so
 * that many commands that failed together do not come back together. See M. Brooker, "Exponential Backoff and Jitter", AWS
 * Architecture Blog, 2015.
 */
public enum ErrorCategory {
    /** The other side cannot be reached, or hung up. */
    NETWORK(4, 500, 10_000, 2, """
            connection refused
            connection reset
            connection timed out
            could not resolve
            name or service not known
            temporary failure in name resolution
            network is unreachable
            no route to host
            bad gateway
            service unavailable
            broken pipe"""),
    /** The other side wants fewer requests. */
    RATE_LIMIT(6, 5_000, 60_000, 1.8, """
            rate limit
            rate-limit
            ratelimit
            too many requests
            quota exceeded
            throttl"""),
    /** It took too long. */
    TIMEOUT(3, 2_000, 15_000, 2, """
            timed out
            timeout
            deadline exceeded"""),
    /** Its input is wrong, and will be wrong next time. */
    VALIDATION(1, 1_000, 30_000, 2, """
            invalid
            syntax error
            usage:
            unrecognized option
            unknown option
            no such option
            no such file or directory
            command not found"""),
    /** It is not permitted, and asking again does not change that. */
    PERMISSION(0, 0, 0, 1, """
            permission denied
            access denied
            operation not permitted
            unauthorized
            forbidden
            authentication failed"""),
    /** The machine has no more of something. */
    RESOURCE(2, 2_000, 10_000, 2, """
            no space left
            out of memory
            cannot allocate memory
            outofmemory
            disk quota exceeded
            too many open files
            resource temporarily unavailable
            database is locked"""),
    /** Anything else. */
    INTERNAL(3, 1_000, 30_000, 2, "");

    /** The order in which the output is searched: more specific errors come before those often printed with them. */
    private static final List<ErrorCategory> SEARCHED = List.of(RATE_LIMIT, RESOURCE, PERMISSION, NETWORK, TIMEOUT, VALIDATION);
    /** How many characters at the end of the output are searched: errors are usually printed last. */
    private static final int SEEN = 2_000;
    private static final int TIMED_OUT = 124;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int KILLED = 137;
    /** The values of sysexits.h. */
    private static final int EX_USAGE = 64;
    private static final int EX_DATAERR = 65;
    private static final int EX_NOINPUT = 66;
    private static final int EX_NOHOST = 68;
    private static final int EX_UNAVAILABLE = 69;
    private static final int EX_TEMPFAIL = 75;
    private static final int EX_NOPERM = 77;
    private static final int EX_CONFIG = 78;

    private final int limit;
    private final long firstMillis;
    private final long longestMillis;
    private final double factor;
    /** One per line. */
    private final String words;

    ErrorCategory(int limit, long firstMillis, long longestMillis, double factor, String words) {
        this.limit = limit;
        this.firstMillis = firstMillis;
        this.longestMillis = longestMillis;
        this.factor = factor;
        this.words = words;
    }

    /**
     * What went wrong.
     *
     * @param code     the exit code, not 0
     * @param timedOut whether it was ended because its time ran out
     * @param output   the end of its output; empty if unknown
     */
    public static ErrorCategory of(int code, boolean timedOut, String output) {
        if (timedOut || code == TIMED_OUT) {
            return TIMEOUT;
        }
        String said = output.substring(Math.max(0, output.length() - SEEN)).toLowerCase(Locale.ROOT);
        for (ErrorCategory each : SEARCHED) {
            if (each.words.lines().anyMatch(said::contains)) {
                return each;
            }
        }
        return switch (code) {
            case EX_NOPERM, NOT_EXECUTABLE -> PERMISSION;
            case 2, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_CONFIG, NOT_FOUND -> VALIDATION;
            case EX_NOHOST, EX_UNAVAILABLE, EX_TEMPFAIL -> NETWORK;
            case KILLED -> RESOURCE;
            default -> INTERNAL;
        };
    }

    /** The category that records call by this name; null if there is none. */
    public static @Nullable ErrorCategory named(String text) {
        for (ErrorCategory each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        return null;
    }

    /** The word in records. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the command is run again after this many retries. */
    public boolean allows(int done) {
        return done < limit;
    }

    /** How long to wait before the command is run again after this many retries. */
    public Duration pause(int done, RandomGenerator random) {
        long bound = longest(done).toMillis();
        return Duration.ofMillis(bound == 0 ? 0 : random.nextLong(bound + 1));
    }

    /** The longest that such a pause can be. */
    public Duration longest(int done) {
        return Duration.ofMillis((long) Math.min((double) longestMillis, (double) firstMillis * Math.pow(factor, done)));
    }
}
