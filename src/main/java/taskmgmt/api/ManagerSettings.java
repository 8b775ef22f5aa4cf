package taskmgmt.api;

import java.time.Duration;

/**
 * How a manager runs tasks.
 *
 * @param client      how it writes to the log
 * @param concurrency how many tasks run at once, 1 or more
 * @param maxAttempts how often a task is started whose process dies every time, 1 or more; then it fails as {@code lost}
 * @param closeGrace  how long {@link TaskManager#close} waits for running tasks before it interrupts them
 * @param stopGrace   how long it waits for them after that
 */
public record ManagerSettings(ClientSettings client, int concurrency, int maxAttempts, Duration closeGrace, Duration stopGrace) {
    private static final int DEFAULT_ATTEMPTS = 3;
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);
    private static final Duration DEFAULT_STOP = Duration.ofSeconds(10);

    /** @throws IllegalArgumentException if a number is less than 1, or a time is negative */
    public ManagerSettings {
        if (concurrency < 1 || maxAttempts < 1 || closeGrace.isNegative() || stopGrace.isNegative()) {
            throw new IllegalArgumentException("concurrency and attempts are 1 or more, and no grace is negative");
        }
    }

    /** As many tasks at once as there are processors, three attempts, graces of 30 s and 10 s. */
    public static ManagerSettings usual() {
        return new ManagerSettings(ClientSettings.usual(), Runtime.getRuntime().availableProcessors(), DEFAULT_ATTEMPTS, DEFAULT_GRACE, DEFAULT_STOP);
    }

    /** The same settings with this many tasks at once. */
    public ManagerSettings withConcurrency(int atOnce) {
        return new ManagerSettings(client, atOnce, maxAttempts, closeGrace, stopGrace);
    }

    /** The same settings with other settings for the log. */
    public ManagerSettings withClient(ClientSettings other) {
        return new ManagerSettings(other, concurrency, maxAttempts, closeGrace, stopGrace);
    }

    /** The same settings with other graces. */
    public ManagerSettings withGraces(Duration beforeInterrupt, Duration afterwards) {
        return new ManagerSettings(client, concurrency, maxAttempts, beforeInterrupt, afterwards);
    }
}
