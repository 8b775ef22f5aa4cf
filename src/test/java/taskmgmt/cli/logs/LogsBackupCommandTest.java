package taskmgmt.cli.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.hash.Sha256;
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
        assertThat(tool.run("logs", "backup", "logs/inside").err()).contains("logs/inside is inside the log directory");
        assertThat(tool.run("logs", "backup", "logs/inside").status()).isEqualTo(4);
        assertThat(tool.run("logs", "backup", "copy").status()).isZero();
        assertThat(tool.run("logs", "restore", "copy", "--into", "logs").err()).contains("logs is a log directory itself");
        assertThat(tool.run("logs", "restore", "copy", "--into", "logs").status()).isEqualTo(4);
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

    /** Copies taken while somebody writes all verify, each is a beginning of the next, and the first is kept up to date. */
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
                Tool.Outcome updated = tool.run("logs", "backup", "copy0");
                assertThat(updated.status()).as(updated.err()).isZero();
                assertThat(Files.readString(directory.resolve("copy0/registry.jsonl"))).startsWith(before);
            }
        } finally {
            ends.set(true);
            writer.join();
        }
    }

    private String json(String field, Tool.Outcome outcome) {
        return outcome.out().lines().filter(line -> line.contains("\"" + field + "\"")).findFirst().orElseThrow().replaceAll("[^0-9a-z]*" + field + "[^0-9a-z]*|,", "");
    }

    @Test
    void aSecondBackupCopiesOnlyWhatIsNew() throws Exception {
        assertThat(tool.run("logs", "backup", "copy", "--json")).returns(0, Tool.Outcome::status).extracting(Tool.Outcome::out).asString()
                .contains("\"updated\": false");
        assertThat(json("copied_bytes", tool.run("logs", "backup", "copy", "--json"))).isEqualTo("0");
        long before = Files.size(directory.resolve("copy/registry.jsonl")) + Files.size(directory.resolve("copy/immutable_audit.jsonl"));
        tool.run("task", "create", "--title", "b", "--id", "b");
        tool.run("logs", "rotate"); // the log's bytes are in other files now
        tool.run("task", "complete", "b");
        Tool.Outcome second = tool.run("logs", "backup", "copy", "--json");
        assertThat(second.status()).isZero();
        assertThat(second.out()).contains("\"updated\": true", "\"findings\": 0");
        long after = Files.size(directory.resolve("copy/registry.jsonl")) + Files.size(directory.resolve("copy/immutable_audit.jsonl"));
        assertThat(json("copied_bytes", second)).isEqualTo(String.valueOf(after - before));
        assertThat(tool.run("logs", "backup", "copy").out()).contains("updated ", "0 bytes of it new");
        assertThat(tool.run("logs", "restore", "copy", "--into", "again").status()).isZero();
        assertThat(answers("again")).isEqualTo(answers("logs"));
        assertThat(directory.resolve("again/.backup")).doesNotExist();
    }

    private void bus(String... lines) throws Exception {
        Files.writeString(directory.resolve("logs/events.jsonl"), String.join("", lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** By us, or by somebody: what is on it is no part of the record, so the backup goes on. */
    @Test
    void theBusMayHaveBeenRotatedReplacedOrDeletedSince() throws Exception {
        String progress = "{\"event\":\"task.progress\",\"task_id\":\"a\"}\n";
        bus(progress);
        tool.run("logs", "backup", "copy");
        Tool.in(directory).environment("TASK_MGMT_ROTATE_SIZE", "20").run("task", "create", "--title", "rotates", "--id", "r");
        bus(progress, progress);
        assertThat(tool.run("logs", "backup", "copy").err()).isEmpty();
        bus(progress);
        assertThat(tool.run("logs", "backup", "copy", "--json").out()).contains("\"updated\": true");
        tool.run("logs", "restore", "copy", "--into", "again");
        assertThat(directory.resolve("again/events.jsonl")).hasContent(progress.repeat(3));
        tool.run("task", "create", "--title", "drains", "--logs", "again");
        assertThat(Files.readString(directory.resolve("again/registry.jsonl"))).containsPattern("(?s)(task.progress.*){3}");
        assertThat(tool.run("audit", "list", "--action", "bus_restarted", "--logs", "again", "-o", "jsonl").out()).isEmpty();
        Files.writeString(directory.resolve("logs/events.jsonl"), "{\"event\":\"task.created\",\"task_id\":\"other\"}\n");
        assertThat(tool.run("logs", "backup", "copy").status()).isZero();
        assertThat(directory.resolve("copy/events.jsonl")).hasSameTextualContentAs(directory.resolve("logs/events.jsonl"));
        Files.delete(directory.resolve("logs/events.jsonl"));
        assertThat(tool.run("logs", "backup", "copy").status()).isZero();
        assertThat(tool.run("logs", "backup", "copy").out()).contains("0 bytes of it new");
    }

    @Test
    void aFileBesideTheLogsIsReplacedAddedAndTakenAwayAsInTheLog() throws Exception {
        tool.run("logs", "backup", "copy");
        Files.writeString(directory.resolve("logs/agents.yaml"), "agents: []\n");
        tool.run("queue", "resume");
        tool.run("queue", "pause", "--group", "night");
        assertThat(tool.run("logs", "backup", "copy").status()).isZero();
        assertThat(directory.resolve("copy/agents.yaml")).hasContent("agents: []");
        assertThat(directory.resolve("copy/queue.json")).hasSameTextualContentAs(directory.resolve("logs/queue.json"));
        Files.delete(directory.resolve("logs/agents.yaml"));
        assertThat(tool.run("logs", "backup", "copy").status()).isZero();
        assertThat(directory.resolve("copy/agents.yaml")).doesNotExist();
    }

    private void isRefused(int status, String... words) throws Exception {
        Map<String, String> before = contents("copy");
        Tool.Outcome refused = tool.run("logs", "backup", "copy");
        assertThat(refused.status()).as(refused.err()).isEqualTo(status);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains(words).contains("name another directory");
        assertThat(contents("copy")).isEqualTo(before);
    }

    private Map<String, String> contents(String name) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).toList()) {
                contents.put(file.toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void whatIsNoBackupOfThisLogIsLeftAsItIs() throws Exception {
        tool.run("logs", "backup", "copy");
        for (String file : List.of("registry.jsonl", "immutable_audit.jsonl", "incidents.jsonl", "queue.json", ".backup/record")) {
            Path path = directory.resolve("copy").resolve(file);
            String whole = Files.readString(path);
            Files.writeString(path, whole.replaceFirst("[0-9e]", "x"));
            isRefused(5, file);
            Files.delete(path);
            if (!file.equals(".backup/record")) {
                isRefused(5, file);
            }
            Files.writeString(path, whole);
        }
        tool.run("task", "create", "--title", "of the copy", "--logs", "copy");
        isRefused(4, "was written to since it was copied");
    }

    private void isNotRestored(int status, String... words) {
        Tool.Outcome refused = tool.run("logs", "restore", "copy", "--into", "again");
        assertThat(refused.status()).as(refused.out() + refused.err()).isEqualTo(status);
        assertThat(refused.err()).contains(words).contains("name another directory");
        assertThat(directory.resolve("again")).doesNotExist();
    }

    private void withFile(String name, byte @Nullable [] changed, int status, String... words) throws Exception {
        Path path = directory.resolve("copy").resolve(name);
        byte[] whole = Files.exists(path) ? Files.readAllBytes(path) : null;
        Files.createDirectories(path.resolveSibling("x").getParent());
        if (changed == null) {
            Files.delete(path);
        } else {
            Files.write(path, changed);
        }
        isNotRestored(status, words);
        if (whole == null) {
            Files.delete(path);
            Files.deleteIfExists(directory.resolve("copy/segments"));
        } else {
            Files.write(path, whole);
        }
    }

    /** Whatever somebody has done to a file of a backup, it is neither restored nor left out without a word. */
    @Test
    void onlyWhatTheRecordOfABackupVouchesForIsRestored() throws Exception {
        bus("{\"event\":\"task.progress\",\"task_id\":\"a\"}\n");
        tool.run("logs", "backup", "copy");
        for (String name : List.of("registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl", "events.jsonl", "queue.json")) {
            byte[] whole = Files.readAllBytes(directory.resolve("copy").resolve(name));
            byte[] flipped = whole.clone();
            flipped[flipped.length / 2] ^= 1;
            withFile(name, flipped, 5, name, "is not what was copied");
            withFile(name, Arrays.copyOf(whole, whole.length - 1), 5, name, "is not what was copied");
            withFile(name, new byte[0], 5, name, "is not what was copied");
            withFile(name, null, 5, name, "is not what was copied");
            byte[] longer = Arrays.copyOf(whole, whole.length * 2);
            System.arraycopy(whole, 0, longer, whole.length, whole.length);
            withFile(name, longer, name.equals("queue.json") ? 5 : 4, name);
        }
        byte[] line = "{\"ts\":\"2026-01-05T12:00:00Z\",\"event\":\"task.created\",\"task_id\":\"forged\",\"title\":\"x\"}\n".getBytes(UTF_8);
        long length = Files.size(directory.resolve("copy/registry.jsonl"));
        withFile("segments/registry-%020d-%020d.jsonl".formatted(0, line.length), line, 4, "registry.jsonl", "was written to since");
        withFile("segments/registry-%020d-%020d.jsonl".formatted(length, length + line.length), line, 4, "registry.jsonl");
        withFile("agents.yaml", "agents: []".getBytes(UTF_8), 4, "agents.yaml", "was put there since");
        withFile("output/a", line, 4, "output/a", "was put there since");
        assertThat(tool.run("logs", "restore", "copy", "--into", "again").status()).isZero();
        assertThat(answers("again")).isEqualTo(answers("logs"));
    }

    @Test
    void aBackupThatBecameALogOfItsOwnIsRestoredOnceItIsNoBackupAnyMore() throws Exception {
        tool.run("logs", "backup", "copy");
        tool.run("task", "create", "--title", "of the copy", "--logs", "copy");
        isNotRestored(4, "was written to since it was copied", "delete");
        Files.delete(directory.resolve("copy/.backup/record"));
        assertThat(tool.run("logs", "restore", "copy", "--into", "again").status()).isZero();
        assertThat(answers("again")).isEqualTo(answers("copy")).contains("of the copy");
    }

    @Test
    void aBackupOfAnotherLogIsLeftAsItIs() throws Exception {
        tool.run("logs", "backup", "copy");
        Path registry = directory.resolve("logs/registry.jsonl");
        String whole = Files.readString(registry);
        Files.writeString(registry, whole.replaceFirst("ann", "bob"));
        isRefused(4, "does not begin with what the backup");
        Files.writeString(registry, "");
        isRefused(4, "does not begin with what the backup");
        Files.writeString(registry, whole);
        assertThat(tool.run("logs", "backup", "copy").status()).isZero();
        Files.writeString(directory.resolve("copy/policy.json"), "{}");
        isRefused(4, "was put there since the backup was made");
        Files.delete(directory.resolve("copy/policy.json"));
        tool.run("task", "create", "--title", "x", "--logs", "other/logs");
        Tool.Outcome refused = tool.run("logs", "backup", "copy", "--logs", "other/logs");
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.err()).contains("does not begin with what the backup");
    }

    @Test
    void aRecordThatNamesFilesElsewhereNamesNothing() throws Exception {
        tool.run("logs", "backup", "copy");
        Files.writeString(directory.resolve("secret"), "x");
        Files.writeString(directory.resolve("copy/.backup/unfinished"), "");
        String content = "{\"logs\":{},\"files\":{\"../secret\":{\"bytes\":1,\"sha256\":\"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\"},"
                + "\"output/../../secret\":{\"bytes\":1,\"sha256\":\"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\"}}}";
        byte[] bytes = content.getBytes(UTF_8);
        Files.writeString(directory.resolve("copy/.backup/record"), "task-mgmt backup 1 " + bytes.length + " " + Sha256.hex(bytes, 0, bytes.length) + "\n" + content);
        assertThat(tool.run("logs", "restore", "copy", "--into", "deep/again").status()).isEqualTo(5);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(file -> file.endsWith("secret"))).containsExactly(directory.resolve("secret"));
        }
    }
}
