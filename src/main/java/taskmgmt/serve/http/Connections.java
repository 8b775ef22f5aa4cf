package taskmgmt.serve.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open connections, and how many each address has. Shared between threads. */
final class Connections implements ServerConnectionSelector {
    private final ServerConnectionSelector protocol;
    private final int perAddress;
    private final Duration maxIdle;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    /** A connection has one thread, which reads a request and answers it. */
    private final Map<Thread, BoundedConnection> byThread = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param protocol   speaks on them
     * @param perAddress how many one address may have; one more is closed at once
     * @param maxIdle    how long one may be open without a request, a request may take to come whole, and its answer wait to be taken
     */
    Connections(ServerConnectionSelector protocol, int perAddress, Duration maxIdle) {
        this.maxIdle = maxIdle;
        this.protocol = protocol;
        this.perAddress = perAddress;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return protocol.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return protocol.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return protocol.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        WriteWatch watch = new WriteWatch();
        return new BoundedConnection(protocol.connection(watch.over(context)), context, watch, this, maxIdle);
    }

    /** Counts one of this address on this thread; false if it has as many as it may, and then there is nothing to give back. */
    boolean take(String address, BoundedConnection connection) {
        if (open.merge(address, 1, Integer::sum) > perAddress) {
            release(address);
            return false;
        }
        byThread.put(Thread.currentThread(), connection);
        return true;
    }

    void give(String address) {
        byThread.remove(Thread.currentThread());
        release(address);
    }

    private void release(String address) {
        open.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
    }

    /** The one whose request this thread has read. */
    BoundedConnection current() {
        BoundedConnection connection = byThread.get(Thread.currentThread());
        if (connection == null) {
            throw new IllegalStateException("this thread reads no connection");
        }
        return connection;
    }
}
