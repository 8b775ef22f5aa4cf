package taskmgmt.store.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.journal.segment.LogStamp;

class SeenLogsTest {
    @TempDir
    private Path directory;

    private Path registry = Path.of("");

    @BeforeEach
    void aRegistry() throws IOException {
        registry = directory.resolve(LogFiles.REGISTRY);
        Files.writeString(registry, "{}\n");
        Files.createDirectory(directory.resolve(LogFiles.STATE));
    }

    private String binding() throws IOException {
        return SeenLogs.binding(directory, LogFiles.REGISTRY);
    }

    private void append() throws IOException {
        Files.writeString(registry, Files.readString(registry) + "{}\n");
    }

    /** A transaction of ours that appends. */
    private void write() throws IOException {
        SeenLogs found = SeenLogs.load(directory).found(directory);
        append();
        found.left(directory).save(directory, PrivateFiles.SYSTEM);
    }

    @Test
    void aLogOfWhichNobodyHasLeftAStampIsBoundToItsOwn() throws IOException {
        assertThat(binding()).isEqualTo(LogStamp.of(registry));
    }

    @Test
    void theBindingIsTheSameWhateverOurWritersAppend() throws IOException {
        String first = binding();
        write();
        write();
        assertThat(binding()).isEqualTo(first);
        assertThat(SeenLogs.bindingUnderLock(directory, LogFiles.REGISTRY)).isEqualTo(first);
    }

    @Test
    void aForeignWriteEndsItBeforeAndAfterTheNextOfOurs() throws IOException {
        write();
        String ours = binding();
        append();
        String foreign = binding();
        assertThat(foreign).isNotEqualTo(ours).isEqualTo(SeenLogs.bindingUnderLock(directory, LogFiles.REGISTRY));
        write();
        assertThat(binding()).as("what was derived before our write still holds").isEqualTo(foreign);
    }

    @Test
    void aWriterThatAbandonsItsTransactionAfterTheAppendEndsIt() throws IOException {
        write();
        String ours = binding();
        SeenLogs.load(directory).found(directory);
        append();
        assertThat(binding()).isNotEqualTo(ours);
    }

    @Test
    void whoHoldsTheLockIsNotWaitedForByItself() throws IOException {
        write();
        append();
        try (LogLock.Held _ = Locks.at(directory.resolve(LogFiles.LOCK)).acquire(Duration.ZERO)) {
            assertThat(Locks.isHeldByAnother(directory.resolve(LogFiles.LOCK))).isFalse();
            assertThat(CompletableFuture.supplyAsync(() -> Locks.isHeldByAnother(directory.resolve(LogFiles.LOCK))).join()).isTrue();
            assertThat(binding()).isEqualTo(LogStamp.of(registry));
        }
        assertThat(Locks.isHeldByAnother(directory.resolve(LogFiles.LOCK))).isFalse();
    }

    @Test
    void aWriterThatHasStoppedKeepsNoReaderWaitingForEver() throws IOException {
        write();
        append();
        try (LogLock.Held _ = Locks.at(directory.resolve(LogFiles.LOCK)).acquire(Duration.ZERO)) {
            String bound = CompletableFuture.supplyAsync(this::bindingUnchecked).join();
            assertThat(bound).isEqualTo(LogStamp.of(registry));
        }
    }

    private String bindingUnchecked() {
        try {
            return binding();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDamagedRecordIsNotBelieved() throws IOException {
        write();
        write();
        Files.writeString(directory.resolve(LogFiles.SEEN), "task-mgmt seen 1 3 ab\nxyz");
        assertThat(binding()).isEqualTo(LogStamp.of(registry));
    }

    @Test
    void whereTheRecordCannotBeSavedNothingElseHappens() throws IOException {
        Files.createDirectory(directory.resolve(LogFiles.SEEN));
        write();
        assertThat(binding()).isEqualTo(LogStamp.of(registry));
    }

    @Test
    void aDirectoryThatIsNotThereIsLockedByNobody() {
        assertThat(Locks.isHeldByAnother(directory.resolve("none/lock"))).isFalse();
    }
}
