package taskmgmt.serve.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;

/** A server on a socket, with a virtual thread for each connection. */
public final class HttpServer implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** What the library says of its workings goes to nobody; held here, as loggers are forgotten that nobody holds. */
    private static final Logger LIBRARY = Logger.getLogger("io.helidon");

    private final Function<Request, Response> service;
    private final HttpLimits limits;
    private final boolean behindProxy;
    private final WebServer server;

    private HttpServer(InetAddress address, int port, HttpLimits limits, boolean behindProxy, Function<Request, Response> service) {
        this.service = service;
        this.limits = limits;
        this.behindProxy = behindProxy;
        LIBRARY.setLevel(Level.OFF);
        Http1Config http1 = Http1Config.builder().maxHeadersSize(limits.headerBytes()).maxPrologueLength(limits.headerBytes())
                .validatePath(false).build();
        server = WebServer.builder()
                .address(address)
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addProtocol(http1)
                .addConnectionSelector(Http1ConnectionSelector.builder().config(http1).build())
                .contentEncoding(encodings -> encodings.contentEncodingsDiscoverServices(false))
                .maxPayloadSize(limits.bodyBytes())
                .maxTcpConnections(limits.connections())
                .idleConnectionTimeout(limits.idleTime())
                .connectionOptions(socket -> socket.readTimeout(limits.readTime()))
                .directHandlers(directHandlers())
                .routing(routing -> routing.any(this::handle))
                .build();
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for one that is free
     * @param behindProxy whether the last address in X-Forwarded-For is that of the client: whoever listens in front wrote it
     * @param service answers; it never throws
     * @throws BindException where somebody listens there already, or nobody can
     */
    public static HttpServer start(InetAddress address, int port, HttpLimits limits, boolean behindProxy, Function<Request, Response> service)
            throws BindException {
        HttpServer http = new HttpServer(address, port, limits, behindProxy, service);
        http.server.start();
        // The library only writes that to its log.
        if (http.server.port() < 0) {
            http.close();
            throw new BindException("nobody can listen on port " + port + " of " + address.getHostAddress());
        }
        return http;
    }

    public int port() {
        return server.port();
    }

    private void handle(ServerRequest from, ServerResponse to) {
        byte[] body;
        try {
            body = body(from);
        } catch (IOException | UncheckedIOException e) {
            send(Problem.badRequest("the body broke off").response("none"), from, to);
            return;
        }
        if (body.length > limits.bodyBytes()) {
            send(Problem.of(413, "the body is larger than " + limits.bodyBytes() + " bytes").response("none").with("Connection", "close"), from, to);
            return;
        }
        send(service.apply(request(from, body)), from, to);
    }

    private Request request(ServerRequest from, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        from.headers().forEach(header -> headers.put(header.name(), header.allValues()));
        return new Request(from.prologue().method().text(), from.prologue().uriPath().rawPath(), from.prologue().query().rawValue(),
                headers, body, peer(from));
    }

    private String peer(ServerRequest from) {
        String forwarded = behindProxy ? from.headers().first(HeaderNames.X_FORWARDED_FOR).orElse("") : "";
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

    private static void send(Response response, ServerRequest from, ServerResponse to) {
        to.status(response.status());
        response.headers().forEach((name, value) -> to.header(HeaderNames.create(name), value));
        Response.Stream stream = response.stream();
        if (stream != null) {
            stream(stream, to);
        } else if (from.prologue().method().text().equals("HEAD")) {
            to.send();
        } else {
            to.send(response.body());
        }
    }

    /** Whoever listened may be gone, and needs no answer then. */
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
            handlers.addHandler(type, (_, event, status, headers, _) -> {
                Response problem = Problem.of(status.code(), "this is no request that can be read").response("none");
                headers.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
                return DirectHandler.TransportResponse.builder().status(status).headers(headers)
                        .entity(new String(problem.body(), StandardCharsets.UTF_8)).keepAlive(event.keepAlive()).build();
            });
        }
        return handlers.build();
    }

    /** Takes no more connections, lets those that are being answered end, and closes all. */
    @Override
    public void close() {
        server.stop();
    }
}
