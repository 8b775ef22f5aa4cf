package taskmgmt.heal.act;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.heal.detect.FailureLook;
import taskmgmt.run.SignalRelay;

/** Waits for a condition to become true, but gives up when this process is asked to end. */
final class Patience {
    private static final long FIRST_PAUSE_NANOS = 5_000_000;
    /** A condition that holds after a second is noticed at most a tenth of a second later. */
    private static final int PAUSE_SHARE = 10;
    private static final long MAX_PAUSE_NANOS = 250_000_000;

    private final SignalRelay signals;

    Patience(SignalRelay signals) {
        this.signals = signals;
    }

    /** A condition that does not hold yet. */
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /**
     * Checks again and again, at growing intervals, until the condition holds or the time is over; returns whether it
     * holds.
     */
    boolean await(Duration within, Condition condition) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + within.toNanos();
        while (!condition.holds()) {
            long left = end - System.nanoTime();
            long pause = Math.clamp((System.nanoTime() - begin) / PAUSE_SHARE, FIRST_PAUSE_NANOS, MAX_PAUSE_NANOS);
            if (left <= 0 || signals.await(Duration.ofNanos(Math.min(pause, left)))) {
                return condition.holds();
            }
        }
        return true;
    }

    /** Whether this process has been asked to end. */
    boolean isOver() {
        return signals.ended() != null;
    }

    /** Waits until a detector finds no failure; returns that observation, or the last one when the time is over. */
    Observation awaitFine(FailureDetector detector, Duration within, FailureLook look) throws InterruptedException {
        Last last = new Last();
        await(within, () -> {
            Observation seen = look.look(detector);
            last.seen = seen;
            return seen instanceof Observation.Fine;
        });
        Observation seen = last.seen;
        return seen == null ? look.look(detector) : seen;
    }

    private static final class Last {
        private @Nullable Observation seen;
    }
}
