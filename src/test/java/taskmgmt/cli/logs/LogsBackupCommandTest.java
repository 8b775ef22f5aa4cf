package taskmgmt.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class LogsBackupCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void aLog() {
        tool = Tool.in(directory).environment("USER", "ann");
        tool.run("task", "create", "--title", "a", "--id", "a");
        tool.run("incident", "open", "--failure-mode", "x", "--severity", "low");
        tool.run("logs", "rotate");
        tool.run("task", "complete", "a");
        tool.run("queue", "pause");
    }

    private String answers(String logs) {
        StringBuilder all = new StringBuilder();
        for (List<String> command : List.of(List.of("task", "list", "--json"), List.of("incident", "list", "--json"), List.of("audit", "list", "--json"),
                List.of("queue", "groups", "--json"))) {
            List<String> words = new ArrayList<>(command);
            words.addAll(List.of("--logs", logs));
            all.append(tool.run(words.toArray(new String[0])).out());
        }
        return all.toString();
    }

    @Test
    void whatIsRestoredAnswersAsTheLogDid() throws Exception {
        Tool.Outcome outcome = tool.run("logs", "backup", "copy");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("registry.jsonl, ", "the record holds");
        Tool.Outcome restored = tool.run("logs", "restore", "copy", "--into", "new/logs", "--json");
        assertThat(restored.status()).isZero();
        assertThat(restored.out()).contains("\"findings\": 0");
        assertThat(answers("new/logs")).isEqualTo(answers("copy")).isEqualTo(answers("logs"));
        assertThat(Files.exists(directory.resolve("new/logs/queue.json"))).isTrue();
        assertThat(tool.run("task", "create", "--title", "b", "--logs", "new/logs").status()).isZero();
        assertThat(tool.run("audit", "verify", "--logs", "new/logs").status()).isZero();
    }

    @Test
    void nothingIsWrittenOver() throws Exception {
        Files.createDirectory(directory.resolve("full"));
        Files.writeString(directory.resolve("full/mine"), "x");
        assertThat(tool.run("logs", "backup", "full").status()).isEqualTo(4);
        assertThat(tool.run("logs", "restore", "logs", "--into", "full").status()).isEqualTo(4);
        assertThat(tool.run("logs", "backup", "logs/inside").status()).isEqualTo(4);
        assertThat(tool.run("logs", "restore", "nowhere", "--into", "other").status()).isEqualTo(3);
        assertThat(directory.resolve("other")).doesNotExist();
        try (var left = Files.list(directory.resolve("full"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void whatDoesNotHoldIsSaidOfTheCopyToo() throws Exception {
        Path registry = directory.resolve("logs/registry.jsonl");
        Files.writeString(registry, Files.readString(registry).replace("\"actor\":\"ann\"", "\"actor\":\"bob\""));
        Tool.Outcome outcome = tool.run("logs", "backup", "copy");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("1 finding, as in the log");
    }

    /** Copies taken while somebody writes all verify, and each is a beginning of the next. */
    @Test
    void aCopyOfABusyLogHolds() throws Exception {
        AtomicBoolean ends = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            Tool busy = Tool.in(directory);
            for (int i = 0; !ends.get(); i++) {
                busy.run("task", "create", "--title", "t" + i, "--start");
            }
        });
        try {
            String before = "";
            for (int i = 0; i < 10; i++) {
                assertThat(tool.run("logs", "backup", "copy" + i)).as("copy %d", i).returns(0, Tool.Outcome::status);
                String registry = Files.readString(directory.resolve("copy" + i + "/registry.jsonl"));
                assertThat(registry).startsWith(before);
                before = registry;
            }
        } finally {
            ends.set(true);
            writer.join();
        }
    }
}
