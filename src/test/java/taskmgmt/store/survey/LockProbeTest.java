package taskmgmt.store.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.LogFixture;

class LockProbeTest {
    @TempDir
    Path temporary;

    @Test
    void whereLocksWorkItIsFreeAndTheFileSystemIsNamed() throws IOException {
        LogFixture log = new LogFixture(temporary.resolve("logs"));
        log.create("a");
        LockProbe lock = LockProbe.of(log.directory, Duration.ZERO);
        assertThat(lock).isEqualTo(new LockProbe("", "", Files.getFileStore(log.directory).type()));
    }

    @Test
    void aFileSystemWithoutLocksIsNamed() throws IOException {
        LogFixture log = new LogFixture(temporary.resolve("logs"));
        log.create("a");
        Path copy = Files.createDirectories(temporary.resolve("copy"));
        Files.copy(log.file(LogFiles.REGISTRY), copy.resolve(LogFiles.REGISTRY));
        Path own = temporary.resolve("own");
        Files.createDirectories(own.resolve(".state"));
        Files.createFile(own.resolve(LogFiles.LOCK));
        for (Path directory : new Path[] {copy, own}) {
            try (FaultyDisk disk = FaultyDisk.withoutLocks()) {
                LockProbe lock = LockProbe.of(directory, Duration.ZERO, disk.files());
                assertThat(lock.failure()).isEqualTo("locks do not work on this file system (" + lock.fileSystem() + "): No locks available");
                assertThat(lock.fileSystem()).isNotEmpty();
            }
        }
    }

    @Test
    void whereThereIsNothingToTryItWithNothingIsMade() throws IOException {
        assertThat(LockProbe.of(temporary, Duration.ZERO, PrivateFiles.SYSTEM).failure()).isEmpty();
        assertThat(LockProbe.of(temporary.resolve("none"), Duration.ZERO)).isEqualTo(new LockProbe("", "", ""));
        assertThat(temporary).isEmptyDirectory();
    }
}
