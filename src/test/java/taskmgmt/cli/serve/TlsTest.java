package taskmgmt.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private final KeyStore keys;

    TlsTest() throws Exception {
        keys = KeyStore.getInstance("PKCS12");
    }

    @BeforeEach
    void certificate() throws Exception {
        tool = Tool.in(directory);
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "server", "-keyalg", "EC",
                "-groupname", "secp256r1", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "30", "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", PASSWORD).redirectErrorStream(true).start();
        assertThat(keytool.waitFor()).as(new String(keytool.getInputStream().readAllBytes(), UTF_8)).isZero();
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        write("cert.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        write("key.pem", "PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    private void write(String name, String kind, byte[] bytes) throws IOException {
        Files.writeString(directory.resolve(name), "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + kind + "-----\n");
    }

    private Served serve(String... more) throws Exception {
        String[] words = {"--tls-cert", directory.resolve("cert.pem").toString(), "--tls-key", directory.resolve("key.pem").toString(), "--logs", "logs"};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Served.by(tool, all);
    }

    private SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void whoeverTrustsTheCertificateIsAnsweredAndNobodyElse() throws Exception {
        try (Served server = serve("--listen", "0.0.0.0"); HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/livez")).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.body()).isEqualTo("ok\n");
            assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThatThrownBy(() -> server.get("/livez")).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "--tls-cert cert.pem;--tls-cert and --tls-key go together;2",
            "--tls-cert cert.pem --tls-key none.pem;none.pem: no such file;3",
            "--tls-cert cert.pem --tls-key cert.pem;cert.pem: holds no key as PKCS #8;5",
            "--tls-cert key.pem --tls-key key.pem;key.pem: ;5",
            "--tls-cert cert.pem --tls-key bad.pem;bad.pem: is a key of none of EC, RSA, Ed25519;5",
            "--tls-cert cert.pem --tls-key torn.pem;torn.pem: is damaged;5",
            "--listen 0.0.0.0 --tls-cert cert.pem --tls-key key.pem --anonymous viewer;--anonymous: that would be anybody;2"})
    void filesThatCannotBeUsedAreNamed(String words, String error, int status) throws IOException {
        write("bad.pem", "PRIVATE KEY", new byte[] {1, 2, 3});
        Files.writeString(directory.resolve("torn.pem"), "-----BEGIN PRIVATE KEY-----\nQQ=Q\n-----END PRIVATE KEY-----\n");
        String[] all = ("serve --port 0 --logs logs " + words).replaceAll("(\\w+\\.pem)", directory + "/$1").split(" ", -1);

        assertThat(tool.run(all)).satisfies(refused -> {
            assertThat(refused.err()).contains(error).hasLineCount(1);
            assertThat(refused.status()).isEqualTo(status);
        });
    }
}
