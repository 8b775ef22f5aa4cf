package taskmgmt.store.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.audit.tree.MerkleHasher;
import taskmgmt.audit.tree.MerkleProofCheck;
import taskmgmt.audit.tree.MerkleTree;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;

class AuditTreeTest {
    private static final int LINES = 1_300;

    @TempDir
    private Path directory;

    private final List<String> lines = new ArrayList<>();

    @Test
    void everyRootIsThatOfTheLinesSoFar() throws IOException {
        add(LINES);
        AuditTree tree = AuditTree.of(directory);
        assertThat(tree.size()).isEqualTo(LINES);
        MerkleTree expected = new MerkleTree();
        for (int size = 0; size < LINES; size++) {
            assertThat(tree.proofs().root(size)).as("%d lines", size).isEqualTo(expected.root());
            byte[] line = lines.get(size).getBytes(UTF_8);
            expected.add(line, 0, line.length);
        }
        assertThat(tree.proofs().root(LINES)).isEqualTo(expected.root());
    }

    @Test
    void provesFromWhatWasKeptWhatItProvesFromAllLines() throws IOException {
        for (int i = 0; i < 13; i++) {
            add(LINES / 13);
            AuditTree.of(directory).save(); // grows from what the one before has kept
        }
        AuditTree kept = AuditTree.of(directory);
        assertThat(Files.exists(directory.resolve(LogFiles.TREE))).isTrue();
        Files.delete(directory.resolve(LogFiles.TREE));
        AuditTree fresh = AuditTree.of(directory);
        byte[] root = fresh.proofs().root(LINES);
        assertThat(kept.proofs().root(LINES)).isEqualTo(root);
        for (int index = 0; index < LINES; index += 7) {
            byte[] leaf = new MerkleHasher().leaf(lines.get(index).getBytes(UTF_8));
            assertThat(MerkleProofCheck.inclusion(leaf, index, LINES, root, kept.proofs().inclusion(index, LINES)))
                    .isEqualTo(MerkleProofCheck.HOLDS);
            assertThat(MerkleProofCheck.consistency(index, fresh.proofs().root(index), LINES, root,
                    kept.proofs().consistency(index, LINES))).isEqualTo(MerkleProofCheck.HOLDS);
        }
    }

    @Test
    void blankLinesAreNoLeavesAndACarriageReturnIsPartOfOne() throws IOException {
        Files.writeString(directory.resolve(LogFiles.AUDIT), "one\n   \n\ntwo\r\nthree, not ended");
        AuditTree tree = AuditTree.of(directory);
        MerkleTree expected = new MerkleTree();
        expected.add("one".getBytes(UTF_8), 0, 3);
        expected.add("two\r".getBytes(UTF_8), 0, 4);
        assertThat(tree.size()).isEqualTo(2);
        assertThat(tree.proofs().root(2)).isEqualTo(expected.root());
    }

    @Test
    void aLineThatWasChangedInsideWhatIsKeptMakesAnotherTree() throws IOException {
        add(LINES);
        AuditTree.of(directory).save();
        byte[] root = AuditTree.of(directory).proofs().root(LINES);
        Path audit = directory.resolve(LogFiles.AUDIT);
        Files.writeString(audit, Files.readString(audit).replace("\"n\":300,", "\"n\":301,"));
        assertThat(AuditTree.of(directory).proofs().root(LINES)).isNotEqualTo(root);
    }

    @Test
    void aLineThatIsChangedWhileATreeIsInUseIsFoundByTheProofThatNeedsIt() throws IOException {
        add(LINES);
        AuditTree tree = AuditTree.of(directory);
        Path audit = directory.resolve(LogFiles.AUDIT);
        Files.writeString(audit, Files.readString(audit).replace("\"n\":300,", "\"n\":301,"));
        assertThat(tree.proofs().inclusion(10, LINES)).isNotEmpty();
        assertThatThrownBy(() -> tree.proofs().inclusion(299, LINES)).hasCauseInstanceOf(LogDamagedException.class);
    }

    @Test
    void whatWasKeptOfALogThatWasCutOrReplacedIsNotBelieved() throws IOException {
        add(LINES);
        AuditTree.of(directory).save();
        Path audit = directory.resolve(LogFiles.AUDIT);
        Files.writeString(audit, "another\n");
        assertThat(AuditTree.of(directory).size()).isEqualTo(1);
        Files.writeString(audit, "x\n".repeat(100_000));
        assertThat(AuditTree.of(directory).size()).isEqualTo(100_000);
    }

    @Test
    void aSpoiltFileIsDerivedAnew() throws IOException {
        add(LINES);
        AuditTree.of(directory).save();
        byte[] root = AuditTree.of(directory).proofs().root(LINES);
        Path file = directory.resolve(LogFiles.TREE);
        byte[] bytes = Files.readAllBytes(file);
        for (int at : new int[] {0, 30, 60, 100, bytes.length - 1}) {
            byte[] spoilt = bytes.clone();
            spoilt[at] ^= 4;
            Files.write(file, spoilt);
            assertThat(AuditTree.of(directory).proofs().root(LINES)).as("byte %d", at).isEqualTo(root);
        }
    }

    private void add(int count) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String line = "{\"n\":" + lines.size() + ",\"text\":\"" + "\u00e4".repeat(lines.size() % 50) + "\"}";
            lines.add(line);
            text.append(line).append('\n');
        }
        Path audit = directory.resolve(LogFiles.AUDIT);
        Files.writeString(audit, (Files.exists(audit) ? Files.readString(audit) : "") + text);
    }
}
