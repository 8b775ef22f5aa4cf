package taskmgmt.run.agent.tool;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import taskmgmt.run.SignalRelay;

/** Waits for others, but no longer than this process is to go on. May be used by several threads. */
public interface Waiting {
    /** How often it is asked whether this process is to end. */
    long LOOK_MILLIS = 100;

    /** Waits before another try. Returns whether there should be one. */
    boolean pause(Duration time) throws InterruptedException;

    /** Whether this process is to end. */
    boolean isOver();

    /** Until this process is told to end. */
    static Waiting untilTold(SignalRelay signals) {
        return new Waiting() {
            @Override
            public boolean pause(Duration time) throws InterruptedException {
                return !signals.await(time);
            }

            @Override
            public boolean isOver() {
                return signals.ended() != null;
            }
        };
    }

    /**
     * Does something that waits for a socket: in a thread of its own, which is interrupted, and its socket closed with it, when the time is
     * over or this process is to end.
     *
     * @param end in nanoseconds, as {@link System#nanoTime} counts
     * @throws TimeoutException   where the time is over, or this process is to end
     * @throws ExecutionException with whatever it threw
     */
    default <T> T get(Callable<T> work, long end) throws TimeoutException, ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofVirtual().start(task);
        while (true) {
            try {
                return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() - end > 0 || isOver()) {
                    thread.interrupt();
                    throw e;
                }
            }
        }
    }
}
