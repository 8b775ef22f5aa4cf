package taskmgmt.serve.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;

/** A server on a socket, with a virtual thread for each connection. */
public final class HttpServer implements AutoCloseable {
    /** How often it is looked for connections that have been idle too long, in that time. */
    private static final int LOOKS = 8;
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** The library's own messages are discarded. The logger is held here, since unreferenced loggers are collected. */
    private static final Logger LIBRARY = Logger.getLogger("io.helidon");

    private final Function<Request, Response> service;
    private final HttpSettings settings;
    private final HttpLimits limits;
    private final WebServer server;
    private final Connections connections;
    private String tlsVersion = "";
    /** Guards the two below, of which the second is also read without it. */
    private final Object drain = new Object();
    private int answering;
    private volatile boolean closing;

    private HttpServer(HttpSettings settings, Function<Request, Response> service) throws IOException {
        this.service = service;
        this.settings = settings;
        this.limits = settings.limits();
        LIBRARY.setLevel(Level.OFF);
        Http1Config http1 = Http1Config.builder().maxHeadersSize(limits.headerBytes()).maxPrologueLength(limits.headerBytes())
                .validatePath(false).build();
        connections = new Connections(Http1ConnectionSelector.builder().config(http1).build(),
                settings.behindProxy() ? limits.connections() : limits.perAddress(), limits.idleTime());
        WebServerConfig.Builder builder = WebServer.builder()
                .address(settings.address())
                .port(settings.port())
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                .contentEncoding(encodings -> encodings.contentEncodingsDiscoverServices(false))
                .maxPayloadSize(limits.bodyBytes())
                .maxTcpConnections(limits.connections())
                .idleConnectionTimeout(limits.idleTime())
                .idleConnectionPeriod(limits.idleTime().dividedBy(LOOKS))
                .directHandlers(directHandlers())
                .routing(routing -> routing.any(this::handle));
        PemFiles tls = settings.tls();
        if (tls != null) {
            tlsVersion = tls.version();
            builder.tls(tls.tls());
        }
        server = builder.build();
    }

    /**
     * Begins to listen.
     *
     * @param service answers; it never throws
     * @throws BindException if somebody listens there already, or nobody can
     * @throws IOException if the files for TLS cannot be used
     */
    public static HttpServer start(HttpSettings settings, Function<Request, Response> service) throws IOException {
        HttpServer http = new HttpServer(settings, service);
        http.server.start();
        // The library only writes that to its log.
        if (http.server.port() < 0) {
            http.close();
            throw new BindException("nobody can listen on port " + settings.port() + " of " + settings.address().getHostAddress());
        }
        return http;
    }

    /**
     * Shows the certificates that are in the files now to those who come from now on.
     *
     * @throws IOException if they cannot be used; those that were read before go on to be shown
     */
    public void reload() throws IOException {
        PemFiles tls = settings.tls();
        String version = tls == null ? tlsVersion : tls.version();
        if (tls != null && !version.equals(tlsVersion)) {
            server.reloadTls(tls.tls());
            tlsVersion = version;
        }
    }

    public int port() {
        return server.port();
    }

    private void handle(ServerRequest from, ServerResponse to) {
        synchronized (drain) {
            answering++;
        }
        try {
            answer(from, to);
        } finally {
            synchronized (drain) {
                answering--;
                drain.notifyAll();
            }
        }
    }

    private void answer(ServerRequest from, ServerResponse to) {
        byte[] body;
        try {
            body = body(from);
        } catch (IOException | UncheckedIOException e) {
            send(Problem.badRequest("the body broke off").response("none"), from, to);
            return;
        } catch (IllegalArgumentException e) {
            send(Problem.badRequest("a chunk of the body has no length").response("none").with("Connection", "close"), from, to);
            // The start of the next request would be unknown.
            throw new CloseConnectionException("what follows cannot be read", e);
        }
        if (body.length > limits.bodyBytes()) {
            send(Problem.of(413, "the body is larger than " + limits.bodyBytes() + " bytes").response("none").with("Connection", "close"), from, to);
            return;
        }
        BoundedConnection connection = connections.current();
        connection.answers();
        Response response;
        try {
            response = service.apply(request(from, body));
            send(response, from, to);
        } finally {
            connection.hasAnswered();
        }
        letOthersAnswer();
        // The end of a stream is sent by the library, later.
        if (response.stream() != null) {
            return;
        }
        if (isClosing() || from.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            // The library would wait for the client to do it, which waits for the end of the answer.
            throw new CloseConnectionException("as was agreed");
        }
    }

    /** A virtual thread goes on until it waits: a client whose next request is always there already would keep the others waiting for seconds. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void letOthersAnswer() {
        Thread.yield();
    }

    private Request request(ServerRequest from, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        from.headers().forEach(header -> headers.put(header.name(), header.allValues()));
        return new Request(from.prologue().method().text(), from.prologue().uriPath().rawPath(), from.prologue().query().rawValue(),
                headers, body, peer(from)).inOriginForm();
    }

    private String peer(ServerRequest from) {
        String forwarded = settings.behindProxy() ? from.headers().first(HeaderNames.X_FORWARDED_FOR).orElse("") : "";
        if (!forwarded.isBlank()) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        return from.remotePeer().address() instanceof InetSocketAddress address ? address.getAddress().getHostAddress() : from.remotePeer().host();
    }

    /** At most one byte more than may be. */
    private byte[] body(ServerRequest from) throws IOException {
        if (!from.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = from.content().inputStream()) {
            return in.readNBytes(limits.bodyBytes() + 1);
        }
    }

    /** Whether who is answered now should look elsewhere for the next answer. */
    private boolean isClosing() {
        return closing;
    }

    private void send(Response response, ServerRequest from, ServerResponse to) {
        to.status(response.status());
        response.headers().forEach((name, value) -> to.header(HeaderNames.create(name), value));
        if (isClosing()) {
            to.header(HeaderNames.CONNECTION, "close");
        }
        Response.Stream stream = response.stream();
        if (from.prologue().method().text().equals("HEAD")) {
            if (stream == null) {
                to.header(HeaderNames.CONTENT_LENGTH, String.valueOf(response.body().length));
            }
            to.send();
        } else if (stream != null) {
            stream(stream, to);
        } else {
            to.send(response.body());
        }
    }

    /** The client may be gone, and needs no response then. */
    private static void stream(Response.Stream stream, ServerResponse to) {
        try (OutputStream out = to.outputStream()) {
            stream.send(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What never becomes a request, as headers that are too long, is a problem like any other. */
    private static DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (request, event, found, headers, _) -> {
                // A line that names no method is the sender's mistake, and not ours, as the library has it.
                Status status = event == DirectHandler.EventType.INTERNAL_ERROR && request.method().isEmpty() ? Status.BAD_REQUEST_400 : found;
                Response problem = Problem.of(status.code(), "this is no request that can be read").response("none");
                headers.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
                return DirectHandler.TransportResponse.builder().status(status).headers(headers)
                        .entity(new String(problem.body(), StandardCharsets.UTF_8)).keepAlive(event.keepAlive()).build();
            });
        }
        return handlers.build();
    }

    /** Ends what is being answered, within ten seconds, and then all connections. */
    @Override
    public void close() {
        synchronized (drain) {
            closing = true;
            long end = System.nanoTime() + GRACE.toNanos();
            try {
                for (long left = GRACE.toNanos(); answering > 0 && left > 0; left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(drain, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        server.stop();
    }
}
