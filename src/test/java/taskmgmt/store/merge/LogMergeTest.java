package taskmgmt.store.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.audit.MergedCheck;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Severity;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lock.DirectoryLock;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.merge.MergeConflict.Kind;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.TaskEvent;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

class LogMergeTest {
    private static final List<EventType> MOVES = List.of(EventType.STARTED, EventType.COMPLETED, EventType.CANCELLED);

    @TempDir
    Path temporary;

    private final List<String> notices = new ArrayList<>();
    private LogFixture first = new LogFixture(Path.of(""));
    private LogFixture second = new LogFixture(Path.of(""));
    private int merges;

    @BeforeEach
    void twoCopiesOfOneLog() throws IOException {
        first = new LogFixture(temporary.resolve("first"));
        first.create("one");
        first.create("two");
        second = first.copyTo(temporary.resolve("second"));
    }

    private static TaskEvent event(EventType type, String task, int second, String by) {
        return new TaskEvent(LogFixture.NOW.plusSeconds(second), type, task, Map.of("actor", by));
    }

    private MergeResult merge(Path a, Path b, boolean evenIfBroken) throws IOException {
        return merge(a, b, evenIfBroken, LogFixture.settings());
    }

    private MergeResult merge(Path a, Path b, boolean evenIfBroken, LogSettings settings) throws IOException {
        Path into = temporary.resolve("merged" + merges++);
        return new LogMerge(settings, new MergeListener() {
            @Override
            public ScanProgress step(String what) {
                return ScanProgress.NONE;
            }

            @Override
            public void say(String notice) {
                notices.add(notice);
            }
        }, PrivateFiles.SYSTEM).run(new LogMerge.Order(a, b, into, "x", evenIfBroken));
    }

    private MergeResult merge() throws IOException {
        return merge(first.directory, second.directory, false);
    }

    private static List<String> lines(Path directory, String log) throws IOException {
        return new String(new LogFixture(directory).bytes(log), UTF_8).lines().toList();
    }

    private static void assertSound(Path directory) throws IOException {
        assertThat(AuditVerifier.verify(directory).findings()).isEmpty();
        assertThat(AuditVerifier.verify(directory).logs().values()).allSatisfy(log -> assertThat(log.unvouchedBytes()).isZero());
        assertThat(MergedSides.verify(directory)).allSatisfy(side -> assertThat(side.findings()).isEmpty());
    }

    /** Every way for one copy to go on by up to this many moves of two tasks, that its own log allows. */
    private static List<List<TaskEvent>> ways(String by, int offset, int most) {
        List<List<TaskEvent>> all = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < all.size(); i++) {
            List<TaskEvent> way = all.get(i);
            for (EventType move : MOVES) {
                String task = way.size() == 1 ? "two" : "one";
                boolean ended = way.stream().anyMatch(event -> event.taskId().equals(task) && event.type() != EventType.STARTED);
                boolean started = way.stream().anyMatch(event -> event.taskId().equals(task) && event.type() == move);
                if (way.size() < most && !ended && !started) {
                    List<TaskEvent> longer = new ArrayList<>(way);
                    longer.add(event(move, task, offset + 2 * way.size(), by));
                    all.add(longer);
                }
            }
        }
        return all;
    }

    @Sweep
    @Test
    void everyPairOfWaysToGoOnMergesToTheSameWhicheverComesFirst() throws IOException {
        List<List<TaskEvent>> ways = ways("a", 1, 3);
        List<List<TaskEvent>> others = ways("b", 2, 2);
        assertThat(ways).hasSizeGreaterThan(15);
        long conflicts = 0;
        for (int i = 0; i < ways.size(); i++) {
            for (int j = 0; j < others.size(); j++) {
                String what = ways.get(i) + " and " + others.get(j);
                LogFixture a = goneOn(first, ways.get(i), "a" + i + "-" + j);
                LogFixture b = goneOn(second, others.get(j), "b" + i + "-" + j);
                Map<String, String> beforeA = a.everything();
                Map<String, String> beforeB = b.everything();
                MergeResult result = merge(a.directory, b.directory, false);
                MergeResult reversed = merge(b.directory, a.directory, false);

                List<String> united = lines(result.directory(), LogFiles.REGISTRY);
                assertThat(lines(reversed.directory(), LogFiles.REGISTRY)).as(what).isEqualTo(united);
                assertThat(new LogFixture(result.directory()).bytes(LogFiles.AUDIT)).as(what)
                        .isEqualTo(new LogFixture(reversed.directory()).bytes(LogFiles.AUDIT));
                assertThat(united).as(what).hasSize(2 + ways.get(i).size() + others.get(j).size()).doesNotHaveDuplicates()
                        .containsSubsequence(lines(a.directory, LogFiles.REGISTRY)).containsSubsequence(lines(b.directory, LogFiles.REGISTRY));
                assertSound(result.directory());
                assertThat(new LogFixture(result.directory()).tasks().keySet()).containsExactly("one", "two");
                assertThat(a.everything()).isEqualTo(beforeA);
                assertThat(b.everything()).isEqualTo(beforeB);
                conflicts += result.conflictCount();
            }
        }
        assertThat(conflicts).isPositive();
    }

    private LogFixture goneOn(LogFixture log, List<TaskEvent> events, String name) throws IOException {
        LogFixture copy = log.copyTo(temporary.resolve(name));
        for (TaskEvent event : events) {
            copy.append(now -> ChangeSet.of(event));
        }
        return copy;
    }

    @Test
    void whatBothSayIsKeptAndTheEarlierEndCounts() throws IOException {
        first.append(now -> ChangeSet.of(event(EventType.CANCELLED, "one", 5, "a")));
        second.append(now -> ChangeSet.of(event(EventType.COMPLETED, "one", 3, "b")));
        MergeResult result = merge();
        assertThat(result.conflicts()).containsExactly(new MergeConflict(Kind.ENDED_TWICE, "one", first.directory.toString(),
                "task.cancelled at 2026-03-01T12:00:05.000000Z", "completed since 2026-03-01T12:00:03.000000Z"));
        assertThat(new LogFixture(result.directory()).task("one").status()).isEqualTo(Status.COMPLETED);
        assertThat(lines(result.directory(), LogFiles.REGISTRY)).hasSize(4);
    }

    @Test
    void aTaskThatBothHaveMadeAndAnIncidentThatBothHaveClosedAreConflicts() throws IOException {
        Incident incident = Incident.detected(LogFixture.NOW, "disk", Severity.HIGH, null, Map.of(), "heal");
        for (LogFixture log : List.of(first, second)) {
            log.append(now -> opening(incident));
        }
        first.append(now -> ChangeSet.of(incident.resolved(LogFixture.NOW.plusSeconds(9), List.of("a"), Map.of())));
        second.append(now -> ChangeSet.of(incident.resolved(LogFixture.NOW.plusSeconds(8), List.of("b"), Map.of())));
        first.append(now -> ChangeSet.of(event(EventType.CREATED, "three", 1, "a")));
        second.append(now -> ChangeSet.of(event(EventType.CREATED, "three", 2, "b")));
        MergeResult result = merge();
        assertThat(result.conflicts()).extracting(MergeConflict::kind).containsExactly(Kind.CREATED_TWICE, Kind.INCIDENT_CLOSED_TWICE);
        assertThat(result.conflicts().getFirst().counts()).isEqualTo("task.created at 2026-03-01T12:00:01.000000Z");
        assertThat(LogReader.at(result.directory()).resolveIncident(incident.id()).actionsTaken()).containsExactly("a");
        assertThat(lines(result.directory(), LogFiles.INCIDENTS)).hasSize(3);
        assertSound(result.directory());
    }

    private static ChangeSet opening(Incident incident) {
        TaskEvent event = IncidentTask.eventFor(incident, LogFixture.NOW, "x");
        return event == null ? ChangeSet.of(incident) : ChangeSet.of(incident, event);
    }

    @Test
    void mergingAgainAddsNothingAndKeepsWhatWasMergedBefore() throws IOException {
        first.create("three");
        second.create("four");
        Path once = merge().directory();
        Path again = merge(once, second.directory, false).directory();
        Path itself = merge(again, again, false).directory();
        for (Path merged : List.of(again, itself)) {
            assertThat(lines(merged, LogFiles.REGISTRY)).isEqualTo(lines(once, LogFiles.REGISTRY));
            assertSound(merged);
        }
        assertThat(MergedSides.verify(again)).hasSize(3);
        assertThat(MergedSides.verify(itself)).hasSize(4);
    }

    @Test
    void linesOnTheBusAreTakenInOnceWhoeverHasTakenThemInBefore() throws IOException {
        first.addToBus(progress("one", 10));
        first.create("drains");
        second = first.copyTo(temporary.resolve("third"));
        first.addToBus(progress("one", 20) + progress("one", 30));
        second.addToBus(progress("one", 20) + progress("one", 40));
        second.create("takes in two");
        first.addToBus("{\"event\":\"task.progress\"");

        Path once = merge().directory();
        LogFixture merged = new LogFixture(once);
        merged.create("drains both");
        assertThat(progressOf(merged)).containsExactlyInAnyOrder("10", "20", "30", "40");
        assertSound(once);

        first.addToBus(",\"task_id\":\"one\",\"progress_percent\":50}\n");
        first.create("takes in its own");
        LogFixture twice = new LogFixture(merge(once, first.directory, false).directory());
        twice.create("drains the rest");
        assertThat(progressOf(twice)).containsExactlyInAnyOrder("10", "20", "30", "40", "50");
        assertThat(twice.notices).isEmpty();
    }

    @Test
    void whatCameLateToABusThatWasRotatedIsTakenInOnce() throws IOException {
        first.addToBus(progress("one", 10));
        LogSettings usual = LogFixture.settings();
        LogSettings rotating = new LogSettings(usual.actor(), usual.clock(), usual.sync(), usual.lockTimeout(), 60, null);
        try (TaskLog log = TaskLog.at(first.directory, rotating, notices::add)) {
            log.append(now -> ChangeSet.of(LogFixture.created("rotates")));
        }
        String old = LogFiles.BUS + "/" + BusFile.rotatedPaths(first.directory).getFirst().getFileName();
        second = first.copyTo(temporary.resolve("third"));
        first.write(old, (progress("one", 10) + progress("one", 20) + progress("one", 30)).getBytes(UTF_8));
        second.write(old, (progress("one", 10) + progress("one", 20)).getBytes(UTF_8));
        second.create("takes in one");
        LogFixture merged = new LogFixture(merge().directory());
        merged.create("takes in the rest");
        assertThat(progressOf(merged)).containsExactlyInAnyOrder("10", "20", "30");
        assertThat(merged.notices).isEmpty();
        assertSound(merged.directory);
    }

    private static String progress(String task, int percent) {
        return "{\"ts\":\"2026-03-01T12:00:" + percent + "Z\",\"event\":\"task.progress\",\"task_id\":\"" + task
                + "\",\"progress_percent\":" + percent + "}\n";
    }

    private static List<String> progressOf(LogFixture log) throws IOException {
        return lines(log.directory, LogFiles.REGISTRY).stream().filter(line -> line.contains("task.progress"))
                .map(line -> line.replaceAll(".*percent\":(\\d+).*", "$1")).toList();
    }

    @Test
    void aBusLineWithoutATimeThatBothHaveTakenInIsOneEvent() throws IOException {
        first.addToBus("{\"event\":\"task.progress\",\"task_id\":\"one\",\"progress_percent\":10}\n");
        second.addToBus("{\"event\":\"task.progress\",\"task_id\":\"one\",\"progress_percent\":10}\n");
        first.create("three");
        LogSettings later = new LogSettings("tester", InstantSource.fixed(LogFixture.NOW.plusSeconds(60)), SyncPolicy.OS, Duration.ZERO);
        try (TaskLog log = TaskLog.at(second.directory, later, notices::add)) {
            log.append(now -> ChangeSet.of(LogFixture.created("four")));
        }
        assertThat(progressOf(new LogFixture(merge().directory()))).hasSize(1);
    }

    @Test
    void aChangedCopyIsFound() throws IOException {
        first.create("three");
        Path merged = merge().directory();
        Path copy = merged.resolve(MergedSides.verify(merged).getFirst().name().isEmpty() ? "" : LogFiles.MERGED)
                .resolve(MergedSides.verify(merged).getFirst().name());
        for (String log : List.of(LogFiles.REGISTRY, LogFiles.AUDIT)) {
            byte[] bytes = Files.readAllBytes(copy.resolve(log));
            for (int at = 0; at < bytes.length; at += 7) {
                bytes[at] ^= 1;
                Files.write(copy.resolve(log), bytes);
                assertThat(MergedSides.verify(merged).getFirst().findings()).as("byte %s of %s", at, log).isNotEmpty();
                bytes[at] ^= 1;
            }
            Files.write(copy.resolve(log), bytes);
        }
        assertSound(merged);
    }

    @Test
    void aBrokenRecordIsMergedOnlyWhenThatIsAsked() throws IOException {
        byte[] registry = first.bytes(LogFiles.REGISTRY);
        registry[20] ^= 1;
        first.write(LogFiles.REGISTRY, registry);
        assertThatThrownBy(this::merge).isInstanceOf(LogDamagedException.class).hasMessageContaining("--even-if-broken");
        assertThat(temporary).isDirectoryNotContaining(path -> String.valueOf(path.getFileName()).contains("merged"));
        Path merged = merge(first.directory, second.directory, true).directory();
        assertThat(MergedSides.verify(merged)).extracting(MergedCheck::brokenBefore).containsExactlyInAnyOrder(0L, 1L);
        assertThat(MergedSides.verify(merged)).allSatisfy(side -> assertThat(side.findings()).isEmpty());
        assertThat(lines(merged, LogFiles.REGISTRY)).as("both forms of the line that was changed").hasSize(3);
    }

    @Test
    void aTornLineStaysInTheCopyAndAnInterruptedIncidentIsCompleted() throws IOException {
        Incident incident = Incident.detected(LogFixture.NOW, "disk", Severity.HIGH, null, Map.of(), "heal");
        byte[] registry = first.bytes(LogFiles.REGISTRY);
        byte[] audit = first.bytes(LogFiles.AUDIT);
        first.append(now -> opening(incident));
        byte[] torn = java.util.Arrays.copyOf(first.bytes(LogFiles.REGISTRY), registry.length + 40);
        first.write(LogFiles.REGISTRY, torn);
        first.write(LogFiles.AUDIT, audit);
        first.forgetHeads();
        MergeResult result = merge();
        assertThat(result.registry().leftOut()).isEqualTo(1);
        assertThat(result.completed()).isEqualTo(1);
        assertThat(new LogFixture(result.directory()).tasks().keySet()).containsExactly("one", "two", "heal");
        assertThat(Collections.max(MergedSides.verify(result.directory()).stream().map(MergedCheck::entries).toList())).isEqualTo(2);
        assertSound(result.directory());
    }

    @Test
    void whoeverHoldsALockTooLongIsNotWaitedFor() throws IOException, InterruptedException {
        LogSettings impatient = new LogSettings("tester", InstantSource.fixed(LogFixture.NOW), SyncPolicy.OS, Duration.ZERO);
        List<Throwable> thrown = new ArrayList<>();
        try (DirectoryLock.Held held = DirectoryLock.at(first.file(LogFiles.LOCK)).acquire(Duration.ZERO)) {
            Thread other = new Thread(() -> {
                try {
                    merge(first.directory, second.directory, false, impatient);
                } catch (IOException e) {
                    thrown.add(e);
                }
            });
            other.start();
            other.join();
            assertThat(held).isNotNull();
        }
        assertThat(thrown).singleElement().isInstanceOf(LogBusyException.class);
        assertThat(temporary.resolve("merged0")).doesNotExist();
    }

    @Test
    void thereMustBeTwoLogsAndAnEmptyPlaceOutsideOfThem() {
        assertThatThrownBy(() -> merge(first.directory, temporary.resolve("none"), false)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> new LogMerge(LogFixture.settings(), new Silent(), PrivateFiles.SYSTEM)
                .run(new LogMerge.Order(first.directory, second.directory, first.directory.resolve("x"), "x", false)))
                .isInstanceOf(RefusedException.class).hasMessageContaining("outside");
        assertThatThrownBy(() -> new LogMerge(LogFixture.settings(), new Silent(), PrivateFiles.SYSTEM)
                .run(new LogMerge.Order(first.directory, second.directory, second.directory, "x", false)))
                .isInstanceOf(RefusedException.class);
    }

    private static final class Silent implements MergeListener {
        @Override
        public ScanProgress step(String what) {
            return ScanProgress.NONE;
        }

        @Override
        public void say(String notice) {
            throw new AssertionError(notice);
        }
    }
}
