package taskmgmt.serve.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a client can neither hold for ever nor lose an answer by. A request that comes too slowly is cut off, and so is
 * whoever takes nothing of its answer; the library does that to nobody who has sent a first line.
 *
 * <p>Whoever is turned away before the end of its request, as for a body that is too large, is still sending; a socket that is closed with
 * bytes unread in it resets the connection, and the reset overtakes the answer (RFC 9112, 9.6). So what still comes is read and thrown
 * away: up to {@value #MAX_DISCARDED} bytes, for {@value #LINGERING_SECONDS} seconds, until nothing has come for {@value #SILENCE_SECONDS}.
 */
final class BoundedConnection implements ServerConnection, InterruptableTask<Void> {
    private static final long MAX_DISCARDED = 256L << 20;
    private static final int LINGERING_SECONDS = 10;
    /** The library cannot close one direction alone, so that a client that waits for the end of the connection waits this long. */
    private static final int SILENCE_SECONDS = 1;

    private final ServerConnection speaking;
    private final ConnectionContext context;
    private final WriteWatch watch;
    private final Connections all;
    private final Duration maxIdle;
    /** Guards what follows. */
    private final Object state = new Object();
    private @Nullable Thread reading;
    private boolean answering;
    private boolean lingering;
    private long answeredNanos = System.nanoTime();

    BoundedConnection(ServerConnection speaking, ConnectionContext context, WriteWatch watch, Connections all, Duration maxIdle) {
        this.watch = watch;
        this.maxIdle = maxIdle;
        this.speaking = speaking;
        this.context = context;
        this.all = all;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        String address = context.remotePeer().address() instanceof InetSocketAddress known ? known.getAddress().getHostAddress() : context.remotePeer().host();
        if (!all.take(address, this)) {
            throw new CloseConnectionException("too many connections of " + address);
        }
        synchronized (state) {
            reading = Thread.currentThread();
        }
        try {
            // Throws if the client has closed its end, or the socket fails: then nobody reads a response.
            speaking.handle(limit);
            linger();
        } finally {
            all.give(address);
        }
    }

    /**
     * Says that a request has come whole.
     *
     * @throws CloseConnectionException if that was too late
     */
    void answers() {
        synchronized (state) {
            // A thread is never interrupted while it answers: that would break off its writes to the log.
            if (Thread.interrupted()) {
                throw new CloseConnectionException("the request has come too slowly");
            }
            answering = true;
        }
    }

    void hasAnswered() {
        synchronized (state) {
            answering = false;
            answeredNanos = System.nanoTime();
        }
    }

    private void linger() {
        setLingering(true);
        try {
            discard(context.dataReader());
        } catch (DataReader.InsufficientDataAvailableException | CloseConnectionException e) {
            // What was waited for: the client has closed its end, or says nothing more.
        } finally {
            setLingering(false);
        }
    }

    private void setLingering(boolean now) {
        synchronized (state) {
            lingering = now;
        }
    }

    private void discard(DataReader reader) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LINGERING_SECONDS);
        for (long bytes = 0; bytes < MAX_DISCARDED && System.nanoTime() - end < 0;) {
            CompletableFuture<Void> silence = new CompletableFuture<@Nullable Void>().completeOnTimeout(null, SILENCE_SECONDS, TimeUnit.SECONDS).thenRun(this::cut);
            reader.ensureAvailable();
            silence.cancel(false);
            int available = reader.available();
            reader.skip(available);
            bytes += available;
        }
    }

    private boolean isLingering() {
        synchronized (state) {
            return lingering;
        }
    }

    /**
     * Ends the reading, and the sending of a response that the client does not accept, whose change is already in the log; other responses
     * continue.
     */
    private void cut() {
        synchronized (state) {
            Thread thread = reading;
            if (thread != null && (!answering || watch.blockedFor().compareTo(maxIdle) > 0)) {
                thread.interrupt();
            }
        }
    }

    /** Since the last answer, or the first line of a request that has not been answered; while one is, since something of it was taken. */
    @Override
    public Duration idleTime() {
        Duration idle = speaking.idleTime();
        synchronized (state) {
            Duration answered = Duration.ofNanos(System.nanoTime() - answeredNanos);
            return answering ? watch.blockedFor() : idle.compareTo(answered) < 0 ? idle : answered;
        }
    }

    /** Called when the server ends, and for what is idle too long. */
    @Override
    public void close(boolean interrupt) {
        speaking.close(interrupt);
        // The end of an answer may still be on its way otherwise.
        if (isLingering() || idleTime().compareTo(maxIdle) > 0) {
            cut();
        }
    }

    @Override
    public boolean canInterrupt() {
        return isLingering() || speaking instanceof InterruptableTask<?> task && task.canInterrupt();
    }
}
