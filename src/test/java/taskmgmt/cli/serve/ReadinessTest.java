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
    /** Says what it hears first, and goes on to listen, as systemd does: systemd-notify waits until what it has said is worked through. */
    private static final String LISTENER = """
            import os, socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1])
            print(s.recv(4096).decode(), flush=True)
            os.close(1)
            os.close(2)
            while True:
                s.recv(4096)
            """;

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
        } finally {
            systemd.destroy();
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
