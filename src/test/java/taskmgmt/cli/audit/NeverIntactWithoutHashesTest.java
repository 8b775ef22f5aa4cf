package taskmgmt.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.testkit.Tool;

/** Whatever somebody takes away, {@code audit verify} says INTACT only of a record that was held against hashes line by line. */
class NeverIntactWithoutHashesTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private Path audit = Path.of("");
    private Path registry = Path.of("");

    @BeforeEach
    void aRecordOfFewEntries() {
        tool = Tool.in(directory).at("2026-11-26T00:00:00Z");
        audit = directory.resolve("logs").resolve(LogFiles.AUDIT);
        registry = directory.resolve("logs").resolve(LogFiles.REGISTRY);
        for (int i = 1; i <= 3; i++) {
            assertThat(tool.run("task", "create", "--title", "t" + i, "--id", "t" + i).status()).isZero();
            assertThat(tool.run("task", "complete", "t" + i).status()).isZero();
        }
        assertThat(verify()).returns(0, Tool.Outcome::status).extracting(Tool.Outcome::out).asString().contains("[INTACT]");
    }

    private Tool.Outcome verify() {
        return tool.run("audit", "verify");
    }

    private void forgetState() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("logs/.state"))) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static byte[] firstLines(byte[] bytes, int count) {
        int end = 0;
        for (int lines = 0; lines < count; end++) {
            lines += bytes[end] == '\n' ? 1 : 0;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** The audit log cut to each number of its entries, and a line edited that none of these stands for. */
    @Test
    void whereverTheAuditLogWasCutTheLinesAfterThatAreNeverIntact() throws IOException {
        byte[] wholeAudit = Files.readAllBytes(audit);
        byte[] wholeRegistry = Files.readAllBytes(registry);
        for (int entries = 0; entries < 6; entries++) {
            forgetState();
            Files.write(audit, firstLines(wholeAudit, entries));
            Files.write(registry, new String(wholeRegistry, UTF_8).replace("completed\",\"task_id\":\"t3", "cancelled\",\"task_id\":\"t3").getBytes(UTF_8));
            Tool.Outcome found = verify();
            assertThat(found.out()).as("%d entries", entries).doesNotContain("INTACT");
            assertThat(found.status()).isEqualTo(1);
            assertThat(tool.run("system", "health").out()).contains("bytes have no entry yet");
            assertThat(tool.run("task", "create", "--title", "next").status()).isZero();
            assertThat(verify().out()).as("%d entries, and the next write", entries).doesNotContain("INTACT").contains("back-filled");
            assertThat(tool.run("audit", "verify", "--json").out()).contains("\"verdict\": \"PARTIAL\"");
            Files.write(registry, wholeRegistry);
        }
    }

    @Test
    void anAuditLogThatIsGoneVouchesForNothing() throws IOException {
        forgetState();
        Files.delete(audit);
        Tool.Outcome found = verify();
        assertThat(found.out()).contains("[UNVERIFIABLE]", "nobody can tell what was changed before that");
        assertThat(found.status()).isEqualTo(1);
        assertThat(tool.run("task", "create", "--title", "next").status()).isZero();
        assertThat(verify().out()).contains("[PARTIAL]", "1 entry was back-filled").doesNotContain("INTACT");
    }

    @Test
    void anEmptyDirectoryHasNothingToBeTold() {
        Tool.Outcome found = Tool.in(directory.resolve("logs")).run("audit", "verify", "--logs", "none");
        assertThat(found).returns(0, Tool.Outcome::status);
    }

    @Test
    void aReturnAtTheEndOfAnyLineOfAnyLogIsFound() throws IOException {
        for (Path log : List.of(registry, audit)) {
            byte[] whole = Files.readAllBytes(log);
            int changed = 0;
            for (int at = 0; at < whole.length; at++) {
                if (whole[at] == '\n') {
                    byte[] with = Arrays.copyOf(whole, whole.length + 1);
                    with[at] = '\r';
                    System.arraycopy(whole, at, with, at + 1, whole.length - at);
                    Files.write(log, with);
                    assertThat(verify()).as("%s at %d", log.getFileName(), at).returns(1, Tool.Outcome::status)
                            .extracting(Tool.Outcome::out).asString().contains("[BROKEN]");
                    changed++;
                }
            }
            assertThat(changed).isEqualTo(6);
            Files.write(log, whole);
        }
        assertThat(verify().out()).contains("[INTACT]");
    }

    @Test
    void aForeignLineIsPartialBeforeAndAfterItGetsItsEntry() throws IOException {
        Files.writeString(registry, Files.readString(registry) + "{\"ts\":\"2026-11-25T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"f\",\"title\":\"f\"}\r\n");
        Tool.Outcome before = verify();
        assertThat(before.out()).contains("[PARTIAL]", "bytes have no entry");
        assertThat(before.status()).isEqualTo(1);
        assertThat(tool.run("task", "create", "--title", "next").status()).isZero();
        Tool.Outcome after = verify();
        assertThat(after.out()).contains("[PARTIAL]", "1 entry was back-filled, written later than the lines");
        assertThat(after.status()).isZero();
    }

    @Test
    void linesOfAWriterThatIsAtWorkAreNotHeldAgainstTheRecord() throws Exception {
        Files.writeString(registry, Files.readString(registry) + "{\"ts\":\"2026-11-25T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"f\",\"title\":\"f\"}\n");
        assertThat(verify().status()).isEqualTo(1);
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            LogLock.Held held = writer.submit(() -> Locks.at(directory.resolve("logs").resolve(LogFiles.LOCK)).acquire(Duration.ZERO)).get();
            Tool.Outcome found = verify();
            writer.submit(held::close).get();
            assertThat(found).returns(0, Tool.Outcome::status).extracting(Tool.Outcome::out).asString().contains("[PARTIAL]");
        }
    }
}
