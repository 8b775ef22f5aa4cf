package taskmgmt.serve.http;

import java.time.Duration;

/**
 * Limits on the input from a client.
 *
 * @param bodyBytes   of a body: more is answered with 413
 * @param headerBytes of all headers together: more is answered with 400
 * @param connections that are open at once; others wait in the kernel
 * @param perAddress  how many of them one address may have, which a proxy in front is free of
 * @param idleTime    how long a connection may be open without a request, a request may take to come whole, and a client take nothing of its answer
 */
public record HttpLimits(int bodyBytes, int headerBytes, int connections, int perAddress, Duration idleTime) {
    /** A body holds one change, whose metadata the log keeps for good. Clients keep a connection for half a minute. */
    public static final HttpLimits USUAL = new HttpLimits(1 << 20, 16 << 10, 4_096, 2_048, Duration.ofMinutes(1));
}
