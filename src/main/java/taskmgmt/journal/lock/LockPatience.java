package taskmgmt.journal.lock;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogBusyException;

/**
 * How long somebody waits for a lock. The timeout is for one holder: it starts again whenever the lock changes hands, as a crowd
 * that is being served is no reason to give up, however slow the machine. Whoever keeps the lock for all of the timeout is stuck, or at
 * something long, and is named. Waiting as a whole ends after {@link #MAX_TIMEOUTS} timeouts: a machine on which that happens does
 * not get done what it is asked to do, and whoever waits should hear of it.
 *
 * <p>For one wait of one thread. Times are monotonic.
 */
final class LockPatience {
    /** With the default of 30 s these are ten minutes, twenty times what a hundred commands at once take on two processors. */
    static final int MAX_TIMEOUTS = 20;

    private static final long MAX_WAIT_SECONDS = 1_000_000_000;
    /** Most waits are over by then, and it takes longer to find the holder than to wait. */
    private static final long FIRST_LOOK_NANOS = 20_000_000;
    private static final int LOOKS_PER_TIMEOUT = 30;

    private final LockFile lockFile;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    /** Called before each wait. */
    private final Runnable waiting;
    private final long timeoutNanos;
    private final long start;
    /** When the lock came into the hands that it is in. */
    private long since;
    private @Nullable String holder;
    private boolean hasWaited;
    private int hands;

    LockPatience(LockFile lockFile, Duration timeout, LongSupplier nanoTime, Runnable waiting) {
        this.lockFile = lockFile;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.timeoutNanos = timeout.toSeconds() >= MAX_WAIT_SECONDS ? Long.MAX_VALUE : timeout.toNanos();
        this.start = nanoTime.getAsLong();
        this.since = start;
    }

    /**
     * For how long to wait until this is to be asked again, in nanoseconds.
     *
     * @throws LogBusyException where there is no more to be waited
     */
    long nanos() throws LogBusyException {
        if (hasWaited) {
            look();
        }
        long now = nanoTime.getAsLong();
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
        long untilLook = hasWaited ? Math.max(FIRST_LOOK_NANOS, timeoutNanos / LOOKS_PER_TIMEOUT) : FIRST_LOOK_NANOS;
        hasWaited = true;
        return Math.min(left, untilLook);
    }

    /** Where the system does not say who has a lock, all other processes count as one. */
    private void look() {
        String now = lockFile.holding();
        if (holder != null && !holder.equals(now)) {
            since = nanoTime.getAsLong();
            hands++;
        }
        holder = now;
    }
}
