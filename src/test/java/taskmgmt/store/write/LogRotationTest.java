package taskmgmt.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.doctor.Doctor;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.LogChannel;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

class LogRotationTest {
    private static final RotationRule ALL = new RotationRule(RotationRule.LOGS, null, null);

    @TempDir
    Path temporary;

    private LogFixture log;

    @BeforeEach
    void empty() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    private List<LogPart> rotate() throws IOException {
        try (TaskLog writer = log.open()) {
            return new LogSegments(writer).rotate(ALL);
        }
    }

    private void compress() throws IOException {
        try (TaskLog writer = log.open()) {
            for (String name : RotationRule.LOGS) {
                new LogSegments(writer).compress(name, LogPart.of(log.file(name)).stream()
                        .filter(part -> part.state() == LogPart.State.PLAIN).toList());
            }
        }
    }

    private List<String> states(String name) throws IOException {
        List<String> states = new ArrayList<>();
        for (LogPart part : LogPart.of(log.file(name))) {
            states.add(part.state().text() + (part.length() == 0 ? " empty" : ""));
        }
        return states;
    }

    @Test
    void goesOnAcrossRotationsAndCompression() throws IOException {
        for (int i = 0; i < 12; i++) {
            log.create("job_" + i);
            if (i % 3 == 0) {
                assertThat(rotate()).hasSize(2);
            }
            if (i % 6 == 0) {
                compress();
            }
        }
        assertThat(log.tasks().keySet()).hasSize(12);
        assertThat(log.firstFinding()).isEmpty();
        assertThat(states(LogFiles.REGISTRY)).containsExactly("gzip", "gzip", "gzip", "plain", "active");
        assertThatThrownBy(() -> log.create("job_0")).hasMessageContaining("job_0");
        assertThat(log.notices).isEmpty();
    }

    @Test
    void aWriterThatWasOpenBeforeAppendsToTheNewFile() throws IOException {
        try (TaskLog early = log.open()) {
            early.append(now -> ChangeSet.of(LogFixture.created("job_1")));
            rotate();
            early.append(now -> ChangeSet.of(LogFixture.created("job_2")));
            rotate();
            compress();
            early.append(now -> ChangeSet.of(LogFixture.created("job_3")));
        }
        assertThat(log.tasks().keySet()).containsExactly("job_1", "job_2", "job_3");
        assertThat(states(LogFiles.REGISTRY)).containsExactly("gzip", "gzip", "active");
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void rotatesByItselfWhenAFileIsLargeEnough() throws IOException {
        LogSettings usual = LogFixture.settings();
        LogSettings settings = new LogSettings(usual.actor(), usual.clock(), usual.sync(), usual.lockTimeout(), 1_000, null);
        try (TaskLog writer = TaskLog.at(log.directory, settings, log.notices::add)) {
            for (int i = 0; i < 30; i++) {
                String id = "job_" + i;
                writer.append(now -> ChangeSet.of(LogFixture.created(id)));
            }
        }
        assertThat(states(LogFiles.REGISTRY).size()).isGreaterThan(3);
        assertThat(states(LogFiles.AUDIT).size()).isGreaterThan(3);
        for (LogPart part : LogPart.of(log.file(LogFiles.REGISTRY))) {
            assertThat(part.length()).isLessThan(1_400);
        }
        assertThat(log.tasks().keySet()).hasSize(30);
        assertThat(log.firstFinding()).isEmpty();
        assertThat(log.notices).isEmpty();
    }

    @Test
    void rotatesWhatIsLargeOrOldEnough() throws IOException {
        log.create("job_1");
        long size = log.bytes(LogFiles.REGISTRY).length;
        assertThat(due(size, null)).contains(LogFiles.REGISTRY);
        assertThat(due(size + 1, null)).doesNotContain(LogFiles.REGISTRY);
        assertThat(due(null, Duration.ZERO)).containsExactly(LogFiles.REGISTRY, LogFiles.AUDIT);
        assertThat(due(null, Duration.ofSeconds(1))).isEmpty();
        assertThat(due(1L, Duration.ofSeconds(1))).containsExactly(LogFiles.REGISTRY, LogFiles.AUDIT);
    }

    private List<String> due(@Nullable Long size, @Nullable Duration age) throws IOException {
        return new RotationRule(RotationRule.LOGS, size, age).due(log.directory, LogFixture.NOW);
    }

    @Test
    void anEmptyFileIsNotRotatedTwice() throws IOException {
        log.create("job_1");
        assertThat(rotate()).hasSize(2);
        // The audit log has the entries on the rotation by now.
        assertThat(rotate()).singleElement().satisfies(part -> assertThat(part.file().toString()).contains("immutable_audit-"));
    }

    @Test
    void compressedSegmentsAreWhatGzipReads() throws IOException {
        for (int i = 0; i < 300; i++) {
            log.create("job_" + i);
        }
        byte[] before = log.bytes(LogFiles.AUDIT);
        rotate();
        compress();
        Path segment = LogPart.of(log.file(LogFiles.AUDIT)).getFirst().file();
        assertThat(segment.toString()).endsWith(".jsonl.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(segment))) {
            assertThat(in.readAllBytes()).isEqualTo(before);
        }
        assertThat(Files.size(segment)).isLessThan(before.length / 2);
    }

    @Test
    void aMissingSegmentStopsWritersAndIsToldByReaders() throws IOException {
        log.create("job_1");
        rotate();
        log.create("job_2");
        rotate();
        LogPart first = LogPart.of(log.file(LogFiles.REGISTRY)).getFirst();
        Files.move(first.file(), temporary.resolve("away"));
        assertThatThrownBy(() -> log.create("job_3")).isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("lacks bytes 0 to " + first.end());
        assertThat(states(LogFiles.REGISTRY)).containsExactly("missing", "plain", "active empty");
        assertThat(LogReader.at(log.directory).tasks().damagedLines()).isEqualTo(1);
        assertThat(log.firstFinding()).isPresent();
        Files.move(temporary.resolve("away"), first.file());
        log.create("job_3");
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void anActiveFileThatIsMissingIsAnEmptyOne() throws IOException {
        log.create("job_1");
        rotate();
        Files.delete(log.file(LogFiles.REGISTRY));
        assertThat(log.tasks().keySet()).containsExactly("job_1");
        log.create("job_2");
        assertThat(log.tasks().keySet()).containsExactly("job_1", "job_2");
        assertThat(log.firstFinding()).isEmpty();
    }

    /** All bytes of a log, whatever files hold them. */
    private static String content(LogFixture logs, String name) throws IOException {
        try (LogChannel channel = LogChannel.openOrNull(logs.file(name))) {
            byte[] bytes = new byte[channel == null ? 0 : (int) channel.size()];
            return channel == null || channel.readFully(bytes, 0, bytes.length, 0) < bytes.length
                    ? "cannot be read" : new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private void rotateAndCompress(LogFixture logs, PrivateFiles disk) throws IOException {
        try (TaskLog writer = TaskLog.at(logs.directory, LogFixture.settings(), logs.notices::add, disk)) {
            writer.append(now -> ChangeSet.of(LogFixture.created("job_at_fault")));
            new LogSegments(writer).rotate(ALL);
            for (String name : RotationRule.LOGS) {
                new LogSegments(writer).compress(name, LogPart.of(logs.file(name)).stream()
                        .filter(part -> part.state() == LogPart.State.PLAIN).toList());
            }
        }
    }

    @Sweep
    @Test
    void nothingIsLostWhateverStepOfRotationAndCompressionFails() throws IOException {
        for (int i = 0; i < 3; i++) {
            log.create("job_" + i);
        }
        rotate();
        log.create("job_3");
        int faults = 0;
        for (int step = 0;; step++) {
            boolean reached = false;
            for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
                LogFixture copy = log.copyTo(temporary.resolve("fault" + step + fault));
                FaultyDisk disk = FaultyDisk.failingAt(step, fault);
                boolean failed = false;
                try {
                    rotateAndCompress(copy, disk.files());
                } catch (IOException | FaultyDisk.Killed e) {
                    failed = true;
                }
                if (disk.steps().size() <= step) {
                    assertThat(failed).isFalse();
                    continue;
                }
                reached = true;
                faults++;
                assertRecovers(copy, "step " + step + " " + disk.steps().get(step) + " " + fault);
            }
            if (!reached) {
                break;
            }
        }
        assertThat(faults).isGreaterThan(100);
    }

    private void assertRecovers(LogFixture copy, String what) throws IOException {
        for (String name : RotationRule.LOGS) {
            // A torn last line of the audit log may be there until the next command.
            assertThat(content(copy, name)).as(what).startsWith(content(log, name));
        }
        if (Files.exists(copy.file(LogFiles.UNSYNCED))) {
            assertThatThrownBy(() -> copy.create("refused")).as(what).isInstanceOf(LogUnwritableException.class)
                    .hasMessageContaining("task-mgmt doctor --fix");
            new Doctor(copy.directory, LogFixture.settings()).fix(false, copy.notices::add);
        }
        copy.create("job_after");
        rotateAndCompressAgain(copy);
        assertThat(copy.tasks().keySet()).as(what).contains("job_0", "job_1", "job_2", "job_3", "job_after");
        for (String name : RotationRule.LOGS) {
            assertThat(content(copy, name)).as(what).startsWith(content(log, name));
        }
        assertThat(copy.firstFinding()).as(what).isEmpty();
        try (Stream<Path> files = Files.list(copy.file(LogFiles.SEGMENTS))) {
            assertThat(files.map(Path::toString)).as(what).allMatch(name -> name.endsWith(".jsonl.gz"));
        }
    }

    private static void rotateAndCompressAgain(LogFixture copy) throws IOException {
        try (TaskLog writer = copy.open()) {
            new LogSegments(writer).rotate(ALL);
            for (String name : RotationRule.LOGS) {
                new LogSegments(writer).compress(name, LogPart.of(copy.file(name)).stream()
                        .filter(part -> part.state() == LogPart.State.PLAIN).toList());
            }
        }
    }
}
