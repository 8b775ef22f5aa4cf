package taskmgmt.serve.route;

import java.util.function.LongSupplier;

/** Whether a server is running or shutting down. Thread-safe. */
public final class ServerState {
    private final LongSupplier nanos;
    private volatile boolean stopping;

    /** @param nanos a clock that never goes back */
    public ServerState(LongSupplier nanos) {
        this.nanos = nanos;
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
