package taskmgmt.store.merge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.NewDirectory;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.Sweep;

/** A merge may end at any step that changes the file system. */
class KilledMergeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LogSettings SETTINGS = new LogSettings("tester", InstantSource.fixed(NOW), SyncPolicy.SYNC, Duration.ofSeconds(60));

    @TempDir
    Path temporary;

    private void write(String name, String task) throws IOException {
        try (TaskLog log = TaskLog.at(temporary.resolve(name), SETTINGS, notice -> {})) {
            log.append(now -> ChangeSet.of(new TaskEvent(NOW, EventType.CREATED, task, Map.of("title", task))));
        }
        Files.writeString(temporary.resolve(name).resolve(LogFiles.EVENTS),
                "{\"event\":\"task.started\",\"task_id\":\"" + task + "\"}\n");
    }

    private void merge(Path into, FaultyDisk disk) throws IOException {
        new LogMerge(SETTINGS, new MergeListener() {
            @Override
            public ScanProgress step(String what) {
                return ScanProgress.NONE;
            }

            @Override
            public void say(String notice) {
                throw new AssertionError(notice);
            }
        }, disk.files()).run(new LogMerge.Order(temporary.resolve("a"), temporary.resolve("b"), into, "x", false));
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

    @Sweep
    @Test
    void anEndAtAnyStepLeavesBothSidesAsTheyWereAndTheResultWholeOrNotThere() throws IOException {
        write("a", "one");
        write("b", "two");
        Map<String, String> a = everything(temporary.resolve("a"));
        Map<String, String> b = everything(temporary.resolve("b"));
        FaultyDisk sound = FaultyDisk.sound();
        merge(temporary.resolve("sound"), sound);
        Map<String, String> whole = everything(temporary.resolve("sound"));
        List<String> steps = sound.steps();
        assertThat(steps).hasSizeGreaterThan(30).contains("move .sound.unfinished-x", "write registry.jsonl", "sync immutable_audit.jsonl");
        for (int step = 0; step < steps.size(); step++) {
            for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
                String what = fault + " at " + steps.get(step);
                Path into = temporary.resolve(step + "-" + fault).resolve("merged");
                Files.createDirectories(PrivateFiles.directoryOf(into));
                boolean ended = false;
                try {
                    merge(into, FaultyDisk.failingAt(step, fault));
                } catch (FaultyDisk.Killed | IOException e) {
                    ended = true;
                }
                assertThat(everything(temporary.resolve("a"))).as(what).isEqualTo(a);
                assertThat(everything(temporary.resolve("b"))).as(what).isEqualTo(b);
                if (Files.exists(into)) {
                    assertThat(everything(into)).as(what).isEqualTo(whole);
                } else {
                    assertThat(ended).as(what).isTrue();
                    boolean killed = fault.kills();
                    assertThat(NewDirectory.leftovers(into).isEmpty() || killed || steps.get(step).startsWith("delete")).as(what).isTrue();
                }
            }
        }
    }
}
