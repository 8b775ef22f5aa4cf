package taskmgmt.cli.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.MadeRunLines;
import taskmgmt.testkit.Tool;

/** The loop in a process of its own: it learns from what others write meanwhile, and ends when it is told to. */
class LearnLoopProcessTest {
    @TempDir
    private Path directory;

    private Process loop() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "taskmgmt.Main", "learn", "loop", "--every", "20ms", "--logs", "logs"))
                .directory(directory.toFile()).redirectError(directory.resolve("errors").toFile()).start();
    }

    /** Reads what the loop says, up to a line that begins so. */
    private static String upTo(String begin, BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(begin)) {
            line = out.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void publishesWhatItLearnsUntilASignalEndsIt() throws Exception {
        Process loop = loop();
        try (BufferedReader out = loop.inputReader(StandardCharsets.UTF_8)) {
            assertThat(upTo("nothing to try", out)).isEqualTo("nothing to try");
            MadeRunLines lines = new MadeRunLines();
            lines.add(Instant.parse("2025-11-01T00:00:00Z"), 200, i -> i % 5 == 4 ? 600 : 60);
            lines.write(directory.resolve("runs.jsonl"));
            Tool tool = Tool.in(directory);
            assertThat(tool.run("events", "ingest", "runs.jsonl").status()).isZero();
            assertThat(upTo("settings v", out)).endsWith("in force");
            loop.destroy();
            assertThat(loop.waitFor()).isZero();
            assertThat(tool.run("learn", "show").out()).contains("anomaly.slow_factor");
            assertThat(tool.run("audit", "verify").status()).isZero();
        } finally {
            loop.destroyForcibly();
        }
    }
}
