package taskmgmt.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.testkit.FaultyDisk;

class StateFileTest {
    private static final byte[] CONTENT = "registry 17\nincidents 0\n".getBytes(UTF_8);

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve(".state/heads");
    }

    private StateFile state() {
        return new StateFile(file(), "heads", 1, SyncPolicy.OS);
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        for (byte[] content : new byte[][] {CONTENT, {}, {'\n'}, new byte[100_000], {-1, 0}}) {
            state().write(content);
            assertThat(state().read()).contains(content);
        }
        state().write(CONTENT);
        assertThat(file()).hasContent("""
                task-mgmt heads 1 24 526a0a5885dcd89a8d1632542f35069107047d18ff867164b33fa387a1625538
                registry 17
                incidents 0
                """);
        assertThat(file().getParent()).isDirectoryContaining(path -> path.equals(file()))
                .isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void contentThatComesInPiecesIsReadAsAWhole() throws IOException {
        state().write(sink -> {
            sink.accept(ByteBuffer.wrap(CONTENT, 0, 5));
            sink.accept(ByteBuffer.wrap(CONTENT, 5, CONTENT.length - 5));
        });

        assertThat(file()).hasContent("""
                task-mgmt heads 1 0000000000000000024 526a0a5885dcd89a8d1632542f35069107047d18ff867164b33fa387a1625538
                registry 17
                incidents 0
                """);
        assertThat(StateFile.isWhole(file())).isTrue();
        assertThat(state().read()).contains(CONTENT);
        state().write(sink -> {});
        assertThat(state().read()).contains(new byte[0]);
    }

    @Test
    void whatHadTheNameOfItsTemporaryFileIsNeverWrittenTo() throws IOException {
        state().write(CONTENT);
        Path precious = Files.writeString(directory.resolve("precious"), "mine");
        Files.createLink(directory.resolve(".state/heads.tmp"), precious);
        state().write(new byte[0]);
        assertThat(precious).hasContent("mine");
        assertThat(state().read()).contains(new byte[0]);
        Files.createSymbolicLink(directory.resolve(".state/heads.tmp"), precious);
        assertThatThrownBy(() -> state().write(CONTENT)).isInstanceOf(LogDamagedException.class).hasMessageContaining("a symbolic link");
        assertThat(precious).hasContent("mine");
    }

    @Test
    void whatAnEarlierVersionWroteIsReadByItsOwnSum() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "task-mgmt heads 1 24 a158d890\n" + new String(CONTENT, UTF_8));
        assertThat(state().read()).contains(CONTENT);
        Files.writeString(file(), "task-mgmt heads 1 24 a158d891\n" + new String(CONTENT, UTF_8));
        assertThat(state().read()).isEmpty();
    }

    @Test
    void whateverIsWrongWithItItIsNotThere() throws IOException {
        assertThat(state().read()).isEmpty();
        state().write(CONTENT);
        byte[] whole = Files.readAllBytes(file());
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file(), changed);
            assertThat(state().read()).describedAs("byte %d changed", i).isEmpty();
            Files.write(file(), Arrays.copyOf(whole, i));
            assertThat(state().read()).describedAs("cut at %d", i).isEmpty();
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        assertThat(state().read()).isEmpty();
        Files.write(file(), whole);
        assertThat(state().read()).contains(CONTENT);
        assertThat(new StateFile(file(), "heads", 2, SyncPolicy.OS).read()).isEmpty();
        assertThat(new StateFile(file(), "open", 1, SyncPolicy.OS).read()).isEmpty();
    }

    @Test
    void aLinkOrADirectoryIsNotReadAndADirectoryNotReplaced() throws IOException {
        state().write(CONTENT);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file());
        assertThat(new StateFile(link, "heads", 1, SyncPolicy.OS).read()).isEmpty();
        Files.delete(file());
        Files.createDirectories(file().resolve("inside"));
        assertThat(state().read()).isEmpty();
        assertThatThrownBy(() -> state().write(CONTENT)).isInstanceOf(LogUnwritableException.class);
    }

    @Test
    void aWriterThatFailsAtAnyStepLeavesTheOldOrTheNewContent() throws IOException {
        byte[] changed = "registry 34\nincidents 0\n".getBytes(UTF_8);
        FaultyDisk sound = FaultyDisk.sound();
        state().write(CONTENT);
        new StateFile(file(), "heads", 1, SyncPolicy.SYNC, sound.files()).write(changed);
        assertThat(sound.steps())
                .containsExactly("open heads.tmp", "write heads.tmp", "sync heads.tmp", "move heads.tmp", "sync .state");
        for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
            for (int step = 0; step < sound.steps().size(); step++) {
                state().write(CONTENT);
                FaultyDisk disk = FaultyDisk.failingAt(step, fault);
                try {
                    new StateFile(file(), "heads", 1, SyncPolicy.SYNC, disk.files()).write(changed);
                } catch (FaultyDisk.Killed | LogUnwritableException e) {
                    assertThat(disk.hasFailed()).isTrue();
                }
                byte[] content = state().read().orElseThrow();
                assertThat(Arrays.equals(content, CONTENT) || Arrays.equals(content, changed)).isTrue();
                assertThat(disk.steps().size()).isGreaterThan(step);
            }
        }
    }

    @Test
    void isDurableUnderTheSyncPolicyOnly() throws IOException {
        state().write(CONTENT);
        FaultyDisk disk = FaultyDisk.sound();
        new StateFile(file(), "heads", 1, SyncPolicy.OS, disk.files()).write(CONTENT);
        assertThat(disk.writesAndSyncs()).containsExactly("write heads.tmp");
        new StateFile(file(), "heads", 1, SyncPolicy.SYNC, disk.files()).write(CONTENT);
        assertThat(disk.writesAndSyncs())
                .containsExactly("write heads.tmp", "write heads.tmp", "sync heads.tmp", "sync .state");
    }
}
