package taskmgmt.heal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;

/** Over real sockets, and a real TLS server with a certificate of its own that keytool has made. */
@Timeout(60)
class SocketLookTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir
    private Path directory;

    private final List<ServerSocket> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (ServerSocket each : open) {
            each.close();
        }
    }

    private Observation look(FailureDetector detector, Instant now) throws InterruptedException {
        return new FailureLook(Places.in(directory, now)).look(detector);
    }

    private Observation tcp(String host, int port, Duration timeout) throws InterruptedException {
        return look(new FailureDetector.TcpFails(host, port, timeout), Places.NOW);
    }

    private Observation tls(int port, Duration within, Instant now) throws InterruptedException {
        return look(new FailureDetector.TlsExpires("localhost", port, within, LONG), now);
    }

    private ServerSocket server(int backlog) throws IOException {
        ServerSocket server = new ServerSocket(0, backlog, HERE);
        open.add(server);
        return server;
    }

    @Test
    void aPortThatSomebodyListensOnTakesAConnection() throws Exception {
        int port = server(5).getLocalPort();
        assertThat(tcp("127.0.0.1", port, LONG)).isEqualTo(new Observation.Fine("127.0.0.1:" + port + " takes a connection"));
    }

    @Test
    void aPortThatNobodyListensOnRefusesIt() throws Exception {
        ServerSocket server = server(5);
        server.close();
        assertThat(tcp("127.0.0.1", server.getLocalPort(), LONG)).isInstanceOf(Observation.Down.class)
                .returns(true, seen -> seen.saw().startsWith("127.0.0.1:" + server.getLocalPort() + " refuses the connection"));
    }

    /** A backlog that is full: the kernel answers nobody else. */
    @Test
    void aServerThatTakesNobodyInTimeIsDown() throws Exception {
        ServerSocket server = server(1);
        List<Socket> waiting = new ArrayList<>();
        try {
            Observation seen = new Observation.Fine("");
            for (int i = 0; i < 20 && seen instanceof Observation.Fine; i++) {
                seen = tcp("127.0.0.1", server.getLocalPort(), SHORT);
                Socket socket = new Socket();
                waiting.add(socket);
                if (seen instanceof Observation.Fine) {
                    socket.connect(server.getLocalSocketAddress(), 5_000);
                }
            }
            assertThat(seen).isInstanceOf(Observation.Down.class).returns(true, each -> each.saw().endsWith("takes no connection within 0.2s"));
        } catch (java.net.SocketTimeoutException e) {
            assertThat(tcp("127.0.0.1", server.getLocalPort(), SHORT)).isInstanceOf(Observation.Down.class);
        } finally {
            for (Socket each : waiting) {
                each.close();
            }
        }
    }

    @Test
    void aNameThatNobodyKnowsIsNoServerThatIsDown() throws Exception {
        assertThat(tcp("no.such.host.invalid", 80, LONG)).isInstanceOf(Observation.Unknown.class);
        assertThat(look(new FailureDetector.TlsExpires("no.such.host.invalid", 443, LONG, LONG), Places.NOW)).isInstanceOf(Observation.Unknown.class);
    }

    /** A server that shows a certificate of itself, valid for ten days from now on. */
    private int tlsServer() throws Exception {
        Path store = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "web",
                "-keyalg", "EC", "-dname", "CN=web.test", "-validity", "10", "-keystore", store.toString(), "-storepass", "changeit")
                .redirectErrorStream(true).redirectOutput(directory.resolve("keytool.out").toFile()).start();
        assertThat(keytool.waitFor()).as(Files.readString(directory.resolve("keytool.out"))).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, HERE);
        open.add(server);
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                shake(server);
            }
        });
        return server.getLocalPort();
    }

    private static void shake(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
        } catch (IOException _) {
            return; // whoever has seen the certificate goes
        }
    }

    @Test
    void aCertificateThatExpiresSoonIsAFailureBeforeItDoes() throws Exception {
        int port = tlsServer();
        Instant now = Instant.now();

        assertThat(tls(port, Duration.ofDays(9), now)).isInstanceOf(Observation.Fine.class)
                .returns(true, seen -> seen.saw().startsWith("localhost:" + port + ": the certificate of CN=web.test is valid until "));
        assertThat(tls(port, Duration.ofDays(11), now)).isInstanceOf(Observation.Down.class)
                .returns(true, seen -> seen.saw().endsWith(", less than 264 h from now"));
        assertThat(tls(port, Duration.ofDays(9), now.plus(Duration.ofDays(20)))).isInstanceOf(Observation.Down.class)
                .returns(true, seen -> seen.saw().endsWith(", which is over"));
        assertThat(tls(port, Duration.ofDays(9), now.minus(Duration.ofDays(2)))).isInstanceOf(Observation.Down.class)
                .returns(true, seen -> seen.saw().contains(", and only from "));
    }

    @Test
    void aCertificateThatCannotBeSeenIsNotKnownToExpire() throws Exception {
        ServerSocket silent = server(5);
        assertThat(look(new FailureDetector.TlsExpires("127.0.0.1", silent.getLocalPort(), LONG, SHORT), Places.NOW)).isInstanceOf(Observation.Unknown.class);
        ServerSocket gone = server(5);
        gone.close();
        assertThat(tls(gone.getLocalPort(), LONG, Places.NOW)).isInstanceOf(Observation.Unknown.class);
        ServerSocket plain = server(5);
        Thread.ofVirtual().start(() -> {
            try (Socket socket = plain.accept()) {
                socket.getOutputStream().write("220 no TLS here\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                socket.getInputStream().readAllBytes();
            } catch (IOException _) {
                return; // the other side has gone
            }
        });
        assertThat(tls(plain.getLocalPort(), LONG, Places.NOW)).isInstanceOf(Observation.Unknown.class);
    }
}
