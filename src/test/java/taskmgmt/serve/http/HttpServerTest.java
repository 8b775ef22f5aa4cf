package taskmgmt.serve.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;

class HttpServerTest {
    private static HttpServer start(boolean behindProxy, Function<Request, Response> service) throws Exception {
        return HttpServer.start(new HttpSettings(InetAddress.getLoopbackAddress(), 0, HttpLimits.USUAL, behindProxy, null), service);
    }

    private static HttpRequest.Builder to(HttpServer server) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/a%2Fb?c=%20d"));
    }

    @Test
    void whatIsBeingAnsweredIsAnsweredBeforeTheServerEnds() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpServer server = start(false, _ -> {
                asked.countDown();
                try {
                    closing.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return Response.of(200, "text/plain", "whole");
            });
            HttpRequest late = to(server).build();
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(to(server).build(), HttpResponse.BodyHandlers.ofString());
            asked.await();
            Thread closer = Thread.ofPlatform().start(server::close);
            while (closer.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            closing.countDown();

            assertThat(answer.get().body()).isEqualTo("whole");
            assertThat(answer.get().headers().firstValue("Connection")).hasValue("close");
            closer.join();
            assertThatThrownBy(() -> client.send(late, HttpResponse.BodyHandlers.ofString())).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aRequestComesAsItWasSent() throws Exception {
        CompletableFuture<Request> came = new CompletableFuture<>();
        try (HttpClient client = HttpClient.newHttpClient(); HttpServer server = start(false, request -> {
            came.complete(request);
            return Response.empty(204);
        })) {
            assertThat(client.send(to(server).header("X-Forwarded-For", "10.0.0.1").method("PATCH", HttpRequest.BodyPublishers.ofString("ä")).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        }
        assertThat(came.join()).satisfies(request -> {
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.path()).isEqualTo("/a%2Fb");
            assertThat(request.query()).isEqualTo("c=%20d");
            assertThat(new String(request.body(), UTF_8)).isEqualTo("ä");
            assertThat(request.peer()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void behindAProxyTheLastAddressThatItSaysIsTheClient() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient(); HttpServer server = start(true, request -> Response.of(200, "text/plain", request.peer()))) {
            assertThat(client.send(to(server).header("X-Forwarded-For", "1.2.3.4, 10.0.0.1").build(), HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("10.0.0.1");
            assertThat(client.send(to(server).build(), HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void twoDoNotListenOnOnePort() throws Exception {
        try (HttpServer server = start(false, _ -> Response.empty(204))) {
            assertThatThrownBy(() -> HttpServer.start(new HttpSettings(InetAddress.getLoopbackAddress(), server.port(), HttpLimits.USUAL, false, null),
                    _ -> Response.empty(204))).isInstanceOf(BindException.class);
        }
    }
}
