package taskmgmt.store.heads;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.audit.ChainHead;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.SlotFile;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.journal.segment.LogStamp;
import taskmgmt.journal.segment.SegmentNames;

class SeenLogsTest {
    private static final Set<String> LOGS = Set.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT);

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

    @Test
    void whoHasLookedBeforeFindsTheSame() throws IOException {
        Path segment = rotate();
        SegmentNames names = SegmentNames.of(directory);
        LogStamp first = LogStamp.of(registry, names);
        append();
        LogStamp second = first.again(names.again(directory));
        assertThat(second.word()).isEqualTo(LogStamp.of(registry)).isNotEqualTo(first.word());
        Files.writeString(segment, "[]\n");
        LogStamp third = second.again(names.again(directory));
        assertThat(third.word()).isEqualTo(LogStamp.of(registry)).isNotEqualTo(second.word());
        Files.move(segment, segment.resolveSibling("registry-00000000000000000000-00000000000000000003.jsonl.gz"));
        assertThat(third.again(names.again(directory)).word()).isEqualTo(LogStamp.of(registry)).isNotEqualTo(third.word());
    }

    /** Into a page that has not reached the disk since, a program stores without any trace in the times of the file. */
    @Test
    void whatIsStoredIntoMemoryThatIsSharedWithALogIsSeenToo() throws IOException {
        assumeThat(Files.getFileStore(registry).type()).isNotIn("tmpfs", "overlay");
        try (FileChannel channel = FileChannel.open(registry, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
            write();
            for (byte value = 'a'; value < 'e'; value++) {
                shared.put(0, value);
                String before = binding();
                shared.put(0, (byte) (value + 1));
                assertThat(binding()).isNotEqualTo(before);
            }
            write();
            String before = binding();
            shared.put(0, (byte) 'z');
            assertThat(binding()).isNotEqualTo(before);
        }
    }

    /** A transaction of ours that appends. */
    private void write() throws IOException {
        try (SlotFile file = SeenLogs.file(directory, PrivateFiles.SYSTEM)) {
            SegmentNames segments = SegmentNames.of(directory);
            SeenLogs found = SeenLogs.load(directory, file).found(directory, segments, null);
            append();
            found.left(directory, segments, LOGS).save(file);
        }
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
        SeenLogs.load(directory).found(directory, SegmentNames.of(directory), null);
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

    /** A part of the log that is appended to no more, with a part behind it. */
    private Path rotate() throws IOException {
        Path segments = Files.createDirectories(directory.resolve(LogFiles.SEGMENTS));
        Path segment = segments.resolve("registry-00000000000000000000-00000000000000000003.jsonl");
        Files.move(registry, segment);
        Files.writeString(registry, "{}\n");
        return segment;
    }

    @Test
    void aLogOfSeveralPartsHasOneStampWithTheLockAndWithout() throws IOException {
        write();
        String ours = binding();
        rotate();
        assertThat(LogStamp.of(registry, SegmentNames.of(directory)).word()).isEqualTo(LogStamp.of(registry)).isNotEqualTo(ours);
        write();
        String rotated = binding();
        write();
        assertThat(binding()).isEqualTo(rotated).isEqualTo(SeenLogs.bindingUnderLock(directory, LogFiles.REGISTRY));
    }

    @Test
    void aRotationOfOursIsNoForeignWrite() throws IOException {
        write();
        String ours = binding();
        try (SlotFile file = SeenLogs.file(directory, PrivateFiles.SYSTEM)) {
            SeenLogs found = SeenLogs.load(directory, file).found(directory, SegmentNames.of(directory), null);
            rotate();
            found.left(directory, SegmentNames.of(directory), LOGS).save(file);
        }
        assertThat(binding()).isEqualTo(ours);
    }

    @Test
    void whatAnybodyDoesToASegmentWhileWeWriteEndsIt() throws IOException {
        Path segment = rotate();
        write();
        String ours = binding();
        try (SlotFile file = SeenLogs.file(directory, PrivateFiles.SYSTEM)) {
            SegmentNames segments = SegmentNames.of(directory);
            SeenLogs found = SeenLogs.load(directory, file).found(directory, segments, null);
            append();
            Files.writeString(segment, "[]\n");
            found.left(directory, segments, LOGS).save(file);
        }
        assertThat(binding()).isNotEqualTo(ours);
    }

    @Test
    void theRecordOfEarlierVersionsIsReadAndWrittenOn() throws IOException {
        String stamp = LogStamp.of(registry);
        String none = LogStamp.of(directory.resolve(LogFiles.INCIDENTS)) + " " + LogStamp.of(directory.resolve(LogFiles.INCIDENTS));
        String audit = LogStamp.of(directory.resolve(LogFiles.AUDIT)) + " " + LogStamp.of(directory.resolve(LogFiles.AUDIT));
        byte[] record = ("earlier " + stamp + " " + none + " " + audit + "\n").getBytes(US_ASCII);
        new StateFile(directory.resolve(LogFiles.SEEN), "seen", 1, SyncPolicy.OS).write(record);
        assertIsReadAndWrittenOn();
        Files.delete(directory.resolve(LogFiles.SEEN));
        stamp = LogStamp.of(registry);
        try (SlotFile file = new SlotFile(directory.resolve(LogFiles.SEEN), "seen", 2, 512, PrivateFiles.SYSTEM)) {
            file.write(("earlier " + stamp + " " + none + " " + audit + " 4711\n").getBytes(US_ASCII));
        }
        assertIsReadAndWrittenOn();
    }

    private void assertIsReadAndWrittenOn() throws IOException {
        assertThat(SeenLogs.isWhole(directory.resolve(LogFiles.SEEN))).isTrue();
        assertThat(binding()).isEqualTo("earlier");
        write();
        assertThat(binding()).isEqualTo("earlier");
        assertThat(directory.resolve(LogFiles.SEEN)).content().startsWith("task-mgmt seen 3 ");
        assertThat(SeenLogs.isWhole(directory.resolve(LogFiles.SEEN))).isTrue();
    }

    private SeenLogs found() throws IOException {
        return SeenLogs.load(directory).found(directory, SegmentNames.of(directory), null);
    }

    private void leave(LogPositions ends) throws IOException {
        try (SlotFile file = SeenLogs.file(directory, PrivateFiles.SYSTEM)) {
            SeenLogs.load(directory, file).found(directory, SegmentNames.of(directory), null).endingAt(ends).save(file);
        }
    }

    @Test
    void whereTheLogsEndIsBelievedUntilSomebodyElseWrites() throws IOException {
        LogPositions ends = new LogPositions(541, new ChainHead(7, "0".repeat(64)), 227, 0, BusPositions.NONE, "ab".repeat(32));
        assertThat(found().ends()).isNull();
        leave(ends);
        assertThat(found().ends()).isEqualTo(ends);
        append();
        assertThat(found().ends()).isNull();
        write();
        assertThat(found().ends()).as("a writer that does not say").isNull();
        leave(ends);
        Files.writeString(directory.resolve(LogFiles.INCIDENTS), "{}\n");
        assertThat(found().ends()).isNull();
    }

    /** With the right sum, so that somebody has written it on purpose. */
    @Test
    void endsThatAreNoneAreNotBelieved() throws IOException {
        leave(new LogPositions(541, ChainHead.EMPTY, 227, 0, BusPositions.NONE, LogPositions.NO_POLICY));
        String words = new String(content(), US_ASCII).strip();
        for (String wrong : new String[] {words.replace(" 541 ", " x541 "), words + " bus", words.substring(0, words.indexOf(" 541 ") + 4)}) {
            try (SlotFile file = SeenLogs.file(directory, PrivateFiles.SYSTEM)) {
                file.readToWrite();
                file.write((wrong + "\n").getBytes(US_ASCII));
            }
            assertThat(new String(content(), US_ASCII)).isEqualTo(wrong + "\n");
            assertThat(found().ends()).as(wrong).isNull();
        }
    }

    private byte[] content() {
        return SeenLogs.file(directory, PrivateFiles.SYSTEM).read().orElseThrow();
    }

    @Test
    void endsThatAreTooLongToBeKeptAreLeftOut() throws IOException {
        LogPositions ends = new LogPositions(541, new ChainHead(7, "0".repeat(64)), 227, 0,
                new BusPositions(BusPlace.START, 7, Map.of("x".repeat(600), new BusPlace(1, BusPrint.UNKNOWN))), LogPositions.NO_POLICY);
        String ours = LogStamp.of(registry);
        leave(ends);
        assertThat(found().ends()).isNull();
        assertThat(binding()).isEqualTo(ours);
    }

    @Test
    void whatAWriterHasNotWrittenToIsForTheNextToSee() throws IOException {
        write();
        String ours = binding();
        try (SlotFile file = SeenLogs.file(directory, PrivateFiles.SYSTEM)) {
            SegmentNames segments = SegmentNames.of(directory);
            SeenLogs found = SeenLogs.load(directory, file).found(directory, segments, null);
            append();
            found.left(directory, segments, Set.of(LogFiles.AUDIT)).save(file);
        }
        assertThat(binding()).isNotEqualTo(ours);
    }

    @Test
    void aDirectoryThatIsNotThereIsLockedByNobody() {
        assertThat(Locks.isHeldByAnother(directory.resolve("none/lock"))).isFalse();
    }
}
