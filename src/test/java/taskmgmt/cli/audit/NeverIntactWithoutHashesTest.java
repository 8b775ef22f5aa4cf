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
import java.util.concurrent.atomic.AtomicBoolean;
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
            boolean isNamed = entries < 5; // which the last line names
            assertThat(found.out()).as("%d entries", entries).contains(isNamed ? "[BROKEN]" : "[PARTIAL]");
            if (isNamed) {
                String loss = "entry 5, which registry.jsonl names at byte " + lastLine(wholeRegistry) + ", is gone";
                assertThat(found.out()).contains(loss);
                assertThat(tool.run("doctor", "--json").out()).contains(loss);
                assertThat(tool.run("stats").err()).contains(loss);
                assertThat(tool.run("task", "create", "--title", "next").err()).contains(loss, "on record now");
            } else {
                assertThat(tool.run("task", "create", "--title", "next").status()).isZero();
            }
            assertThat(verify().out()).as("%d entries, and the next write", entries).doesNotContain("INTACT").contains("back-filled");
            assertThat(tool.run("audit", "verify", "--json").out()).contains(isNamed ? "\"verdict\": \"BROKEN\"" : "\"verdict\": \"PARTIAL\"");
            assertThat(tool.run("doctor", "--fix", "--accept-loss").status()).as("%d entries", entries).isZero();
            assertThat(tool.run("audit", "verify", "--json").out()).contains("\"verdict\": \"PARTIAL\"");
            assertThat(tool.run("task", "create", "--title", "after that").status()).isZero();
            assertThat(tool.run("audit", "verify", "--json").out()).contains("\"verdict\": \"PARTIAL\"");
            Files.write(registry, wholeRegistry);
        }
    }

    /** Where the last line begins, in bytes. */
    private static int lastLine(byte[] log) {
        int at = log.length - 1;
        while (log[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    @Test
    void whereverTheRegistryWasCutTheRecordIsBroken() throws IOException {
        byte[] whole = Files.readAllBytes(registry);
        for (int lines = 0; lines < 6; lines++) {
            if (Files.exists(directory.resolve("logs/.state"))) {
                forgetState();
            }
            Files.write(registry, firstLines(whole, lines));
            assertThat(verify()).as("%d lines", lines).returns(1, Tool.Outcome::status).extracting(Tool.Outcome::out).asString().contains("[BROKEN]");
        }
    }

    @Test
    void incidentsVouchForTheAuditLogToo() throws IOException {
        assertThat(tool.run("incident", "open", "--failure-mode", "x", "--severity", "low").status()).isZero();
        Path incidents = directory.resolve("logs").resolve(LogFiles.INCIDENTS);
        assertThat(Files.readString(incidents)).containsPattern("\"audit\":\"6:[0-9a-f]{16}:0\"}\n$");
        Files.write(registry, firstLines(Files.readAllBytes(registry), 5));
        Files.write(audit, firstLines(Files.readAllBytes(audit), 5));
        forgetState();
        assertThat(verify().out()).contains("[BROKEN]", "entry 6, which incidents.jsonl names at byte 0, is gone");
        assertThat(tool.run("incident", "resolve", "inc", "--action", "a").err()).contains("entry 6, which incidents.jsonl names");
        assertThat(Files.readString(incidents).lines().reduce((one, other) -> other).orElseThrow()).doesNotContain("\"audit\":\"6:");
    }

    @Test
    void anAuditLogThatIsGoneVouchesForNothing() throws IOException {
        forgetState();
        Files.delete(audit);
        Tool.Outcome found = verify();
        assertThat(found.out()).contains("[BROKEN]", "entry 5, which registry.jsonl names");
        assertThat(found.status()).isEqualTo(1);
        assertThat(tool.run("task", "create", "--title", "next").status()).isZero();
        assertThat(verify().out()).contains("[BROKEN]", "entry 5,", "1 of them back-filled").doesNotContain("INTACT");
    }

    /** As an older program wrote them. */
    @Test
    void whereNoLineNamesAnEntryNothingIsClaimed() throws IOException {
        Files.writeString(registry, Tool.unnamed(Files.readString(registry)));
        Files.delete(audit);
        forgetState();
        assertThat(verify().out()).contains("[UNVERIFIABLE]", "nobody can tell what was changed before that");
        assertThat(tool.run("task", "create", "--title", "next").status()).isZero();
        assertThat(verify().out()).contains("[PARTIAL]", "1 entry was back-filled").doesNotContain("INTACT");
    }

    /** Lines of another log, and such as only look like ours: what they say is about no entry of this one. */
    @Test
    void whatForeignLinesNameIsData() throws IOException {
        assertThat(tool.run("task", "create", "--title", "a", "--id", "a", "--logs", "other").status()).isZero();
        for (int i = 0; i < 20; i++) {
            assertThat(tool.run("task", "progress", "a", "--percent", String.valueOf(i), "--logs", "other").status()).isZero();
        }
        String other = Files.readString(directory.resolve("other").resolve(LogFiles.REGISTRY));
        assertThat(other).contains("\"audit\":\"20:");
        String task = "{\"ts\":\"2026-11-25T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"%s\",\"title\":\"f\",\"audit\":%s}\n";
        String foreign = task.formatted("f", "\"99:0123456789abcdef:0\"") + task.formatted("g", "{\"by\":\"ann\"}") + task.formatted("h", "\"99:0123456789abcdef\"");
        Files.writeString(registry, Files.readString(registry) + other + foreign);
        assertThat(verify().out()).contains("[PARTIAL]", "bytes have no entry");
        assertThat(tool.run("task", "create", "--title", "next").err()).doesNotContain("gone");
        assertThat(verify().out()).contains("[PARTIAL]", "24 entries were back-filled");
        assertThat(Files.readString(registry)).contains(other + foreign);
        assertThat(tool.run("doctor").out()).doesNotContain("is gone");
    }

    @Test
    void whatAnIngestedEventHasUnderThatNameIsKept() throws IOException {
        String event = "{\"ts\":\"2026-11-25T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"%s\",\"title\":\"f\",\"audit\":%s}\n";
        Files.writeString(directory.resolve("in.jsonl"), event.formatted("f", "{\"by\":\"ann\"}") + event.formatted("g", "\"99:0123456789abcdef:7\""));
        assertThat(tool.run("events", "ingest", "in.jsonl").out()).contains("2 added");
        String lines = Files.readString(registry);
        assertThat(lines).contains("\"title\":\"f\",\"audit\":{\"by\":\"ann\"}}\n").doesNotContain("\"99:");
        assertThat(tool.run("events", "ingest", "in.jsonl").out()).contains("2 known already");
        Files.write(audit, firstLines(Files.readAllBytes(audit), 6));
        forgetState();
        assertThat(verify().out()).contains("[PARTIAL]");
    }

    /** What somebody writes while another one verifies names entries that came after that one had looked at the audit log. */
    @Test
    void nobodyIsAccusedWhileOthersWrite() throws Exception {
        AtomicBoolean ends = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            Tool busy = Tool.in(directory);
            for (int i = 0; !ends.get(); i++) {
                busy.run("task", "create", "--title", "t" + i);
            }
        });
        try {
            for (int i = 0; i < 40; i++) {
                assertThat(verify().out()).doesNotContain("BROKEN");
            }
        } finally {
            ends.set(true);
            writer.join();
        }
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
