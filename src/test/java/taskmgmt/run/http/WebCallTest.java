package taskmgmt.run.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.testkit.PlainServer;

class WebCallTest {
    private static final AddressRule LOCAL = AddressRule.parse("127.0.0.1, ::1");
    private static final Duration LONG = Duration.ofMinutes(1);

    private static WebReply ask(String url, @Nullable String body) throws WebCall.FailedException {
        return new WebCall(LOCAL).ask(new WebRequest(body == null ? "GET" : "POST", WebTarget.parse(url), Map.of("X-A", "b"), body), LONG);
    }

    private static WebCall.FailedException failure(String url, Duration timeout, AddressRule rule) {
        WebRequest request = new WebRequest("GET", WebTarget.parse(url), Map.of(), null);
        return Objects.requireNonNull(catchThrowableOfType(WebCall.FailedException.class, () -> new WebCall(rule).ask(request, timeout)));
    }

    @Test
    void sendsWhatItIsGivenAndReadsTheAnswer() throws Exception {
        try (PlainServer server = new PlainServer(PlainServer.answer(201, "größer", "Retry-After: 7"))) {
            WebReply reply = ask(server.url() + "/a%20b?c=ü#part", "tö");
            assertThat(reply).isEqualTo(new WebReply(201, "größer", Duration.ofSeconds(7), null));
            assertThat(reply.isGood()).isTrue();
            assertThat(server.asked()).singleElement().asString().startsWith("POST /a%20b?c=%C3%BC HTTP/1.1\nHost: 127.0.0.1:" + server.port() + "\n")
                    .contains("X-A: b\n", "Content-Length: 3\n", "Connection: close\n").endsWith("\n\nt\u00c3\u00b6");
            assertThat(ask("http://localhost:" + server.port(), null).status()).isEqualTo(201);
            assertThat(server.asked().getLast()).startsWith("GET / HTTP/1.1\nHost: localhost").doesNotContain("Content-Length");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"HTTP/1.1 200 OK~Transfer-Encoding: chunked~~3;x=y~abc~2~de~0~~|abcde", "HTTP/1.0 200 OK~~all of it|all of it",
        "HTTP/1.1 100 Continue~~HTTP/1.1 200 OK~Content-Length: 2~~abc|ab", "HTTP/1.1 204 No~Content-Length: 5~~|", "HTTP/1.1 200 OK~content-length:0~~x|"})
    void readsEveryFormOfBody(String answer, @Nullable String body) throws Exception {
        try (PlainServer server = new PlainServer(answer.replace("~", "\r\n"))) {
            assertThat(ask(server.url(), null).text()).isEqualTo(body == null ? "" : body);
        }
    }

    @Test
    void readsNoMoreThanItsBound() throws Exception {
        String much = "x".repeat(ReplyReader.MAX_BODY + 10);
        try (PlainServer server = new PlainServer(PlainServer.answer(200, much), "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(much.length()) + "\r\n" + much + "\r\n0\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n" + much)) {
            for (int i = 0; i < 3; i++) {
                assertThat(ask(server.url(), null).text()).hasSize(ReplyReader.MAX_BODY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-x~", "HTTP/1.1 abc~~", "HTTP/1.1 200 OK~Content-Length: 9~~abc", "HTTP/1.1 200 OK~Content-Length: x~~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~", "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~abc", "HTTP/1.1 200 OK~Content-Length: -1~~", "HTTP/1.1 200"})
    void whatIsNoAnswerIsAnErrorOfTheNetwork(String answer) throws Exception {
        try (PlainServer server = new PlainServer(answer.replace("~", "\r\n"))) {
            assertThat(failure(server.url(), LONG, LOCAL).category()).isEqualTo(ErrorCategory.NETWORK);
        }
        try (PlainServer server = new PlainServer("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(20_000))) {
            assertThat(failure(server.url(), LONG, LOCAL)).hasMessageContaining("head of the answer");
        }
    }

    @Test
    void saysWhyThereIsNoAnswer() throws Exception {
        int free;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = once.getLocalPort();
        }
        assertThat(failure("http://127.0.0.1:" + free, LONG, LOCAL)).hasMessageContaining("refused")
                .extracting(WebCall.FailedException::category).isEqualTo(ErrorCategory.NETWORK);
        assertThat(failure("http://nowhere.invalid/", LONG, LOCAL)).hasMessage("http://nowhere.invalid: there is no such host");
        try (PlainServer server = new PlainServer("")) {
            assertThat(failure(server.url(), Duration.ofMillis(50), LOCAL)).hasMessage(server.url() + " has not answered within 50 ms")
                    .extracting(WebCall.FailedException::category).isEqualTo(ErrorCategory.TIMEOUT);
        }
        try (PlainServer server = new PlainServer(PlainServer.answer(200, ""))) {
            assertThat(failure(server.url(), LONG, AddressRule.PUBLIC)).hasMessageContaining("is not asked: it is of this machine")
                    .extracting(WebCall.FailedException::category).isEqualTo(ErrorCategory.PERMISSION);
            assertThat(server.asked()).isEmpty();
        }
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread speaking = Thread.ofPlatform().start(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("220 no handshake here\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(failure("https://127.0.0.1:" + plain.getLocalPort(), LONG, LOCAL)).hasMessageContaining("cannot be trusted")
                    .extracting(WebCall.FailedException::category).isEqualTo(ErrorCategory.VALIDATION);
            speaking.join();
        }
    }

    @Test
    void canBeEnded() throws Exception {
        try (PlainServer server = new PlainServer("")) {
            WebCall call = new WebCall(LOCAL);
            WebRequest request = new WebRequest("GET", WebTarget.parse(server.url()), Map.of(), null);
            Thread ending = Thread.ofPlatform().start(() -> {
                while (server.asked().isEmpty()) {
                    Thread.onSpinWait();
                }
                call.stop();
            });
            assertThatThrownBy(() -> call.ask(request, LONG)).hasMessageContaining("ended before it answered");
            ending.join();
            assertThatThrownBy(() -> call.ask(request, LONG)).hasMessageContaining("ended before it answered");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"429,RATE_LIMIT", "408,TIMEOUT", "504,TIMEOUT", "401,PERMISSION", "403,PERMISSION", "407,PERMISSION", "502,NETWORK", "503,NETWORK", "507,RESOURCE",
        "500,INTERNAL", "404,VALIDATION", "301,VALIDATION"})
    void aStatusHasACategory(int status, ErrorCategory category) {
        assertThat(new WebReply(status, "", null, null).category()).isEqualTo(category);
    }

    @Test
    void anErrorSaysWhatTheServerSaid() {
        assertThat(new WebReply(404, " no\n such  thing ", null, null).error()).isEqualTo("answers with status 404: no such thing");
        assertThat(new WebReply(302, "", null, null).error()).isEqualTo("answers with status 302, which leads elsewhere: no redirect is followed");
        assertThat(new WebReply(500, "x".repeat(300), null, null).error()).hasSizeLessThan(240).endsWith("…");
        assertThat(WebReply.retryAfter("Fri, 31 Dec 1999 23:59:59 GMT")).isNull();
        assertThat(WebReply.retryAfter("1234567")).isNull();
        assertThat(WebReply.retryAfter("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a/b", "a.example/b", "http://", "http:///x", "http://user:pw@a.example/", "http://a b/", "https://a:99999/", "file:///etc/passwd"})
    void onlyAddressesOfWebServersAreAsked(String url) {
        assertThatThrownBy(() -> WebTarget.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressesAreShownWithoutWhatMayBeASecret() {
        assertThat(WebTarget.parse("https://hooks.example/T1/s3cret?k=v").shown()).isEqualTo("https://hooks.example");
        assertThat(WebTarget.parse("http://[::1]:8080").shown()).isEqualTo("http://[::1]:8080");
        assertThat(WebTarget.parse("https://a.example").port()).isEqualTo(443);
        assertThatThrownBy(() -> new WebRequest("GET", WebTarget.parse("http://a.example"), Map.of("X", "a\r\nHost: b"), null)).hasMessageContaining("'X'");
        assertThat(BodySignature.of("what do ya want for nothing?".getBytes(UTF_8), "Jefe".getBytes(UTF_8)))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    /** Where an answer leads was checked by nobody: the credentials of a machine, or what listens on it. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) throws Exception {
        try (PlainServer inner = new PlainServer(PlainServer.answer(200, "secret"))) {
            for (String to : new String[] {inner.url() + "/secret", "http://169.254.169.254/latest/meta-data", "//127.0.0.1:" + inner.port(), "file:///etc/passwd"}) {
                try (PlainServer outer = new PlainServer(PlainServer.answer(status, "", "Location: " + to))) {
                    WebReply reply = ask(outer.url(), null);
                    assertThat(reply.status()).isEqualTo(status);
                    assertThat(reply.error()).endsWith("which leads elsewhere: no redirect is followed");
                    assertThat(outer.asked()).hasSize(1);
                }
            }
            assertThat(inner.asked()).isEmpty();
        }
    }

    /** The address that was checked is the one that is asked, whatever the name leads to a moment later. */
    @Test
    void aNameIsLookedUpOnceForItsCheckAndItsConnection() throws Exception {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        InetAddress metadata = InetAddress.ofLiteral("169.254.169.254");
        List<String> looked = new ArrayList<>();
        try (PlainServer server = new PlainServer(PlainServer.answer(200, "x"))) {
            WebCall.Resolver rebinding = host -> {
                looked.add(host);
                return new InetAddress[] {looked.size() % 2 == 1 ? here : metadata};
            };
            WebRequest request = new WebRequest("GET", WebTarget.parse("http://rebinding.example:" + server.port()), Map.of(), null);
            assertThat(new WebCall(LOCAL, rebinding).ask(request, LONG).text()).isEqualTo("x");
            assertThat(looked).hasSize(1);
            assertThatThrownBy(() -> new WebCall(LOCAL, rebinding).ask(request, LONG)).hasMessageContaining("is not asked: it is of a link or of the metadata");
            assertThatThrownBy(() -> new WebCall(AddressRule.PUBLIC.withAnyPrivate(), _ -> new InetAddress[] {here, metadata}).ask(request, LONG))
                    .as("one that may be asked beside one that may not").hasMessageContaining("is not asked");
            assertThat(server.asked()).hasSize(1);
        }
    }
}
