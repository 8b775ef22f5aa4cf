package taskmgmt.alert.act;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
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

class WebhookPostTest {
    private static final String NOT_ALLOWED = "it is an address of this machine or of its network, which the rule does not allow: see alert add --allow-private";
    private static final Alert ALERT = new Alert(AlertKind.TASK_FAILED, "t", Instant.EPOCH, "t has failed", Map.of());

    /** What was asked for, by the first line of each request. */
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private static @Nullable String send(String url, boolean mayBePrivate, PublicAddress.Resolver resolver) throws Exception {
        return new WebhookPost(url, "the hook", mayBePrivate, resolver, _ -> true).send("{}".getBytes(UTF_8), ALERT, null);
    }

    private static @Nullable String send(String url, boolean mayBePrivate) throws Exception {
        return send(url, mayBePrivate, InetAddress::getAllByName);
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
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.1.1",
        "192.0.0.8", "198.18.0.1", "198.19.255.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:10.0.0.1",
        "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "2002:7f00:1::", "2002:c0a8:101::1", "2001:0:1234::1", "2001:db8::1", "localhost"})
    void addressesOfThisMachineAndItsNetworkAreNotAsked(String host) throws Exception {
        assertThat(send("http://" + (host.contains(":") ? "[" + host + "]" : host) + "/", false)).contains(NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "172.15.0.1", "172.32.0.1", "192.167.1.1", "192.1.0.1", "169.253.1.1", "100.63.0.1", "100.128.0.1", "198.17.1.1",
        "198.20.0.1", "223.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001::1", "64:ff9b::808:808", "2002:808:808::1", "2001:200::1"})
    void addressesOfTheInternetAre(String host) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(host))).isTrue();
    }

    /** The same machine by other spellings, and a name one of whose addresses is of this machine. */
    @Test
    void noOtherSpellingAndNoSecondAddressHelps() throws Exception {
        for (String host : List.of("2130706433", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]", "127.1")) {
            assertThat(send("http://" + host + "/", false)).as(host).isNotNull();
        }
        InetAddress[] mixed = {InetAddress.getByName("1.1.1.1"), InetAddress.getLoopbackAddress()};
        assertThat(send("http://both.example/", false, _ -> mixed)).contains(NOT_ALLOWED);
    }

    /** A name that is this machine only afterwards: each try looks it up once, and asks nobody whom it has not checked. */
    @Test
    void aNameThatChangesIsCheckedAsItIsAsked() throws Exception {
        List<String> looked = new ArrayList<>();
        try (ServerSocket server = server("HTTP/1.1 204 No Content\r\n\r\n")) {
            String error = send("http://rebinding.example:" + server.getLocalPort() + "/", false, host -> {
                looked.add(host);
                // Nowhere at first, then this machine.
                return looked.size() == 1 ? unreachable() : new InetAddress[] {InetAddress.getLoopbackAddress()};
            });

            assertThat(error).contains(NOT_ALLOWED);
            assertThat(looked).hasSize(3);
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
                assertThat(send("http://127.0.0.1:" + outer.getLocalPort() + "/hook?x=1", true)).isEqualTo("the hook answers with status 307");
            }
            assertThat(asked).hasSize(2).contains("POST /hook?x=1 HTTP/1.1").noneMatch(line -> line.contains("secret"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"HTTP/1.1 100 Continue||HTTP/1.1 103 Early Hints|Link: x||HTTP/1.1 200 OK||;", "HTTP/1.0 204 x||;", "HTTP/1.1 404 Not Found||;the hook answers with status 404",
            "SSH-2.0-OpenSSH|;the hook: this is no web server", "HTTP/1.1 9|;the hook: this is no web server", "HTTP/1.1|;the hook: this is no web server",
            "'';the hook: it has hung up without an answer"})
    void theStatusOfTheAnswerCounts(String answer, @Nullable String error) throws Exception {
        try (ServerSocket server = server(answer.replace("|", "\r\n"))) {
            assertThat(send("http://127.0.0.1:" + server.getLocalPort(), true)).isEqualTo(error);
        }
        assertThat(asked).contains("POST / HTTP/1.1");
    }

    @Test
    void aLineWithoutEndIsNoAnswer() throws Exception {
        try (ServerSocket server = server("HTTP/1.1 200 " + "x".repeat(10_000))) {
            assertThat(send("http://127.0.0.1:" + server.getLocalPort() + "/", true)).isEqualTo("the hook: this is no web server");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://1.1.1.1/", "http:///x", "http://a b/", "mailto:x@y", "http:x"})
    void whatIsNoAddressOfAWebServerIsSaid(String url) throws Exception {
        assertThat(send(url, true)).isEqualTo("the hook: it is no address of a web server");
    }

    @Test
    void aServerWithoutTlsIsNotTakenForOne() throws Exception {
        try (ServerSocket server = server("HTTP/1.1 200 OK\r\n\r\n")) {
            assertThat(send("https://127.0.0.1:" + server.getLocalPort() + "/", true)).startsWith("the hook: ");
        }
    }
}
