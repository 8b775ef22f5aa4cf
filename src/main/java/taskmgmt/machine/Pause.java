package taskmgmt.machine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** How to wait between two checks of something that another process will change; tests do not really wait. */
@FunctionalInterface
public interface Pause {
    /**
     * Waits a while, or less if the thread is interrupted, which leaves its interrupted status set.
     *
     * @param attempt how many checks have failed so far, from 1
     */
    void pause(int attempt);

    /**
     * Pauses that double from a shortest to a longest one, each varied at random by up to a half, so that processes that began to
     * wait at the same time do not keep checking at the same time.
     */
    static Pause growing(long shortestNanos, long longestNanos) {
        return attempt -> {
            long nanos = Math.min(longestNanos, shortestNanos << Math.min(attempt - 1, 20));
            LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
        };
    }
}
