package taskmgmt.serve.route;

import java.util.function.LongSupplier;
import taskmgmt.serve.figure.ServerFigures;

/** Whether a server is running or shutting down, and what it has done so far. Thread-safe. */
public final class ServerState {
    private final LongSupplier nanos;
    private final ServerFigures figures;
    private volatile boolean stopping;

    /** @param nanos a clock that never goes back */
    public ServerState(LongSupplier nanos, ServerFigures figures) {
        this.nanos = nanos;
        this.figures = figures;
    }

    public ServerFigures figures() {
        return figures;
    }

    /** It is about to end: what is being answered is answered, and nothing else begun. */
    public void stop() {
        stopping = true;
    }

    public boolean isStopping() {
        return stopping;
    }

    public long nanos() {
        return nanos.getAsLong();
    }
}
