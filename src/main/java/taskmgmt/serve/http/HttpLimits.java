package taskmgmt.serve.http;

import java.time.Duration;

/**
 * How much is read from a client before it is turned away.
 *
 * @param bodyBytes   of a body: more is answered with 413
 * @param headerBytes of all headers together: more is answered with 400
 * @param connections that are open at once; others wait in the kernel
 * @param readTime    how long nothing may come while something is expected
 * @param idleTime    how long a connection may be open without a request
 */
public record HttpLimits(int bodyBytes, int headerBytes, int connections, Duration readTime, Duration idleTime) {
    /** A body holds one change, whose metadata the log keeps for good. */
    public static final HttpLimits USUAL = new HttpLimits(1 << 20, 16 << 10, 4_096, Duration.ofSeconds(10), Duration.ofMinutes(2));
}
