package taskmgmt.journal.lock;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogBusyException;

/**
 * How long to wait for a lock. The timeout applies to one holder: it starts again whenever the lock changes hands, since a queue that
 * is being served is no reason to give up, however slow the machine is. A process that keeps the lock for the whole timeout is stuck,
 * or busy with something long, and is named in the error. The whole wait ends after {@link #MAX_TIMEOUTS} timeouts: a machine on which
 * this happens cannot keep up with its work, and the waiting user should learn of it.
 *
 * <p>For one wait of one thread. Times are monotonic.
 */
final class LockPatience {
    /** With the default of 30 s this is ten minutes, twenty times what a hundred simultaneous commands take on two processors. */
    static final int MAX_TIMEOUTS = 20;

    private static final long MAX_WAIT_SECONDS = 1_000_000_000;
    /** Finding the holder takes longer than most waits, and all the longer the more processes wait. */
    private static final int LOOKS_PER_TIMEOUT = 10;

    private final LockFile lockFile;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    /** Called before each wait. */
    private final Runnable waiting;
    private final long timeoutNanos;
    private final long start;
    /** When the current holder got the lock. */
    private long since;
    private @Nullable String holder;
    private long nextLook;
    private int hands;

    LockPatience(LockFile lockFile, Duration timeout, LongSupplier nanoTime, Runnable waiting) {
        this.lockFile = lockFile;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.timeoutNanos = timeout.toSeconds() >= MAX_WAIT_SECONDS ? Long.MAX_VALUE : timeout.toNanos();
        this.start = nanoTime.getAsLong();
        this.since = start;
        this.nextLook = start + timeoutNanos / LOOKS_PER_TIMEOUT;
    }

    /**
     * How many nanoseconds to wait before asking again.
     *
     * @throws LogBusyException when there is no time left to wait
     */
    long nanos() throws LogBusyException {
        long now = nanoTime.getAsLong();
        if (now - nextLook >= 0) {
            look(now);
        }
        long left = timeoutNanos - (now - since);
        if (left <= 0) {
            throw new LogBusyException(lockFile.file() + " is locked by " + lockFile.holder() + " for more than " + timeout.toMillis()
                    + " ms: try again" + (lockFile.isHeldHere() ? "" : ", or end that process"));
        }
        if (timeoutNanos < Long.MAX_VALUE / MAX_TIMEOUTS && now - start >= MAX_TIMEOUTS * timeoutNanos) {
            throw new LogBusyException(lockFile.file() + " has changed hands at least " + hands + " times within "
                    + (now - start) / 1_000_000 + " ms, and others are still before this command: try again when there is less to do");
        }
        waiting.run();
        return Math.min(left, Math.max(1, nextLook - now));
    }

    /** Where the system does not say who has a lock, all other processes count as one. */
    private void look(long now) {
        nextLook = now + timeoutNanos / LOOKS_PER_TIMEOUT;
        String found = lockFile.holding();
        if (holder != null && !holder.equals(found)) {
            since = now;
            hands++;
        }
        holder = found;
    }
}
