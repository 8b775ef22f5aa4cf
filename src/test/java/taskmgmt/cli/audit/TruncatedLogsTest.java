package taskmgmt.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.testkit.Tool;

/** All logs are cut at one place and {@code .state} is deleted: no chain shows that, so the verifier says so, and uses whatever is kept elsewhere. */
class TruncatedLogsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private Path logs = Path.of("");

    @BeforeEach
    void aLog() {
        logs = directory.resolve("logs");
        tool = Tool.in(directory).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString());
        for (String id : List.of("a", "b", "c")) {
            assertThat(ask("task create --title t --id " + id).status()).isZero();
        }
    }

    private Tool.Outcome ask(String words) {
        return tool.run(words.split(" ", -1));
    }

    /** Leaves this many lines of each, which vouch for each other. */
    private void cut(int lines, int entries) throws IOException {
        keep(LogFiles.REGISTRY, lines);
        keep(LogFiles.AUDIT, entries);
        try (Stream<Path> files = Files.walk(logs.resolve(LogFiles.STATE))) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void keep(String log, int lines) throws IOException {
        Path file = logs.resolve(log);
        Files.write(file, Files.readAllLines(file).subList(0, lines));
    }

    @Test
    void withoutAnythingElsewhereItSaysWhatItCannotTell() throws IOException {
        cut(2, 2);
        Tool.Outcome verify = ask("audit verify");
        assertThat(verify.status()).isZero();
        assertThat(verify.out().replaceAll("\\s+", " ")).contains("all of the log, 2 entries, could have been rewritten or cut off unseen: no checkpoint was kept elsewhere", "[INTACT]");
    }

    @Test
    void aCheckpointThatIsGivenProvesIt() throws IOException {
        assertThat(ask("audit checkpoint --unsigned --export kept").status()).isZero();
        Files.move(directory.resolve("kept"), directory.resolve("elsewhere"));
        cut(2, 2);
        assertThat(ask("audit verify").out()).contains("[INTACT]");
        Tool.Outcome verify = ask("audit verify --against elsewhere");
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("log_shorter", "[BROKEN]");
    }

    @Test
    void theKeyDirectoryShowsItUnasked() throws IOException {
        assertThat(ask("audit key init --name example.com/log").status()).isZero();
        assertThat(ask("task create --title t --id d").status()).isZero();
        assertThat(ask("audit checkpoint").status()).isZero();
        cut(3, 4);
        Tool.Outcome verify = ask("audit verify");
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("the log example.com/log had 5 entries when its key signed it last, and has 4", "[BROKEN]");
        tool.environment("TASK_MGMT_KEYS", directory.resolve("none").toString());
        assertThat(ask("audit verify").out()).contains("[INTACT]");
        Files.createDirectory(directory.resolve("damaged"));
        Files.writeString(directory.resolve("damaged/example.com%2Flog.log"), "nothing");
        tool.environment("TASK_MGMT_KEYS", directory.resolve("damaged").toString());
        assertThat(ask("audit verify").out()).as("it says nothing then").contains("[INTACT]");
    }

    @Test
    void soDoesTheCheckpointThatTheLogSaysWasExported() throws IOException {
        assertThat(ask("audit checkpoint --unsigned --export kept").status()).isZero();
        assertThat(ask("task create --title t --id d").status()).isZero();
        assertThat(ask("audit checkpoint --unsigned --export kept").status()).isZero();
        assertThat(ask("audit verify").out()).contains("[INTACT]");
        cut(3, 4);
        Tool.Outcome verify = ask("audit verify");
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("is of 5 entries, the log has 4: its end was cut off, or this is a copy from before");
        for (String content : List.of("no checkpoint", "x".repeat(2_000_000))) {
            Files.writeString(directory.resolve("kept"), content);
            assertThat(ask("audit verify").out()).contains("[INTACT]");
        }
        Files.delete(directory.resolve("kept"));
        assertThat(ask("audit verify").out()).contains("[INTACT]");
    }

    @Test
    void aBackupIsFromBefore() {
        assertThat(ask("audit key init --name example.com/log").status()).isZero();
        assertThat(ask("logs backup kept").status()).isZero();
        assertThat(ask("audit checkpoint").status()).isZero();
        assertThat(ask("audit verify --logs kept").out()).contains("[INTACT]");
    }
}
