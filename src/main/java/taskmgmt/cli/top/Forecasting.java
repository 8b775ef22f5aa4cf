package taskmgmt.cli.top;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.Remaining;
import taskmgmt.store.read.LogReader;

/**
 * Forecasts how much longer tasks take. Building a forecast takes seconds if there is much history, so that happens in the background, and
 * only so often that it takes at most a fiftieth of the time. Not thread-safe.
 */
final class Forecasting {
    private static final int REST = 49;

    private final LogReader logs;
    private final boolean waits;
    private @Nullable FutureTask<Made> making;
    private @Nullable Remaining remaining;
    private boolean grown = true;
    private long nextNanos;

    /**
     * Uses the settings in force in a log.
     *
     * @param waits whether to wait for the first forecast, however long it takes
     */
    Forecasting(LogReader logs, boolean waits) {
        this.logs = logs;
        this.waits = waits;
    }

    private record Made(Remaining remaining, long nanos) {}

    /** Notes that more runs may have ended. */
    void grew() {
        grown = true;
    }

    /** The forecast from the runs that have ended, or from those of a while ago; null if it is still being built. */
    @Nullable Remaining by(PastRuns ended, long now) throws IOException, InterruptedException {
        FutureTask<Made> current = making;
        if (current == null && grown && (remaining == null || System.nanoTime() - nextNanos >= 0)) {
            grown = false;
            PastRuns copy = Question.past(false).empty();
            copy.combine(ended);
            current = new FutureTask<>(() -> made(copy, now));
            making = current;
            Thread.ofPlatform().daemon().name("forecast").start(current);
        }
        if (current != null && (waits || current.isDone())) {
            making = null;
            Made made = result(current);
            remaining = made.remaining;
            nextNanos = System.nanoTime() + REST * made.nanos;
        }
        return remaining;
    }

    private Made made(PastRuns ended, long now) throws IOException {
        long from = System.nanoTime();
        Remaining remaining = new Remaining(ended, new SettingsReader(logs).inForce().settings().tuning(), now);
        return new Made(remaining, System.nanoTime() - from);
    }

    private static Made result(FutureTask<Made> task) throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("the forecast failed", e.getCause());
        }
    }
}
