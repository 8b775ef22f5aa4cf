package taskmgmt.alert.act;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.alert.Alert;
import taskmgmt.alert.AlertKind;
import taskmgmt.run.http.AddressRule;
import taskmgmt.run.http.WebCall;

class WebhookPostTest {
    private static final String NOT_ALLOWED = "; the setting http-allow can allow it, and so can alert add --allow-private";
    private static final Alert ALERT = new Alert(AlertKind.TASK_FAILED, "t", Instant.EPOCH, "t has failed", Map.of());

    /** What was asked for, by the first line of each request. */
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private static @Nullable String send(String url, AddressRule rule, WebCall.Resolver resolver) throws Exception {
        return new WebhookPost(url, "the hook", rule, resolver, _ -> true).send("{}", ALERT, null);
    }

    private static @Nullable String send(String url, boolean mayBePrivate) throws Exception {
        return send(url, mayBePrivate ? AddressRule.PUBLIC.withAnyPrivate() : AddressRule.PUBLIC, InetAddress::getAllByName);
    }

    /** Answers each connection with these bytes. */
    private ServerSocket server(String answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    try (Socket socket = server.accept()) {
                        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                            if (line.startsWith("Host: ") || line.startsWith("POST ")) {
                                asked.add(line);
                            }
                        }
                        in.read();
                        in.read();
                        socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
                    }
                }
            } catch (IOException e) {
                // The test has ended.
            }
        });
        return server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "[::1]", "[64:ff9b::7f00:1]", "localhost"})
    void addressesOfThisMachineAndItsNetworkAreNotAsked(String host) throws Exception {
        assertThat(send("http://" + host + "/", false)).startsWith("the hook is not asked: it is ").endsWith(NOT_ALLOWED);
    }

    /** Neither the rule nor a name leads to the credentials of a machine in a cloud. */
    @Test
    void allowingPrivateAddressesAllowsNoMetadata() throws Exception {
        for (boolean mayBePrivate : new boolean[] {true, false}) {
            assertThat(send("http://169.254.169.254/", mayBePrivate)).contains("of the metadata of a cloud")
                    .endsWith("; the setting http-allow can allow the address").as("it cannot").doesNotContain("--allow-private");
        }
    }

    /** The same machine by other spellings, and a name one of whose addresses is of this machine. */
    @Test
    void noOtherSpellingAndNoSecondAddressHelps() throws Exception {
        for (String host : List.of("2130706433", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]", "127.1")) {
            assertThat(send("http://" + host + "/", false)).as(host).isNotNull();
        }
        InetAddress[] mixed = {InetAddress.getByName("1.1.1.1"), InetAddress.getLoopbackAddress()};
        assertThat(send("http://both.example/", AddressRule.PUBLIC, _ -> mixed)).endsWith(NOT_ALLOWED);
    }

    /** A name that is this machine only afterwards: each try looks it up once, asks nobody whom it has not checked, and is the last one then. */
    @Test
    void aNameThatChangesIsCheckedAsItIsAsked() throws Exception {
        List<String> looked = new ArrayList<>();
        try (ServerSocket server = server("HTTP/1.1 204 No Content\r\n\r\n")) {
            String error = send("http://rebinding.example:" + server.getLocalPort() + "/", AddressRule.PUBLIC, host -> {
                looked.add(host);
                // Nowhere at first, then this machine.
                return looked.size() == 1 ? unreachable() : new InetAddress[] {InetAddress.getLoopbackAddress()};
            });

            assertThat(error).endsWith(NOT_ALLOWED);
            assertThat(looked).hasSize(2);
            assertThat(asked).isEmpty();
        }
    }

    private static InetAddress[] unreachable() throws UnknownHostException {
        throw new UnknownHostException("not now");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (ServerSocket inner = server("HTTP/1.1 200 OK\r\n\r\n")) {
            int port = inner.getLocalPort();
            try (ServerSocket outer = server("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:" + port + "/secret\r\n\r\n")) {
                assertThat(send("http://127.0.0.1:" + outer.getLocalPort() + "/hook?x=1", true)).isEqualTo(
                        "the hook answers with status 307, which leads elsewhere: no redirect is followed");
            }
            assertThat(asked).hasSize(2).contains("POST /hook?x=1 HTTP/1.1").noneMatch(line -> line.contains("secret"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"HTTP/1.1 100 Continue||HTTP/1.1 103 Early Hints|Link: x||HTTP/1.1 200 OK||;", "HTTP/1.0 204 x||;", "HTTP/1.1 404 Not Found||;the hook answers with status 404",
            "SSH-2.0-OpenSSH|;the hook: what answers is no web server", "HTTP/1.1 9|;the hook: what answers is no web server", "HTTP/1.1|;the hook: what answers is no web server",
            "'';the hook: the answer ends in the middle"})
    void theStatusOfTheAnswerCounts(String answer, @Nullable String error) throws Exception {
        try (ServerSocket server = server(answer.replace("|", "\r\n"))) {
            assertThat(send("http://127.0.0.1:" + server.getLocalPort(), true)).isEqualTo(error);
        }
        assertThat(asked).contains("POST / HTTP/1.1");
    }

    @Test
    void aLineWithoutEndIsNoAnswer() throws Exception {
        try (ServerSocket server = server("HTTP/1.1 200 " + "x".repeat(100_000))) {
            assertThat(send("http://127.0.0.1:" + server.getLocalPort() + "/", true)).isEqualTo("the hook: the head of the answer is longer than 65536 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://1.1.1.1/", "http:///x", "http://a b/", "mailto:x@y", "http:x"})
    void whatIsNoAddressOfAWebServerIsSaid(String url) throws Exception {
        assertThat(send(url, true)).startsWith("the hook: it is no address of a web server: ");
    }

    /** What a server writes may repeat the address, which may be a secret. */
    @Test
    void theAddressIsInNoMessage() throws Exception {
        try (ServerSocket server = server("HTTP/1.1 404 Not Found\r\n\r\nCannot POST /hooks/t0ken")) {
            assertThat(send("http://127.0.0.1:" + server.getLocalPort() + "/hooks/t0ken", true)).isEqualTo("the hook answers with status 404");
        }
        assertThat(send("http://nowhere.invalid/hooks/t0ken", true)).isEqualTo("the hook: there is no such host");
        assertThat(send("http://a b/hooks/t0ken", true)).doesNotContain("t0ken");
    }
}
