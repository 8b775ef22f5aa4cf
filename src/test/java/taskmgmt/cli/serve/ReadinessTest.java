package taskmgmt.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

@Timeout(120)
class ReadinessTest {
    /** Hears one message, as systemd does. */
    private static final String LISTENER = "import socket, sys\ns = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\ns.bind(sys.argv[1])\nprint(s.recv(4096).decode())";

    @TempDir
    private Path directory;

    @Test
    void systemdHearsThatTheServerAnswers() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-notify")), "systemd-notify is not installed");
        Path socket = directory.resolve("notify");
        Process systemd = new ProcessBuilder("python3", "-c", LISTENER, socket.toString()).redirectErrorStream(true).start();
        while (!Files.exists(socket) && systemd.isAlive()) {
            Thread.onSpinWait();
        }
        try (Served server = Served.by(Tool.in(directory).environment("NOTIFY_SOCKET", socket.toString()), "--logs", "logs")) {
            assertThat(new String(systemd.getInputStream().readAllBytes(), UTF_8)).startsWith("READY=1");
            assertThat(server.get("/livez").statusCode()).isEqualTo(200);
            assertThat(server.err()).doesNotContain("systemd");
        }
    }

    @Test
    void whereNobodyHearsItTheServerSaysSoAndServes() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-notify")), "systemd-notify is not installed");
        try (Served server = Served.by(Tool.in(directory).environment("NOTIFY_SOCKET", directory.resolve("gone").toString()), "--logs", "logs")) {
            assertThat(server.get("/livez").statusCode()).isEqualTo(200);
            while (!server.err().contains("systemd does not hear that the server answers: systemd-notify ended with exit code 1")) {
                Thread.onSpinWait();
            }
        }
    }
}
