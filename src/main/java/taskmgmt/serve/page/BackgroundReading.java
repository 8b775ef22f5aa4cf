package taskmgmt.serve.page;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.route.Readings;

/**
 * A {@link SlowReading} that takes so long on a large log that no page waits for it: it goes on in a thread of its own, and a page has what there
 * was before, if anything. May be shared between threads.
 */
final class BackgroundReading {
    private final SlowReading reading;
    private final Duration patience;
    private @Nullable CompletableFuture<Readings.Reading> running;
    private Readings.@Nullable Reading last;

    /** @param patience how long a page waits for it */
    BackgroundReading(SlowReading reading, Duration patience) {
        this.reading = reading;
        this.patience = patience;
    }

    /** Null if it has not been made yet. */
    Readings.@Nullable Reading read() throws IOException, InterruptedException {
        try {
            Readings.Reading made = begun().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            synchronized (this) {
                last = made;
                running = null;
            }
            return made;
        } catch (TimeoutException _) {
            synchronized (this) {
                return last;
            }
        } catch (ExecutionException e) {
            synchronized (this) {
                running = null;
            }
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IOException(e.getCause());
            }
        }
    }

    private synchronized CompletableFuture<Readings.Reading> begun() {
        CompletableFuture<Readings.Reading> known = running;
        if (known != null) {
            return known;
        }
        CompletableFuture<Readings.Reading> begun = new CompletableFuture<>();
        running = begun;
        Thread.ofVirtual().name("reading").start(() -> {
            try {
                begun.complete(reading.read());
            } catch (IOException | RuntimeException | Error e) {
                begun.completeExceptionally(e);
            } catch (InterruptedException e) {
                begun.completeExceptionally(new IOException("interrupted while it was read", e));
            }
        });
        return begun;
    }
}
