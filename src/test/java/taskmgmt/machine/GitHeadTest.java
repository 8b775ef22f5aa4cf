package taskmgmt.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHeadTest {
    private static final String HASH = "1c27ae2f00112233445566778899aabbccddeeff";

    @TempDir
    private Path directory;

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    @Test
    void aBranchIsAtItsCommitAlsoFromBelow() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", HASH + "\n");
        Path below = Files.createDirectories(directory.resolve("a/b"));

        assertThat(GitHead.of(below)).isEqualTo(HASH);
    }

    @Test
    void aDetachedHeadIsTheCommitItself() throws IOException {
        write(".git/HEAD", HASH + "\n");
        assertThat(GitHead.of(directory)).isEqualTo(HASH);
    }

    @Test
    void aPackedReferenceIsFoundByItsWholeName() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/packed-refs", "# pack-refs with: peeled\n" + HASH.replace('1', '2') + " refs/heads/main2\n" + HASH + " refs/heads/main\n");
        assertThat(GitHead.of(directory)).isEqualTo(HASH);
    }

    @Test
    void aWorkTreeBesideTheMainOneSharesItsReferences() throws IOException {
        write("main/.git/refs/heads/side", HASH + "\n");
        write("main/.git/HEAD", "ref: refs/heads/main\n");
        write("main/.git/worktrees/side/HEAD", "ref: refs/heads/side\n");
        write("main/.git/worktrees/side/commondir", "../..\n");
        write("side/.git", "gitdir: ../main/.git/worktrees/side\n");
        assertThat(GitHead.of(directory.resolve("side"))).isEqualTo(HASH);
    }

    @Test
    void whatIsNoCommitIsNotKnown() throws IOException {
        assertThat(GitHead.of(directory)).isNull();
        write(".git/HEAD", "ref: refs/heads/main\n");
        assertThat(GitHead.of(directory)).as("no commit yet").isNull();
        write(".git/refs/heads/main", "ref: refs/heads/main\n");
        assertThat(GitHead.of(directory)).as("a circle").isNull();
        write(".git/refs/heads/main", "not a hash, but as long as one is, 40 ch\n");
        assertThat(GitHead.of(directory)).isNull();
        write(".git/HEAD", "ref: \0\n");
        assertThat(GitHead.of(directory)).as("no path").isNull();
    }
}
