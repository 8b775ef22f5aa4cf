package taskmgmt.store.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.SlotFile;
import taskmgmt.journal.segment.SegmentNames;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

/** A writer may be killed at any moment. Every state that its files can then be in is tried, byte by byte. */
@Sweep
class InterruptedWriterTest {
    @TempDir
    Path temporary;

    LogFixture log;
    byte[] registryBefore = {};
    byte[] auditBefore = {};

    @BeforeEach
    void twoAcknowledgedTasksAndAThirdOnItsWay() throws IOException {
        log = new LogFixture(temporary.resolve("logs"));
        log.create("one");
        log.create("two");
        registryBefore = log.bytes(LogFiles.REGISTRY);
        auditBefore = log.bytes(LogFiles.AUDIT);
    }

    @Test
    void noCutOfTheDataLineLosesAnAcknowledgedTask() throws IOException {
        byte[] heads = log.bytes(LogFiles.HEADS);
        log.create("three");
        byte[] registry = log.bytes(LogFiles.REGISTRY);
        for (int length = registryBefore.length; length <= registry.length; length++) {
            for (boolean headsLost : new boolean[] {false, true}) {
                LogFixture cut = copy("cut" + length + headsLost);
                cut.write(LogFiles.REGISTRY, Arrays.copyOf(registry, length));
                cut.write(LogFiles.AUDIT, auditBefore);
                cut.write(LogFiles.HEADS, headsLost ? "nonsense".getBytes(UTF_8) : heads);

                cut.create("four");

                boolean whole = length >= registry.length - 1;
                boolean torn = !whole && length > registryBefore.length;
                assertThat(cut.tasks().keySet()).as("cut at %s", length)
                        .containsExactlyElementsOf(whole ? List.of("one", "two", "three", "four") : List.of("one", "two", "four"));
                assertThat(cut.firstFinding()).as("cut at %s", length).isEmpty();
                assertThat(cut.quarantined()).hasSize(torn ? 1 : 0);
                assertThat(cut.notices.isEmpty()).isEqualTo(length == registryBefore.length);
                assertThat(cut.bytes(LogFiles.REGISTRY)).startsWith(registryBefore);
            }
        }
    }

    @Test
    void noCutOfTheAuditEntryLosesItOrTheChain() throws IOException {
        byte[] heads = log.bytes(LogFiles.HEADS);
        log.create("three");
        byte[] audit = log.bytes(LogFiles.AUDIT);
        for (int length = auditBefore.length; length <= audit.length; length++) {
            LogFixture cut = copy("cut" + length);
            cut.write(LogFiles.AUDIT, Arrays.copyOf(audit, length));
            cut.write(LogFiles.HEADS, heads); // they are saved last
            if (length % 2 == 0) {
                cut.forgetHeads();
            }

            cut.create("four");

            assertThat(cut.tasks().keySet()).containsExactly("one", "two", "three", "four");
            assertThat(cut.firstFinding()).as("cut at %s", length).isEmpty();
            assertThat(occurrences(cut, "\"action\":\"task_registered\"")).as("cut at %s", length).isEqualTo(4);
            assertThat(cut.bytes(LogFiles.AUDIT)).startsWith(auditBefore);
        }
    }

    @Test
    void zerosThatAPowerCutLeftAreTakenOut() throws IOException {
        log.create("three");
        byte[] registry = log.bytes(LogFiles.REGISTRY);
        for (int from = registryBefore.length; from < registry.length; from++) {
            LogFixture cut = copy("hole" + from);
            byte[] holed = registry.clone();
            Arrays.fill(holed, from, holed.length, (byte) 0);
            cut.write(LogFiles.REGISTRY, holed);
            cut.write(LogFiles.AUDIT, auditBefore);
            cut.forgetHeads();

            cut.create("four");

            assertThat(cut.tasks().keySet()).as("zeros from %s", from)
                    .containsExactlyElementsOf(from >= registry.length - 1 && cut.tasks().containsKey("three")
                            ? List.of("one", "two", "three", "four") : List.of("one", "two", "four"));
            assertThat(cut.firstFinding()).as("zeros from %s", from).isEmpty();
            assertThat(cut.bytes(LogFiles.REGISTRY).length).isGreaterThanOrEqualTo(registry.length);
        }
    }

    /** Where the last writer left the ends of the logs, and when, may reach the disk before the entries do. */
    @Test
    void zerosInTheAuditLogAreTakenOutWhateverTheLastWriterLeft() throws IOException {
        byte[] heads = log.bytes(LogFiles.HEADS);
        log.create("three");
        log.create("four");
        LogPositions ends = LogPositions.load(log.directory).orElseThrow();
        byte[] audit = log.bytes(LogFiles.AUDIT);
        for (int i = auditBefore.length; audit[i] != '\n'; i++) {
            audit[i] = 0;
        }
        log.write(LogFiles.AUDIT, audit);
        log.write(LogFiles.HEADS, heads);
        try (SlotFile file = SeenLogs.file(log.directory, PrivateFiles.SYSTEM)) {
            SeenLogs.load(log.directory, file).found(log.directory, SegmentNames.of(log.directory), null).endingAt(ends).save(file);
        }

        log.create("five");

        assertThat(log.tasks().keySet()).containsExactly("one", "two", "three", "four", "five");
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void everyLineOfTheBusIsTakenInOnceWhereverTheDrainWasCut() throws IOException {
        log.addToBus("""
                {"event":"task.created","task_id":"b1","title":"from a script"}
                no event at all
                {"event":"task.started","task_id":"b1"}
                {"event":"task.completed","task_id":"b1"}
                """);
        log.create("three");
        byte[] registry = log.bytes(LogFiles.REGISTRY);
        byte[] audit = log.bytes(LogFiles.AUDIT);
        assertThat(registry.length).isGreaterThan(registryBefore.length);
        List<int[]> states = new ArrayList<>();
        for (int length = registryBefore.length; length <= registry.length; length++) {
            states.add(new int[] {length, auditBefore.length});
        }
        for (int length = auditBefore.length + 1; length <= audit.length; length += 7) {
            states.add(new int[] {registry.length, length});
        }
        for (int[] state : states) {
            LogFixture cut = copy("bus" + state[0] + "-" + state[1]);
            cut.write(LogFiles.REGISTRY, Arrays.copyOf(registry, state[0]));
            cut.write(LogFiles.AUDIT, Arrays.copyOf(audit, state[1]));
            cut.forgetHeads();

            cut.create("four");

            String name = "registry cut at " + state[0] + ", audit at " + state[1];
            assertThat(occurrences(cut, LogFiles.REGISTRY, "\"task_id\":\"b1\"")).as(name).isEqualTo(3);
            assertThat(cut.task("b1").status().text()).as(name).isEqualTo("completed");
            assertThat(cut.firstFinding()).as(name).isEmpty();
        }
    }

    private LogFixture copy(String name) throws IOException {
        return log.copyTo(temporary.resolve(name));
    }

    private static long occurrences(LogFixture log, String text) throws IOException {
        return occurrences(log, LogFiles.AUDIT, text);
    }

    private static long occurrences(LogFixture log, String file, String text) throws IOException {
        return new String(log.bytes(file), UTF_8).lines().filter(line -> line.contains(text)).count();
    }
}
