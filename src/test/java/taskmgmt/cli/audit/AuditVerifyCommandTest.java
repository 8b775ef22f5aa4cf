package taskmgmt.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.audit.checkpoint.TreeHead;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.audit.note.SigningKey;
import taskmgmt.audit.tree.MerkleTree;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

class AuditVerifyCommandTest {
    private static final String AUDIT = "logs/immutable_audit.jsonl";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void threeEntries() {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "guard").environment("TASK_MGMT_KEYS", directory.resolve("keys").toString());
        tool.run("task", "create", "--title", "one", "--id", "one", "--start");
        tool.run("task", "progress", "one", "--percent", "50");
    }

    private String note(SigningKey key, long size, byte[] root) throws BadNoteException {
        return SignedNote.sign(TreeHead.of("example.com/log", size, root).text(), key).toString();
    }

    /** The root over the first this many entries, computed from the file itself. */
    private byte[] root(int size) throws IOException {
        MerkleTree tree = new MerkleTree();
        for (String line : Files.readAllLines(directory.resolve(AUDIT)).subList(0, size)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            tree.add(bytes, 0, bytes.length);
        }
        return tree.root();
    }

    private void keep(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Map<String, @Nullable Object> json(String... arguments) throws BadJsonException {
        String[] all = Stream.concat(Stream.of("audit", "verify", "--json"),
                Arrays.stream(arguments)).toArray(String[]::new);
        return Json.strict().parse(tool.run(all).out());
    }

    private static @Nullable Object at(Map<String, @Nullable Object> data, String... path) {
        Object value = data;
        for (String key : path) {
            value = ((Map<?, ?>) Objects.requireNonNull(value)).get(key);
        }
        return value;
    }

    @Test
    void withoutACheckpointSaysWhatWasNotCheckedAndWhy() throws IOException, BadJsonException {
        String root = Base64.getEncoder().encodeToString(root(3));
        assertThat(tool.run("audit", "verify").out()).contains("\ntree       not checked: no checkpoint was given; root " + root
                + "\nsignature  not checked: no checkpoint was given\nwindow     all of the log, 3 entries, could have been rewritten or cut off unseen: ");
        Map<String, @Nullable Object> data = json();
        assertThat(at(data, "checks", "tree", "result")).isEqualTo("not_checked");
        assertThat(at(data, "checks", "tree", "root")).isEqualTo(root);
        assertThat(at(data, "checks", "signature", "reason")).isEqualTo("no checkpoint was given");
        assertThat(at(data, "checks", "chain", "result")).isEqualTo("intact");
        assertThat(at(data, "window", "entries")).isEqualTo(3L);
    }

    @Test
    void aSignedCheckpointLeavesOnlyWhatCameAfterIt() throws Exception {
        SigningKey key = SigningKey.generate("example.com/log");
        keep("kept", note(key, 2, root(2)) + note(key, 1, root(1)));
        Tool.Outcome outcome = tool.run("audit", "verify", "--against", "kept", "--key", key.verifier().text());
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("\ntree       intact: 2 entries of kept (note 1)\n").contains("\nsignature  intact: by a known key\n")
                .contains("\nwindow     1 entry of ").contains(" since 2025-11-17T12:00:00.000000Z could still be rewritten or cut off unseen\n");
        Map<String, @Nullable Object> data = json("--against", "kept", "--key", key.verifier().text());
        assertThat(at(data, "checks", "signature", "result")).isEqualTo("intact");
        assertThat(at(data, "window", "entries")).isEqualTo(1L);
        assertThat(at(data, "window", "bytes")).isEqualTo((long) Files.readAllLines(directory.resolve(AUDIT)).getLast().length() + 1);
    }

    @Test
    void eachWayInWhichACheckpointDoesNotHoldHasItsOwnResult() throws Exception {
        SigningKey key = SigningKey.generate("example.com/log");
        String vkey = key.verifier().text();
        keep("longer", note(key, 4, root(3)));
        keep("other", note(key, 2, root(3)));
        keep("false", note(key, 2, root(2)).replace("\n2\n", "\n3\n").replace(Base64.getEncoder().encodeToString(root(2)),
                Base64.getEncoder().encodeToString(root(3))));
        keep("unknown", note(SigningKey.generate("example.com/log"), 2, root(2)));
        keep("unsigned", TreeHead.of("example.com/log", 2, root(2)).text());
        assertThat(results("longer", vkey)).containsExactly("BROKEN", "log_shorter", "intact", "log_shorter");
        assertThat(results("other", vkey)).containsExactly("BROKEN", "root_differs", "intact", "root_differs");
        assertThat(results("false", vkey)).containsExactly("UNPROVEN", "intact", "broken", "false_signature");
        assertThat(results("unknown", vkey)).containsExactly("UNPROVEN", "intact", "unknown_key", "unknown_key");
        assertThat(results("unsigned", vkey)).containsExactly("INTACT", "intact", "not_checked", null);
        for (String file : List.of("longer", "other", "false", "unknown")) {
            assertThat(tool.run("audit", "verify", "--against", file, "--key", vkey).status()).as(file).isEqualTo(1);
        }
    }

    private List<@Nullable Object> results(String file, String key) throws BadJsonException {
        Map<String, @Nullable Object> data = json("--against", file, "--key", key);
        List<?> findings = (List<?>) Objects.requireNonNull(data.get("findings"));
        return Arrays.asList(data.get("verdict"), at(data, "checks", "tree", "result"), at(data, "checks", "signature", "result"),
                findings.isEmpty() ? null : ((Map<?, ?>) Objects.requireNonNull(findings.getFirst())).get("kind"));
    }

    @Test
    void whatIsNoCheckpointIsRefusedInOneLine() throws IOException {
        keep("text", "hello\n");
        for (String empty : new String[] {"", "\n"}) {
            keep("empty", empty);
            assertThat(tool.run("audit", "verify", "--against", "empty").status()).as(empty).isEqualTo(2);
        }
        assertThat(tool.run("audit", "verify", "--against", "text")).matches(outcome -> outcome.status() == 2
                && outcome.err().startsWith("task-mgmt: text cannot be read as a checkpoint: "));
        assertThat(tool.run("audit", "verify", "--against", "nosuch")).isEqualTo(new Tool.Outcome(3, "", "task-mgmt: no file nosuch\n"));
        assertThat(tool.run("audit", "verify", "--against", "text", "--key", "no key").status()).isEqualTo(2);
    }

    @Test
    void anIncrementalCheckReadsOnlyWhatCameAfterTheLastOne() throws Exception {
        for (int i = 0; i < 6; i++) {
            tool.run("task", "progress", "one", "--message", "so far " + i);
        }
        assertThat(tool.run("audit", "verify", "--incremental").out()).doesNotContain("not read").contains("[INTACT] nobody has changed");
        String full = tool.run("audit", "verify").out();
        Path registry = directory.resolve("logs/registry.jsonl");
        String before = Files.readString(registry);
        tool.at("2025-11-18T12:00:00Z").run("task", "complete", "one");
        Tool.Outcome again = tool.run("audit", "verify", "--incremental");
        assertThat(again.status()).isZero();
        assertThat(again.out()).startsWith("chain      10 entries\nregistry   10 witnesses for ")
                .contains("\nnot read   9 entries of ").contains("last read 2025-11-17T12:00:00.000000Z: a change of them since then is not seen")
                .contains("[INTACT] nothing is wrong with what was read; head ");
        assertThat(again.out().lines().filter(line -> line.startsWith("[INTACT]") || line.startsWith("tree")).toList())
                .allSatisfy(line -> assertThat(full).doesNotContain(line));
        assertThat(again.out()).contains(line(tool.run("audit", "verify").out(), "tree "));

        // A change in place by another program makes it begin again; only whoever also forges what is derived misleads it.
        Files.writeString(registry, Files.readString(registry).replaceFirst("\"one\",\"created_by\"", "\"eno\",\"created_by\""));
        assertThat(tool.run("audit", "verify", "--incremental").status()).isEqualTo(1);
        assertThat(tool.run("audit", "verify").status()).isEqualTo(1);
        Files.writeString(registry, before);
        assertThat(tool.run("audit", "verify", "--incremental").status()).isEqualTo(1);
    }

    private static String line(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void aDamagedStateOfAnIncrementalCheckIsNotBelieved() throws IOException {
        tool.run("audit", "verify", "--incremental");
        Path state = directory.resolve("logs/.state/verified");
        byte[] bytes = Files.readAllBytes(state);
        for (int at = 0; at < bytes.length; at += 11) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Files.write(state, damaged);
            assertThat(tool.run("audit", "verify", "--incremental").out()).as("byte %s", at).doesNotContain("not read");
        }
    }

    @Test
    void theLogsOwnCheckpointIsCheckedWithItsSignature() throws IOException {
        assertThat(tool.run("audit", "key", "init", "--name", "example.com/log").status()).isZero();
        assertThat(tool.run("audit", "checkpoint").status()).isZero();
        tool.run("task", "complete", "one");
        assertThat(tool.run("audit", "verify").out()).contains("\ntree       intact: 4 entries of the log's own last checkpoint")
                .contains("\nsignature  intact, under the log's own last checkpoint\n");
        assertThat(tool.environment("TASK_MGMT_KEYS", "elsewhere").run("audit", "verify").status()).isZero();
    }
}
