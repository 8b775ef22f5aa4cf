package taskmgmt.serve.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * How long a client has taken nothing of what is written to it. A write to a socket waits for as long as the other end reads nothing, which
 * has no limit of its own. What is written is cut in pieces, so that whoever takes each of them in time may take long for all. Shared between
 * the thread that writes and the one that looks.
 */
final class WriteWatch {
    private static final int PIECE = 64 << 10;
    private static final long IDLE = Long.MIN_VALUE;

    private volatile long sinceNanos = IDLE;

    /** Zero where nothing is being written. */
    Duration blockedFor() {
        long since = sinceNanos;
        return since == IDLE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** The same connection, watched. */
    ConnectionContext over(ConnectionContext context) {
        return new Context(context, new Writer(context));
    }

    private final class Writer implements DataWriter {
        private final ConnectionContext context;

        Writer(ConnectionContext context) {
            this.context = context;
        }

        @Override
        public void write(BufferData... buffers) {
            writeNow(buffers);
        }

        @Override
        public void write(BufferData buffer) {
            writeNow(buffer);
        }

        @Override
        public void writeNow(BufferData... buffers) {
            for (BufferData buffer : buffers) {
                writeNow(buffer);
            }
        }

        @Override
        public void writeNow(BufferData buffer) {
            while (buffer.available() > PIECE) {
                byte[] piece = new byte[PIECE];
                writePiece(BufferData.create(piece, 0, buffer.read(piece)));
            }
            writePiece(buffer);
        }

        private void writePiece(BufferData piece) {
            sinceNanos = System.nanoTime();
            try {
                context.dataWriter().writeNow(piece);
            } finally {
                sinceNanos = IDLE;
            }
        }

        @Override
        public void flush() {
            context.dataWriter().flush();
        }

        @Override
        public void close() {
            context.dataWriter().close();
        }
    }

    private record Context(ConnectionContext context, DataWriter dataWriter) implements ConnectionContext {
        @Override
        public ListenerContext listenerContext() {
            return context.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return context.executor();
        }

        @Override
        public DataReader dataReader() {
            return context.dataReader();
        }

        @Override
        public Router router() {
            return context.router();
        }

        @Override
        public Optional<ProxyProtocolData> proxyProtocolData() {
            return context.proxyProtocolData();
        }

        @Override
        public HelidonSocket serverSocket() {
            return context.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return context.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return context.localPeer();
        }

        @Override
        public boolean isSecure() {
            return context.isSecure();
        }

        @Override
        public String socketId() {
            return context.socketId();
        }

        @Override
        public String childSocketId() {
            return context.childSocketId();
        }
    }
}
