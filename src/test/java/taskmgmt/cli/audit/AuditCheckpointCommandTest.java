package taskmgmt.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.checkpoint.ConsistencyProof;
import taskmgmt.audit.checkpoint.TlogProof;
import taskmgmt.audit.note.BadNoteException;
import taskmgmt.audit.note.KeyRotation;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.audit.note.VerifierKey;
import taskmgmt.audit.tree.MerkleProofCheck;
import taskmgmt.json.BadJsonException;
import taskmgmt.testkit.Tool;

/** Keys, checkpoints and proofs as a user meets them. */
class AuditCheckpointCommandTest {
    private static final String AUDIT = "immutable_audit.jsonl";
    private static final String NAME = "example.com/log";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void threeEntries() {
        tool = Tool.in(directory).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString())
                .environment("TASK_MGMT_ACTOR", "guard").environment("PATH", System.getenv("PATH"));
        tool.run("task", "create", "--title", "one", "--id", "one", "--start");
        tool.run("task", "complete", "one");
    }

    private VerifierKey init() throws BadNoteException {
        Tool.Outcome outcome = tool.run("audit", "key", "init", "--name", NAME);
        assertThat(outcome.status()).isZero();
        return VerifierKey.parse(outcome.out().strip());
    }

    private CheckpointNote checkpoint(String... more) throws BadNoteException {
        String[] arguments = Stream.concat(Stream.of("audit", "checkpoint"), Stream.of(more)).toArray(String[]::new);
        Tool.Outcome outcome = tool.run(arguments);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return CheckpointNote.parse(outcome.out());
    }

    private Path audit() {
        return directory.resolve("logs").resolve(AUDIT);
    }

    // --- keys ---

    @Test
    void aKeyIsKeptOutsideOfTheLogForItsOwnerOnly() throws Exception {
        VerifierKey key = init();
        Path file = directory.resolve("keys/example.com%2Flog.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
        assertThat(tool.run("audit", "key", "show").out()).isEqualTo(key + "\n");
        assertThat(tool.last(AUDIT)).containsEntry("action", "key_created").containsEntry("resource", NAME)
                .containsEntry("metadata", Map.of("key", key.text()));
    }

    @Test
    void theSecretIsInNoOutputAndInNoLog() throws Exception {
        init();
        // PRIVATE+KEY+name+id+secret, of which the secret itself may hold a +, and where it does, must not be cut there.
        String secret = Files.readString(directory.resolve("keys/example.com%2Flog.key")).strip().split("\\+", 5)[4];
        byte[] typed = Base64.getDecoder().decode(secret);
        String seed = HexFormat.of().formatHex(typed, 1, typed.length);
        assertThat(seed).hasSize(64);
        StringBuilder seen = new StringBuilder();
        for (String[] arguments : new String[][] {{"audit", "key", "show", "--json"}, {"audit", "checkpoint"},
            {"audit", "key", "init", "--debug"}, {"audit", "key", "rotate"}, {"audit", "key", "show", "--json"}}) {
            Tool.Outcome outcome = tool.run(arguments);
            seen.append(outcome.out()).append(outcome.err());
        }
        try (Stream<Path> files = Files.walk(directory.resolve("logs"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList()) {
                seen.append(Files.readString(file));
            }
        }
        assertThat(seen.toString()).contains(NAME).doesNotContain(secret).doesNotContain(seed).doesNotContain("PRIVATE+KEY");
    }

    @Test
    void aSecondKeyIsRefusedAndTheFirstStays() throws Exception {
        init();
        String before = Files.readString(directory.resolve("keys/example.com%2Flog.key"));
        assertThat(tool.run("audit", "key", "init").status()).isEqualTo(4);
        assertThat(tool.run("audit", "key", "init", "--name", NAME, "--logs", "other")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.err()).contains("each log needs a name of its own");
        });
        assertThat(Files.readString(directory.resolve("keys/example.com%2Flog.key"))).isEqualTo(before);
    }

    @Test
    void aKeyDirectoryInsideTheLogDirectoryIsRefused() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("logs"));
        for (String keys : List.of("logs", "logs/keys", "link/keys", "logs/../logs/keys")) {
            Tool.Outcome outcome = tool.run("audit", "key", "init", "--keys", keys);
            assertThat(outcome.status()).as(keys).isEqualTo(4);
            assertThat(outcome.err()).containsPattern("is (inside the log directory|a log directory itself)");
        }
        assertThat(directory.resolve("logs/keys")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", " ", "a\nb"})
    void aNameThatNotesCannotHoldIsRefused(String name) {
        assertThat(tool.run("audit", "key", "init", "--name", name).status()).isEqualTo(2);
        assertThat(directory.resolve("keys")).doesNotExist();
    }

    @Test
    void aKeyThatOthersMayReadIsNotUsed() throws Exception {
        init();
        Path file = directory.resolve("keys/example.com%2Flog.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(tool.run("audit", "checkpoint")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(5);
            assertThat(outcome.err()).contains("chmod 600");
        });
    }

    @Test
    void aSpoiltKeyIsNamedWithoutWhatIsInIt() throws Exception {
        init();
        Path file = directory.resolve("keys/example.com%2Flog.key");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 6));
        assertThat(tool.run("audit", "checkpoint")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(5);
            assertThat(outcome.err()).contains("holds no key").doesNotContain(text.substring(40, text.length() - 6));
        });
    }

    @Test
    void aRotatedKeySignsAndTheOldOnesCheckpointsStillVerifyThroughTheStatement() throws Exception {
        VerifierKey old = init();
        CheckpointNote before = checkpoint();
        Tool.Outcome rotated = tool.run("audit", "key", "rotate");
        assertThat(rotated.status()).isZero();
        KeyRotation rotation = KeyRotation.parse(SignedNote.parse(rotated.out().getBytes(UTF_8)));
        assertThat(rotation.from()).isEqualTo(old);
        VerifierKey current = VerifierKey.parse(tool.run("audit", "key", "show").out().strip());
        assertThat(rotation.to()).isEqualTo(current);
        assertThat(tool.last(AUDIT)).containsEntry("action", "key_rotated")
                .containsEntry("metadata", Map.of("key", current.text(), "statement", rotated.out()));
        assertThat(checkpoint().note().check(List.of(current))).isEqualTo(SignedNote.Trust.SIGNED);
        assertThat(before.note().check(List.of(current))).isEqualTo(SignedNote.Trust.UNKNOWN_KEY);
        assertThat(before.note().check(KeyRotation.trusted(current, List.of(rotation)))).isEqualTo(SignedNote.Trust.SIGNED);
        assertThat(Files.readString(directory.resolve("keys/example.com%2Flog.rotation-1"))).isEqualTo(rotated.out());
    }

    @Test
    void anInterruptedRotationIsEndedByTheNext() throws Exception {
        init();
        String key = Files.readString(directory.resolve("keys/example.com%2Flog.key"));
        tool.run("audit", "key", "rotate");
        Path file = directory.resolve("keys/example.com%2Flog.key");
        Path next = directory.resolve("keys/example.com%2Flog.key-next");
        String made = Files.readString(file);
        Files.writeString(next, made);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, key); // as if it had ended before the last step
        assertThat(tool.run("audit", "key", "rotate").status()).isZero();
        assertThat(Files.readString(file)).isEqualTo(made);
        assertThat(next).doesNotExist();
        Files.writeString(next, made); // as if it had ended before the file was taken away
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        assertThat(tool.run("audit", "key", "rotate").status()).isZero();
        assertThat(Files.readString(file)).isNotEqualTo(made);
    }

    // --- checkpoints ---

    @Test
    void withoutAKeyItSaysWhatToDoAndMakesAnUnsignedOneOnlyIfAsked() throws Exception {
        assertThat(tool.run("audit", "checkpoint")).isEqualTo(new Tool.Outcome(3, "", "task-mgmt: this log has no key: make one"
                + " with 'task-mgmt audit key init', or leave out the signature with --unsigned\n"));
        CheckpointNote made = checkpoint("--unsigned");
        assertThat(made.isSigned()).isFalse();
        assertThat(made.head().size()).isEqualTo(3);
    }

    @Test
    void aLogWithoutEntriesHasNothingToSign() {
        assertThat(tool.run("audit", "checkpoint", "--logs", "none").status()).isEqualTo(3);
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void coversAllBeforeTheEntryThatRecordsIt() throws Exception {
        VerifierKey key = init();
        String head = String.valueOf(tool.last(AUDIT).get("hash"));
        CheckpointNote made = checkpoint();
        assertThat(made.head().origin()).isEqualTo(NAME);
        assertThat(made.head().size()).isEqualTo(4);
        assertThat(made.note().check(List.of(key))).isEqualTo(SignedNote.Trust.SIGNED);
        assertThat(tool.last(AUDIT)).containsEntry("action", "audit_checkpoint").containsEntry("resource", NAME)
                .containsEntry("seq", 5L)
                .containsEntry("metadata", Map.of("size", 4L, "root", made.head().root(), "head", head, "signed", true,
                        "note", made.toString()));
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void aFileAlwaysHoldsTheNewestNote() throws Exception {
        init();
        Path file = directory.resolve("checkpoint");
        for (int i = 0; i < 3; i++) {
            CheckpointNote made = checkpoint("--export", "checkpoint");
            assertThat(file).hasContent(made.toString());
            assertThat(exported()).isEqualTo(file.toString());
        }
    }

    @Test
    void whatIsNoCheckpointOfThisLogIsNotOverwritten() throws Exception {
        init();
        checkpoint("--export", "mine");
        Tool other = Tool.in(directory).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString())
                .environment("TASK_MGMT_LOGS", "other");
        other.run("audit", "key", "init", "--name", "example.com/other");
        Files.writeString(directory.resolve("notes.txt"), "dear diary\n");
        Map<String, Integer> refused = Map.of("mine", 4, "notes.txt", 2, "keys", 2, "nosuch/file", 3, "other/file", 4);
        for (Map.Entry<String, Integer> place : refused.entrySet()) {
            Path file = directory.resolve(place.getKey());
            String before = Files.isRegularFile(file) ? Files.readString(file) : "";
            long entries = Files.size(directory.resolve("other").resolve(AUDIT));
            assertThat(other.run("audit", "checkpoint", "--export", place.getKey()).status()).as(place.getKey())
                    .isEqualTo(place.getValue());
            assertThat(Files.isRegularFile(file) ? Files.readString(file) : "").isEqualTo(before);
            assertThat(directory.resolve("other").resolve(AUDIT)).hasSize(entries);
        }
        assertThat(tool.run("audit", "checkpoint", "--export", "mine", "--unsigned").status()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noCheckpointIsMadeOfALogThatDoesNotBeginWithTheLastOne(boolean stateIsLost) throws Exception {
        init();
        checkpoint("--export", "kept");
        String kept = Files.readString(directory.resolve("kept"));
        Files.writeString(audit(), Files.readString(audit()).replaceFirst("guard", "draug"));
        if (stateIsLost) {
            Files.delete(directory.resolve("logs/.state/signing"));
        }
        for (String[] export : new String[][] {{"audit", "checkpoint"}, {"audit", "checkpoint", "--export", "kept"}}) {
            assertThat(tool.run(export)).satisfies(outcome -> {
                assertThat(outcome.status()).isEqualTo(5);
                assertThat(outcome.out()).isEmpty();
                assertThat(outcome.err()).contains("does not begin with the 4 entries");
            });
        }
        assertThat(directory.resolve("kept")).hasContent(kept);
    }

    @Test
    void whoWritesAllAnewIsFoundOutByTheExportedFile() throws Exception {
        init();
        checkpoint("--export", "kept");
        try (Stream<Path> files = Files.walk(directory.resolve("logs"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        for (int i = 0; i < 5; i++) {
            tool.run("task", "create", "--title", "another past");
        }
        Files.delete(directory.resolve("keys/example.com%2Flog.key"));
        init();
        assertThat(tool.run("audit", "checkpoint", "--export", "kept")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(5);
            assertThat(outcome.err()).contains("the checkpoint that was exported before");
        });
    }

    @Test
    void aTagHoldsTheNoteByteByByte() throws Exception {
        init();
        assertThat(tool.run("audit", "checkpoint", "--export", "git-tag").status()).isEqualTo(4);
        assertThat(tool.last(AUDIT)).containsEntry("action", "key_created");
        git("init", "-q");
        git("config", "user.name", "guard");
        git("config", "user.email", "guard@example.com");
        git("commit", "-q", "--allow-empty", "-m", "work");
        CheckpointNote made = checkpoint("--export", "git-tag");
        assertThat(git("cat-file", "tag", "audit-checkpoint-4")).endsWith("\n\n" + made);
        assertThat(exported()).isEqualTo("git-tag:audit-checkpoint-4");
        checkpoint("--export", "git-tag:v1/audit");
        assertThat(tool.run("audit", "checkpoint", "--export", "git-tag:v1/audit")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.err()).contains("already exists").hasLineCount(1);
        });
        assertThat(tool.run("audit", "checkpoint", "--export", "git-tag:--delete").status()).isEqualTo(4);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Where the last checkpoint was exported to, as the audit log has it. */
    private @Nullable Object exported() throws IOException, BadJsonException {
        return tool.last(AUDIT).get("metadata") instanceof Map<?, ?> metadata ? metadata.get("exported") : null;
    }

    // --- proofs ---

    @Test
    void everyEntryIsProvedByItsNumberItsIdAndItsBeginning() throws Exception {
        init();
        CheckpointNote checkpoint = checkpoint();
        List<String> lines = tool.lines(AUDIT);
        for (int seq = 1; seq <= 4; seq++) {
            for (String entry : List.of(Integer.toString(seq), "log_" + seq + "_", "log_" + seq + "_20251117120000000000")) {
                Tool.Outcome outcome = tool.run("audit", "prove", entry);
                TlogProof proof = TlogProof.parse(outcome.out().getBytes(UTF_8));
                assertThat(proof.check()).as(entry).isEqualTo(MerkleProofCheck.HOLDS);
                assertThat(proof.line()).isEqualTo(lines.get(seq - 1));
                assertThat(proof.index()).isEqualTo(seq - 1);
                assertThat(proof.checkpoint()).isEqualTo(checkpoint);
            }
        }
        assertThat(tool.run("audit", "prove", "2", "--json").out()).contains("\"index\": 1,").contains("\"size\": 4,");
    }

    @Test
    void whatCannotBeProvedIsSaid() throws Exception {
        assertThat(tool.run("audit", "prove", "1")).isEqualTo(new Tool.Outcome(3, "", "task-mgmt: there is no checkpoint to prove"
                + " anything against: make one with 'task-mgmt audit checkpoint'\n"));
        init();
        checkpoint();
        Map<String, Integer> refused = Map.of("99", 3, "nosuch", 3, "log_", 2, "5", 3, "", 2);
        for (Map.Entry<String, Integer> entry : refused.entrySet()) {
            assertThat(tool.run("audit", "prove", entry.getKey()).status()).as(entry.getKey()).isEqualTo(entry.getValue());
        }
        assertThat(tool.run("audit", "prove").status()).isEqualTo(2);
        assertThat(tool.run("audit", "prove", "1", "--consistency", "2").status()).isEqualTo(2);
        assertThat(tool.run("audit", "prove", "--consistency", "9").status()).isEqualTo(3);
        assertThat(tool.run("audit", "prove", "--consistency", "nosuch").status()).isEqualTo(3);
    }

    @Test
    void provesThatTheLogHasOnlyGrown() throws Exception {
        init();
        CheckpointNote old = checkpoint("--export", "old");
        tool.run("task", "create", "--title", "two");
        checkpoint();
        Tool.Outcome outcome = tool.run("audit", "prove", "--consistency", "old");
        ConsistencyProof proof = ConsistencyProof.parse(outcome.out().getBytes(UTF_8));
        assertThat(proof.check(old.head().rootHash())).isEqualTo(MerkleProofCheck.HOLDS);
        assertThat(tool.run("audit", "prove", "--consistency", "4")).isEqualTo(outcome);
        assertThat(tool.run("audit", "prove", "1", "--checkpoint", "old").out()).endsWith(old.toString());
    }

    @Test
    void thatTheLogHasNotOnlyGrownIsTheAnswerNo() throws Exception {
        init();
        checkpoint("--export", "old");
        Files.writeString(audit(), Files.readString(audit()).replaceFirst("guard", "draug"));
        assertThat(tool.run("audit", "prove", "--consistency", "old")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.out()).isEmpty();
        });
        assertThat(tool.run("audit", "prove", "3").status()).isEqualTo(5);
    }

    // --- commands of three words ---

    @Test
    void nounsWithinNounsHaveHelpAndSuggestions() {
        assertThat(tool.run("audit", "key")).satisfies(outcome -> {
            assertThat(outcome.status()).isZero();
            assertThat(outcome.out()).startsWith("Usage: task-mgmt audit key VERB [OPTIONS]\n");
        });
        assertThat(tool.run("help", "audit", "key")).isEqualTo(tool.run("audit", "key", "--help"));
        assertThat(tool.run("audit", "key", "rotat").err()).contains("'rotate'");
        assertThat(tool.run("audit", "key", "init", "--help").out()).startsWith("Usage: task-mgmt audit key init [OPTIONS]\n");
    }

    // --- whose key ---

    @Test
    void aLogDoesNotChooseTheKeyOfAnotherOne() throws Exception {
        init();
        assertThat(tool.run("task", "create", "--title", "x", "--logs", "other").status()).isZero();
        String before = Files.readString(directory.resolve("other").resolve(AUDIT));
        forge(NAME);
        Tool.Outcome refused = tool.run("audit", "checkpoint", "--logs", "other");
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("says that it belongs to another log");
        assertThat(tool.run("audit", "key", "rotate", "--logs", "other").status()).isEqualTo(4);

        Files.writeString(directory.resolve("other").resolve(AUDIT), before);
        assertThat(tool.run("audit", "key", "init", "--name", "mine", "--logs", "other").status()).isZero();
        forge(NAME);
        forge("mine2");
        assertThat(CheckpointNote.parse(tool.run("audit", "checkpoint", "--logs", "other").out()).head().origin()).isEqualTo("mine");
        assertThat(tool.run("audit", "key", "rotate", "--logs", "other").out()).contains("mine");
        assertThat(checkpoint().head().origin()).isEqualTo(NAME);
    }

    /** As a program that can write to the log would, without our lock. */
    private void forge(String name) throws IOException {
        Path audit = directory.resolve("other").resolve(AUDIT);
        String line = "{\"timestamp\":\"2025-11-17T12:00:01Z\",\"actor\":\"guard\",\"action\":\"key_created\",\"resource\":\"" + name + "\",\"decision\":{},\"metadata\":{}}\n";
        Files.writeString(audit, Files.readString(audit) + line);
    }

    @Test
    void neitherACopyThatWentAnotherWayNorAChangedLogIsSignedWithTheKey() throws Exception {
        init();
        checkpoint();
        Path copy = directory.resolve("copy");
        Files.createDirectory(copy);
        for (String name : List.of(AUDIT, "registry.jsonl")) {
            Files.copy(directory.resolve("logs").resolve(name), copy.resolve(name));
        }
        assertThat(tool.run("task", "create", "--title", "x").status()).isZero();
        checkpoint();

        assertThat(tool.run("task", "create", "--title", "y", "--logs", "copy").status()).isZero();
        assertThat(tool.run("audit", "checkpoint", "--logs", "copy").err()).contains("belongs to another log");
        Files.move(directory.resolve("logs"), directory.resolve("moved"));
        assertThat(tool.run("audit", "checkpoint", "--logs", "moved").status()).isZero();
    }

    @Test
    void aKeyOfAnEarlierVersionIsBoundToItsLogByItsOwner() throws Exception {
        VerifierKey key = init();
        Files.delete(directory.resolve("keys/example.com%2Flog.log"));
        assertThat(tool.run("audit", "checkpoint").err()).contains("if it is this one, say so with 'task-mgmt audit key init --name example.com/log'");
        assertThat(tool.run("audit", "key", "init", "--name", NAME).out()).isEqualTo(key.text() + "\n");
        assertThat(checkpoint().head().origin()).isEqualTo(NAME);
        Files.writeString(directory.resolve("keys/example.com%2Flog.log"), "nonsense");
        assertThat(tool.run("audit", "checkpoint").status()).isEqualTo(5);
    }
}
