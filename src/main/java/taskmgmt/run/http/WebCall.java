package taskmgmt.run.http;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.ErrorCategory;

/**
 * Sends one request to a web server. It connects to the address that was checked, even if the name resolves differently a moment
 * later, which the platform's clients cannot guarantee. Redirects are not followed. One thread sends; another one may end it.
 */
public final class WebCall {
    private static final long NANOS = 1_000_000;

    private final AddressRule rule;
    private final Resolver resolver;
    private final int maxBody;
    private final @Nullable String lastLine;
    private @Nullable Socket socket;
    private boolean stopped;

    public WebCall(AddressRule rule) {
        this(rule, InetAddress::getAllByName);
    }

    public WebCall(AddressRule rule, Resolver resolver) {
        this(rule, resolver, ReplyReader.MAX_BODY, null);
    }

    private WebCall(AddressRule rule, Resolver resolver, int maxBody, @Nullable String lastLine) {
        this.rule = rule;
        this.resolver = resolver;
        this.maxBody = maxBody;
        this.lastLine = lastLine;
    }

    /** One that reads so many bytes of an answer, rather than a mebibyte; what follows is ignored. */
    public WebCall reading(int bytes) {
        return new WebCall(rule, resolver, bytes, lastLine);
    }

    /** One that is content with an answer up to that line, though the server keeps the connection open. Spaces in it do not matter. */
    public WebCall until(String line) {
        return new WebCall(rule, resolver, maxBody, line);
    }

    /** Looks up where a host is: once for each call, so that the address that is checked is the one that is asked. */
    public interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** There was no answer. */
    public static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String what;
        private final ErrorCategory category;
        private final boolean connected;
        private final boolean merelyPrivate;

        /**
         * @param what      failed, as it follows the address in a sentence
         * @param connected whether the server may have something of the request
         */
        FailedException(WebTarget target, String what, ErrorCategory category, boolean connected) {
            this(target, what, category, connected, false);
        }

        private FailedException(WebTarget target, String what, ErrorCategory category, boolean connected, boolean merelyPrivate) {
            super(target.shown() + what);
            this.what = what;
            this.category = category;
            this.connected = connected;
            this.merelyPrivate = merelyPrivate;
        }

        /** The address may not be asked by the rule. */
        static FailedException refused(WebTarget target, String fault, boolean merelyPrivate) {
            return new FailedException(target, " is not asked: " + fault, ErrorCategory.PERMISSION, false, merelyPrivate);
        }

        /** Whether the address was refused only because it is private, so that a rule that allows any private one allows it. */
        public boolean isMerelyPrivate() {
            return merelyPrivate;
        }

        /** Whether the server may have something of the request. */
        public boolean hasConnected() {
            return connected;
        }

        /** The message with another name for the address, which may be a secret. */
        public String of(String name) {
            return name + what;
        }

        public ErrorCategory category() {
            return category;
        }
    }

    /** @param timeout from the first step to the last byte, the time to look the name up aside */
    public WebReply ask(WebRequest request, Duration timeout) throws FailedException {
        WebTarget target = request.address();
        try {
            InetAddress to = address(target);
            return exchange(request, to, System.nanoTime() + timeout.toNanos());
        } catch (SocketTimeoutException _) {
            throw new FailedException(target, " has not answered within " + text(timeout), ErrorCategory.TIMEOUT, true);
        } catch (UnknownHostException _) {
            throw new FailedException(target, ": there is no such host", ErrorCategory.NETWORK, false);
        } catch (SSLException e) {
            throw new FailedException(target, " cannot be trusted: " + e.getMessage(), ErrorCategory.VALIDATION, true);
        } catch (ConnectException e) {
            throw new FailedException(target, ": " + e.getMessage(), ErrorCategory.NETWORK, false);
        } catch (IOException e) {
            throw new FailedException(target, ": " + (isStopped() ? "ended before it answered" : e.getMessage()), ErrorCategory.NETWORK, true);
        }
    }

    private static String text(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** It is not wanted any more. */
    public synchronized void stop() {
        stopped = true;
        close(socket);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private static void close(@Nullable Socket open) {
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // Readers of it see that it is over.
            }
        }
    }

    /** Each of them has to be one that may be asked: which one a name is meant for is not ours to choose. */
    private InetAddress address(WebTarget address) throws UnknownHostException, FailedException {
        InetAddress[] all = resolver.all(address.host());
        for (InetAddress each : all) {
            String fault = rule.fault(address.host(), each);
            if (fault != null) {
                throw FailedException.refused(address, fault, rule.withAnyPrivate().fault(address.host(), each) == null);
            }
        }
        return all[0];
    }

    private WebReply exchange(WebRequest request, InetAddress to, long end) throws IOException {
        Socket plain = new Socket();
        try {
            begun(plain);
            plain.connect(new InetSocketAddress(to, request.address().port()), left(end));
            plain.setSoTimeout(left(end));
            WebTarget target = request.address();
            Socket through = target.tls() ? SecuredSocket.over(plain, target.host(), target.port()) : plain;
            through.getOutputStream().write(request.bytes());
            through.getOutputStream().flush();
            return new ReplyReader(new BufferedInputStream(new UntilStream(through, end)), new BodyBytes(maxBody, lastLine)).read();
        } finally {
            close(plain);
        }
    }

    private synchronized void begun(Socket plain) throws IOException {
        if (stopped) {
            throw new IOException("ended before it answered");
        }
        socket = plain;
    }

    private static int left(long end) throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / NANOS;
        if (left <= 0) {
            throw new SocketTimeoutException("over");
        }
        return (int) Math.min(Integer.MAX_VALUE, left);
    }

    /** What comes through a socket until a time, however slowly. */
    private static final class UntilStream extends FilterInputStream {
        private final Socket socket;
        private final long end;

        UntilStream(Socket socket, long end) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            socket.setSoTimeout(left(end));
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            socket.setSoTimeout(left(end));
            return super.read(bytes, from, length);
        }
    }
}
