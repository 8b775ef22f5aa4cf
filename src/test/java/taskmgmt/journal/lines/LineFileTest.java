package taskmgmt.journal.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.UnsyncedMark;
import taskmgmt.testkit.FaultyDisk;

class LineFileTest {
    @TempDir
    Path directory;

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private Path log() {
        return directory.resolve("registry.jsonl");
    }

    @Test
    void appendsLinesOfAnyLengthWithOneWriteAndSaysWhere() throws IOException {
        FaultyDisk disk = FaultyDisk.sound();
        byte[] batch = bytes("x".repeat(3_000_000) + "\nsecond\n");
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC, disk.files())) {
            assertThat(file.append(bytes("{}\nignored"), 3)).isZero();
            assertThat(file.append(batch, batch.length)).isEqualTo(3);
            assertThat(file.size()).isEqualTo(3 + batch.length);
            assertThat(file.read(3_000_004, 100)).isEqualTo(bytes("second\n"));
        }
        assertThat(disk.writesAndSyncs())
                .containsExactly("sync " + directory.getFileName(), "write registry.jsonl", "write registry.jsonl");
    }

    @Test
    void refusesToAppendBehindALineThatLostItsEnd() throws IOException {
        Files.writeString(log(), "{}X");
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC)) {
            assertThatThrownBy(() -> file.append(bytes("{}\n"), 3)).isInstanceOf(LogDamagedException.class)
                    .hasMessageContaining("at byte 2").hasMessageContaining("task-mgmt doctor");
            assertThat(log()).hasContent("{}X");
            assertThat(file.append(bytes("\n"), 1)).isEqualTo(3);
            assertThat(file.append(bytes("{}\n"), 3)).isEqualTo(4);
        }
    }

    @Test
    void refusesToAppendAnUnterminatedLine() throws IOException {
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC)) {
            assertThatThrownBy(() -> file.append(bytes("{}"), 2)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> file.append(bytes(""), 0)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(log()).isEmptyFile();
    }

    @Test
    void syncsAsThePolicySays() throws IOException {
        String name = "sync " + directory.getFileName();
        assertThat(stepsOfTwoAppends(SyncPolicy.SYNC)).containsExactly(
                name, "write registry.jsonl", "sync registry.jsonl", "write registry.jsonl", "sync registry.jsonl");
        Files.delete(log());
        assertThat(stepsOfTwoAppends(SyncPolicy.BATCH)).containsExactly(
                name, "write registry.jsonl", "write registry.jsonl", "sync registry.jsonl");
        Files.delete(log());
        assertThat(stepsOfTwoAppends(SyncPolicy.OS)).containsExactly("write registry.jsonl", "write registry.jsonl");
    }

    private Iterable<String> stepsOfTwoAppends(SyncPolicy policy) throws IOException {
        FaultyDisk disk = FaultyDisk.sound();
        try (LineFile file = LineFile.open(log(), policy, disk.files())) {
            file.append(bytes("{}\n"), 3);
            file.force();
            file.append(bytes("{}\n"), 3);
            file.force();
        }
        return disk.writesAndSyncs();
    }

    @Test
    void makesTheNameOfAFileDurableThatAKilledProcessLeftEmpty() throws IOException {
        Files.createFile(log());
        FaultyDisk disk = FaultyDisk.sound();
        LineFile.open(log(), SyncPolicy.SYNC, disk.files()).close();
        assertThat(disk.writesAndSyncs()).containsExactly("sync " + directory.getFileName());
    }

    @Test
    void aShortWriteIsAFullDiskAndEndsTheAppending() throws IOException {
        Files.writeString(log(), "{}\n");
        FaultyDisk disk = FaultyDisk.failingAt(1, FaultyDisk.Fault.ENOSPC);
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC, disk.files())) {
            assertThatThrownBy(() -> file.append(bytes("{\"a\":1}\n"), 8))
                    .isInstanceOf(LogUnwritableException.class)
                    .hasMessage("only 4 of 8 bytes could be appended to " + log()
                            + " at byte 3, the disk is full: free some space and repeat the command");
            assertThatThrownBy(() -> file.append(bytes("{}\n"), 3)).isInstanceOf(LogUnwritableException.class);
            assertThatThrownBy(file::force).isInstanceOf(LogUnwritableException.class);
        }
        assertThat(log()).hasContent("{}\n{\"a\"");
        assertThat(disk.steps()).containsExactly("open registry.jsonl", "write registry.jsonl");
    }

    @Test
    void afterAFailedSyncNothingIsTriedAgain() throws IOException {
        Files.writeString(log(), "{}\n");
        for (SyncPolicy policy : new SyncPolicy[] {SyncPolicy.SYNC, SyncPolicy.BATCH}) {
            FaultyDisk disk = FaultyDisk.failingAt(2, FaultyDisk.Fault.EIO);
            try (LineFile file = LineFile.open(log(), policy, disk.files())) {
                file.append(bytes("{}\n"), 3);
                assertThatThrownBy(file::sync)
                        .isInstanceOf(LogUnwritableException.class)
                        .hasMessageContaining("cannot sync").hasMessageContaining("Input/output error");
                assertThatThrownBy(file::sync).isInstanceOf(LogUnwritableException.class);
                assertThatThrownBy(() -> file.append(bytes("{}\n"), 3)).isInstanceOf(LogUnwritableException.class);
            }
            assertThat(disk.steps()).filteredOn(step -> step.endsWith(" registry.jsonl"))
                    .containsExactly("open registry.jsonl", "write registry.jsonl", "sync registry.jsonl");
        }
    }

    @Test
    void afterAFailedSyncAMarkKeepsEveryWriterOut() throws IOException {
        UnsyncedMark mark = new UnsyncedMark(directory, PrivateFiles.SYSTEM);
        mark.refuse();
        for (int step = 0; step < 2; step++) {
            // The name of the new file first, then its bytes.
            FaultyDisk disk = FaultyDisk.failingAt(1 + 2 * step, FaultyDisk.Fault.EIO);
            assertThatThrownBy(() -> appendTo(disk)).isInstanceOf(LogUnwritableException.class);
            assertThat(disk.steps().get(1 + 2 * step)).startsWith("sync ");
            assertThat(directory.resolve(LogFiles.UNSYNCED)).content().contains("cannot sync", "Input/output error");
            assertThatThrownBy(mark::refuse).isInstanceOf(LogUnwritableException.class)
                    .hasMessageContaining("task-mgmt doctor --fix");
            Files.delete(directory.resolve(LogFiles.UNSYNCED));
        }
        mark.refuse();
    }

    private void appendTo(FaultyDisk disk) throws IOException {
        Files.deleteIfExists(log());
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC, disk.files())) {
            file.append(bytes("{}\n"), 3);
            file.force();
        }
    }

    @Test
    void anInterruptedSyncIsNoSickDisk() throws IOException {
        Files.writeString(log(), "{}\n");
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC)) {
            file.append(bytes("{}\n"), 3);
            Thread.currentThread().interrupt();
            assertThatThrownBy(file::sync).isInstanceOf(LogUnwritableException.class).hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        new UnsyncedMark(directory, PrivateFiles.SYSTEM).refuse();
    }

    @Test
    void aBatchWhoseSyncFailsAtCloseSaysSo() throws IOException {
        Files.writeString(log(), "{}\n");
        LineFile file = LineFile.open(
                log(), SyncPolicy.BATCH, FaultyDisk.failingAt(2, FaultyDisk.Fault.EIO).files());
        file.append(bytes("{}\n"), 3);
        assertThatThrownBy(file::close).isInstanceOf(LogUnwritableException.class).hasMessageContaining("cannot sync");
    }

    @Test
    void makesFilesAndDirectoriesForTheirOwnerOnly() throws IOException {
        Path nested = directory.resolve("a/b/registry.jsonl");
        LineFile.open(nested, SyncPolicy.SYNC).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(nested))).isEqualTo("rw-------");
        for (String made : new String[] {"a", "a/b"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(made))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refusesWhatIsNotARegularFile() throws IOException, InterruptedException {
        Path target = Files.writeString(directory.resolve("target"), "{}\n");
        Files.createSymbolicLink(directory.resolve("link"), target);
        Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
        Files.createDirectory(directory.resolve("directory"));
        new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start().waitFor();
        assertRefused("link", "a symbolic link");
        assertRefused("dangling", "a symbolic link");
        assertRefused("directory", "a directory");
        assertRefused("pipe", "a device, pipe or socket");
        assertThat(target).hasContent("{}\n");
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    private void assertRefused(String name, String what) {
        assertThatThrownBy(() -> LineFile.open(directory.resolve(name), SyncPolicy.SYNC))
                .isInstanceOf(LogDamagedException.class)
                .hasMessage(directory.resolve(name) + " is " + what + ", not a regular file: move it away");
    }

    @Test
    void refusesADirectoryThatIsAFile() throws IOException {
        Files.writeString(directory.resolve("logs"), "");
        assertThatThrownBy(() -> LineFile.open(directory.resolve("logs/registry.jsonl"), SyncPolicy.SYNC))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("is not a directory");
    }

    @Test
    void anInterruptedWriterIsToldThatItsLinesCountAsNotWritten() throws IOException {
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> file.append(bytes("{}\n"), 3))
                    .isInstanceOf(LogUnwritableException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
