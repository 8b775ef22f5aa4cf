package taskmgmt.serve.route;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.Problem;
import taskmgmt.serve.figure.ServerFigures;
import taskmgmt.store.write.LogPresence;

/** Whether a server is running or shutting down, whether it has a log, and what it has done so far. Thread-safe. */
public final class ServerState {
    private final LongSupplier nanos;
    private final ServerFigures figures;
    private final LogPresence log;
    private volatile boolean stopping;

    /**
     * The state of a server that is starting.
     *
     * @param nanos a monotonic clock
     */
    public ServerState(LongSupplier nanos, ServerFigures figures, LogPresence log) {
        this.nanos = nanos;
        this.figures = figures;
        this.log = log;
    }

    public ServerFigures figures() {
        return figures;
    }

    /** The server is about to end: requests in progress are answered, and no others are accepted. */
    public void stop() {
        stopping = true;
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Why nothing about the log can be answered at the moment; null if it can. */
    @Nullable Problem unavailable() {
        if (stopping) {
            return Problem.of(503, "the server is about to end").remedy("ask another one, or this one when it is up again");
        }
        return log.isGone() ? Problem.of(503, "the log directory was moved or deleted while the server ran").titled("The log is gone")
                .remedy("put it back, and the server goes on") : null;
    }

    public long nanos() {
        return nanos.getAsLong();
    }
}
