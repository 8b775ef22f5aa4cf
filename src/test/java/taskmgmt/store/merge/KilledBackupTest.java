package taskmgmt.store.merge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.Sweep;

/** A backup that is brought up to date may end at any step that changes the file system. */
class KilledBackupTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LogSettings SETTINGS = new LogSettings("tester", InstantSource.fixed(NOW), SyncPolicy.SYNC, Duration.ofSeconds(60));

    @TempDir
    Path temporary;

    private Path logs = Path.of("");
    private Path copy = Path.of("");
    /** What the first backup held, to begin each attempt with. */
    private Path first = Path.of("");

    private static final MergeListener QUIET = new MergeListener() {
        @Override
        public ScanProgress step(String what) {
            return ScanProgress.NONE;
        }

        @Override
        public void say(String notice) {
            throw new AssertionError(notice);
        }
    };

    private void write(String task) throws IOException {
        try (TaskLog log = TaskLog.at(logs, SETTINGS, notice -> {})) {
            log.append(now -> ChangeSet.of(new TaskEvent(NOW, EventType.CREATED, task, Map.of("title", task))));
        }
    }

    private void put(String name, String text) throws IOException {
        Path file = logs.resolve(name);
        Files.createDirectories(PrivateFiles.directoryOf(file));
        Files.writeString(file, text);
    }

    private static Map<String, String> everything(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (!path.endsWith("lock")) {
                    files.put(directory.relativize(path).toString(), Files.readString(path, ISO_8859_1));
                }
            }
        }
        return files;
    }

    private static void discard(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Puts the backup back to what it was first, in the same place, where its lock is. */
    private void beginAgain() throws IOException {
        discard(copy);
        try (Stream<Path> paths = Files.walk(first)) {
            for (Path path : paths.toList()) {
                Files.copy(path, copy.resolve(first.relativize(path).toString()));
            }
        }
    }

    private static LogCopy.Result backup(Path from, Path into, FaultyDisk disk) throws IOException {
        return new LogCopy(SETTINGS, QUIET, disk.files()).backup(from, into, "x");
    }

    private Map<String, String> restored(Path from) throws IOException {
        Path into = temporary.resolve("restored");
        discard(into);
        new LogCopy(SETTINGS, QUIET).restore(from, into, "x");
        return everything(into);
    }

    @BeforeEach
    void aBackupAndALogThatWentOn() throws IOException {
        logs = temporary.resolve("logs");
        copy = temporary.resolve("copy");
        first = temporary.resolve("first");
        write("one");
        put(LogFiles.EVENTS, "{\"event\":\"task.started\",\"task_id\":\"one\"}\n");
        put(LogFiles.QUEUE, "{\"a\":1}");
        put("output/kept", "the same");
        put("output/gone", "purged later");
        put("output/changed", "short");
        backup(logs, first, FaultyDisk.sound());
        Files.delete(logs.resolve("output/gone"));
        put("output/changed", "longer than it was");
        put("output/new", "twin");
        put("output/newer", "twin");
        write("two");
        put(LogFiles.EVENTS, Files.readString(logs.resolve(LogFiles.EVENTS)) + "{\"event\":\"task.completed\",\"task_id\":\"one\"}\n");
    }

    /** Of which the backup has the beginning no more, because the file has another name, or because somebody replaced it. */
    @Sweep
    @Test
    void soItIsWhereTheBusWasRotatedSince() throws IOException {
        LogSettings rotating = new LogSettings(SETTINGS.actor(), SETTINGS.clock(), SETTINGS.sync(), SETTINGS.lockTimeout(), 60, null);
        try (TaskLog log = TaskLog.at(logs, rotating, notice -> {})) {
            log.append(now -> ChangeSet.of(new TaskEvent(NOW, EventType.CREATED, "three", Map.of("title", "three"))));
        }
        assertThat(BusFile.rotatedPaths(logs)).hasSize(1);
        put(LogFiles.EVENTS, "{\"event\":\"task.started\",\"task_id\":\"three\"}\n");
        endAtEveryStep();
        assertThat(restored(copy)).containsEntry(LogFiles.EVENTS, Files.readString(logs.resolve(LogFiles.EVENTS)))
                .containsKey(logs.relativize(BusFile.rotatedPaths(logs).getFirst()).toString());
    }

    @Sweep
    @Test
    void anEndAtAnyStepLeavesTheBackupAsItWasOrAsItIsToBe() throws IOException {
        endAtEveryStep();
    }

    /** From a backup, and from a log directory as it is. */
    @Sweep
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndAtAnyStepLeavesARestoredLogThatIsWholeOrNotThere(boolean isBackup) throws IOException {
        Path from = isBackup ? first : logs;
        Map<String, String> source = everything(from);
        Map<String, String> whole = restored(from);
        FaultyDisk sound = FaultyDisk.sound();
        new LogCopy(SETTINGS, QUIET, sound.files()).restore(from, temporary.resolve("sound"), "x");
        List<String> steps = sound.steps();
        assertThat(steps).hasSizeGreaterThan(25).contains("move .sound.unfinished-x", "write registry.jsonl", "sync immutable_audit.jsonl");
        int missing = 0;
        for (int step = 0; step < steps.size(); step++) {
            for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
                String what = fault + " at " + step + " " + steps.get(step);
                Path into = temporary.resolve(step + "-" + fault).resolve("restored");
                Files.createDirectories(PrivateFiles.directoryOf(into));
                boolean ended = false;
                try (FaultyDisk disk = FaultyDisk.failingAt(step, fault)) {
                    new LogCopy(SETTINGS, QUIET, disk.files()).restore(from, into, "x");
                } catch (FaultyDisk.Killed | IOException e) {
                    ended = true;
                }
                assertThat(everything(from)).as(what).isEqualTo(source);
                if (!Files.exists(into)) {
                    assertThat(ended).as(what).isTrue();
                    missing++;
                    discard(PrivateFiles.directoryOf(into));
                    Files.createDirectories(PrivateFiles.directoryOf(into));
                    new LogCopy(SETTINGS, QUIET).restore(from, into, "y");
                }
                assertThat(everything(into)).as(what).isEqualTo(whole);
            }
        }
        assertThat(missing).isGreaterThan(50);
    }

    private void endAtEveryStep() throws IOException {
        Map<String, String> source = everything(logs);
        Map<String, String> before = restored(first);
        beginAgain();
        FaultyDisk sound = FaultyDisk.sound();
        LogCopy.Result done = backup(logs, copy, sound);
        Map<String, String> whole = everything(copy);
        Map<String, String> after = restored(copy);
        assertThat(before).isNotEqualTo(after).containsKey("output/gone");
        assertThat(after).doesNotContainKey("output/gone").containsEntry("output/new", "twin").containsEntry("output/newer", "twin");
        assertThat(done.verification().holds()).isTrue();
        List<String> steps = sound.steps();
        assertThat(steps).hasSizeGreaterThan(25).contains("write registry.jsonl", "sync immutable_audit.jsonl", "move record.tmp", "delete unfinished");
        boolean asBefore = false;
        boolean asAfter = false;
        for (int step = 0; step < steps.size(); step++) {
            for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
                String what = fault + " at " + step + " " + steps.get(step);
                beginAgain();
                try (FaultyDisk disk = FaultyDisk.failingAt(step, fault)) {
                    backup(logs, copy, disk);
                } catch (FaultyDisk.Killed | IOException e) {
                    assertThat(e).as(what).isNotInstanceOf(AssertionError.class);
                }
                assertThat(everything(logs)).as(what).isEqualTo(source);
                Map<String, String> found = restored(copy);
                assertThat(found.equals(before) || found.equals(after)).as(what).isTrue();
                asBefore |= found.equals(before);
                asAfter |= found.equals(after);
                backup(logs, copy, FaultyDisk.sound());
                assertThat(everything(copy)).as(what).isEqualTo(whole);
            }
        }
        assertThat(asBefore && asAfter).isTrue();
    }
}
