package taskmgmt.store.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.ingest.EventIngest;
import taskmgmt.store.ingest.IngestListener;
import taskmgmt.store.ingest.IngestResult;
import taskmgmt.store.write.LogSegments;
import taskmgmt.store.write.RotationRule;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

/** A large log, of which a few tasks are wanted: what the index finds is what reading everything finds. */
class TaskIndexTest {
    @TempDir
    Path temporary;

    LogFixture log;

    @BeforeEach
    void aLogThatIsTooLargeToBeReadEachTime() throws IOException {
        log = new LogFixture(temporary.resolve("logs"));
        ingest(0, 3_000);
        assertThat(log.bytes(LogFiles.REGISTRY).length).isGreaterThan(256 * 1024);
    }

    private void ingest(int from, int to) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append("{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"job_").append(i)
                    .append("\",\"title\":\"number ").append(i).append("\"}\n");
            if (i % 3 == 0) {
                lines.append("{\"ts\":\"2026-01-01T00:00:09Z\",\"event\":\"task.completed\",\"task_id\":\"job_").append(i).append("\"}\n");
            }
        }
        ingestLine(lines.toString());
    }

    private void ingestLine(String lines) throws IOException {
        IngestListener silent = new IngestListener() {
            @Override
            public void noted(long lineNumber, String remark) {
                throw new AssertionError(remark);
            }

            @Override
            public void refused(long lineNumber, String reason) {
                throw new AssertionError(lineNumber + ": " + reason);
            }

            @Override
            public void progress(IngestResult soFar) {
                assertThat(soFar.refused()).isZero();
            }
        };
        try (TaskLog writer = log.open()) {
            new EventIngest(writer, silent)
                    .run(new ByteArrayInputStream(lines.getBytes(UTF_8)));
        }
    }

    private Map<String, Task> lookUp(Set<String> ids) throws IOException {
        Snapshot.TaskCollector found = new Snapshot.TaskCollector();
        TaskIndex.extended(log.directory, PrivateFiles.SYSTEM).events(ids, found);
        return found.tasks();
    }

    private void assertLookUpsAgreeWithReading(int tasks) throws IOException {
        Map<String, Task> all = log.tasks();
        for (int i = 0; i <= tasks; i += 97) {
            String id = "job_" + i;
            Map<String, Task> found = lookUp(Set.of(id));
            if (all.containsKey(id)) {
                assertThat(found).containsExactlyEntriesOf(Map.of(id, log.task(id)));
            } else {
                assertThat(found).isEmpty();
            }
        }
        List<String> several = new ArrayList<>(lookUp(Set.of("job_2", "job_1500", "job_" + (tasks - 1), "job_none")).keySet());
        assertThat(several).containsExactly("job_2", "job_1500", "job_" + (tasks - 1));
    }

    @Test
    void findsWhatReadingFinds() throws IOException {
        assertLookUpsAgreeWithReading(3_000);
        assertThat(Files.isDirectory(log.file(LogFiles.INDEX))).isTrue();
        ingest(3_000, 4_000);
        assertLookUpsAgreeWithReading(4_000);
        ingest(4_000, 9_000);
        assertLookUpsAgreeWithReading(9_000);
    }

    /** By reading all tasks. */
    private List<String> waitingFor(String id) throws IOException {
        return log.tasks().values().stream().filter(task -> task.dependsOn().contains(id)).map(Task::id).toList();
    }

    private void assertReadersAgreeWithReading(String... ids) throws IOException {
        LogReader reader = LogReader.at(log.directory);
        for (String id : ids) {
            assertThat(reader.dependents(id).keySet()).as(id).containsExactlyElementsOf(waitingFor(id));
            if (log.tasks().containsKey(id)) {
                assertThat(reader.resolve(id)).isEqualTo(log.task(id));
            }
        }
    }

    @Test
    void readersFindTasksAndWhatWaitsForThemWhereverTheIndexEnds() throws IOException {
        String[] asked = {"job_5", "first", "second", "third", "fourth", "nobody"};
        log.create("first");
        waits("second", "first", "job_5");
        waits("third", "second", "first", "none_yet");
        assertReadersAgreeWithReading(asked);
        lookUp(Set.of("first"));
        ingest(3_000, 3_100);
        waits("fourth", "first");
        assertReadersAgreeWithReading(asked);
        log.append(now -> ChangeSet.of(new TaskEvent(now.now(), EventType.UPDATED, "second", Map.of("depends_on", List.of("job_5")))));
        assertReadersAgreeWithReading(asked);
        assertThat(waitingFor("first")).containsExactly("third", "fourth");
        log.addToBus("{\"event\":\"task.created\",\"task_id\":\"fifth\",\"title\":\"x\",\"depends_on\":[\"first\"]}\n");
        assertThat(LogReader.at(log.directory).dependents("first")).containsOnlyKeys("third", "fourth", "fifth");
        assertThat(LogReader.at(log.directory).resolve("fif").id()).isEqualTo("fifth");
    }

    private void waits(String id, String... others) throws IOException {
        log.append(now -> ChangeSet.of(new TaskEvent(now.now(), EventType.CREATED, id, Map.of("title", id, "depends_on", List.of(others)))));
    }

    @Test
    void aReaderWritesNothingAndFindsTheSameWithoutAnIndex() throws IOException {
        LogReader reader = LogReader.at(log.directory);
        Task before = reader.resolve("job_1234");
        Map<String, String> files = log.everything();
        assertThat(reader.resolve("job_2999").id()).isEqualTo("job_2999");
        assertThat(reader.dependents("job_1")).isEmpty();
        assertThat(log.everything()).isEqualTo(files);
        assertThat(reader.resolve("job_1234")).isEqualTo(before);
        assertThat(reader.resolve("job_29").id()).as("an id wins over what begins with it").isEqualTo("job_29");
        assertThatThrownBy(() -> reader.resolve("job")).hasMessageStartingWith("more than one task begins with job: job_0, job_1, ");
        assertThatThrownBy(() -> reader.resolve("")).hasMessage("an empty id names no task");
    }

    @Test
    void eventsAndTasksAreFoundByWhatTheyAreKnownBy() throws IOException {
        ingestLine("{\"ts\":\"2026-01-02T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"k\",\"key\":\"nightly\",\"event_id\":\"e1\"}");
        ingest(3_000, 5_000);
        TaskIndex index = TaskIndex.extended(log.directory, PrivateFiles.SYSTEM);
        assertThat(index.withEventIds(Set.of("e1", "e2", "nightly", "k"))).containsOnlyKeys("e1");
        assertThat(index.ofKey("nightly")).containsExactly("k");
        assertThat(index.ofKey("e1")).isEmpty();
        ingestLine("{\"ts\":\"2026-01-02T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"l\",\"key\":\"nightly\",\"event_id\":\"e2\"}");
        assertThat(index.withEventIds(Set.of("e1", "e2"))).containsOnlyKeys("e1", "e2");
        assertThat(index.ofKey("nightly")).containsExactly("k", "l");
    }

    /** The answer of reading everything: a task whose id is this, else the only one that begins so, else the only one that ends so. */
    private String resolvedByReading(String part) throws IOException {
        List<String> ids = List.copyOf(log.tasks().keySet());
        if (ids.contains(part)) {
            return part;
        }
        List<String> alike = ids.stream().filter(id -> id.startsWith(part)).toList();
        if (alike.isEmpty() && part.length() >= 4) {
            alike = ids.stream().filter(id -> id.endsWith(part)).toList();
        }
        return alike.size() == 1 ? alike.getFirst() : alike.isEmpty() ? "none" : "more than one";
    }

    private static String resolved(LogReader reader, String part) throws IOException {
        try {
            return reader.resolve(part).id();
        } catch (RefusedException refused) {
            return String.valueOf(refused.getMessage()).startsWith("no task") ? "none" : "more than one";
        }
    }

    private void assertPartsOfIdsAgreeWithReading() throws IOException {
        LogReader reader = LogReader.at(log.directory);
        for (String part : List.of("job_2999", "job_29999", "job_299", "j", "ob_2", "_2998", "b_2998", "2998", "998", "Übung", "Ü", "bung ü",
                "ng/7:ü", "on_the_b", "refused", "\ud83d\ude80 x", "\ud83d\ude80", "zzzz", "job_0", "_1 ", "%")) {
            assertThat(resolved(reader, part)).as(part).isEqualTo(resolvedByReading(part));
        }
        for (String start : List.of("", "job_", "job_12", "job_299", "Ü", "x")) {
            for (int wanted : new int[] {1, 7, 300}) {
                assertThat(reader.tasksBeginning(start, wanted)).as(start + " " + wanted).extracting(Task::id)
                        .isEqualTo(log.tasks().keySet().stream().filter(id -> id.startsWith(start)).sorted().limit(wanted).toList());
            }
        }
    }

    @Test
    void tasksAreFoundByPartsOfTheirIdsWhereverTheIndexEnds() throws IOException {
        log.create("Übung/7:ü");
        log.create("\ud83d\ude80 x");
        log.create("_1 ");
        assertThat(log.file(LogFiles.NAMES)).isNotEmptyDirectory();
        assertPartsOfIdsAgreeWithReading();
        log.addToBus("""
                {"event":"task.created","task_id":"waits_on_the_b","title":"x"}
                {"event":"task.completed","task_id":"refused"}
                """);
        assertThat(LogReader.at(log.directory).resolve("waits").id()).isEqualTo("waits_on_the_b");
        assertThat(resolved(LogReader.at(log.directory), "refu")).isEqualTo("none");
        assertThat(LogReader.at(log.directory).tasksBeginning("w", 3)).extracting(Task::id).containsExactly("waits_on_the_b");
        ingest(3_000, 9_000);
        assertPartsOfIdsAgreeWithReading();
        ingest(9_000, 9_400);
        assertPartsOfIdsAgreeWithReading();
        for (Path run : files(LogFiles.NAMES)) {
            Files.delete(run);
        }
        assertPartsOfIdsAgreeWithReading();
        ingest(9_400, 9_800);
        assertThat(files(LogFiles.NAMES)).isNotEmpty();
        assertPartsOfIdsAgreeWithReading();
    }

    private List<Path> files(String directory) throws IOException {
        try (var names = Files.list(log.file(directory))) {
            return names.sorted().toList();
        }
    }

    @Test
    void namesOfARegistryThatWasReplacedAreReadAnew() throws IOException {
        log.create("first");
        byte[] registry = log.bytes(LogFiles.REGISTRY);
        log.write(LogFiles.REGISTRY, new String(registry, UTF_8).replace("\"job_1234\"", "\"new_1234\"").getBytes(UTF_8));
        assertThat(LogReader.at(log.directory).resolve("new_").id()).isEqualTo("new_1234");
        assertThat(resolved(LogReader.at(log.directory), "job_1234")).isEqualTo("none");
    }

    private List<String> runs() throws IOException {
        try (var names = Files.list(log.file(LogFiles.INDEX))) {
            List<String> runs = new ArrayList<>();
            for (Path run : names.sorted().toList()) {
                runs.add(run.getFileName() + " " + Files.getLastModifiedTime(run));
            }
            return runs;
        }
    }

    @Sweep
    @Test
    void rotationAndCompressionKeepTheIndex() throws IOException {
        assertLookUpsAgreeWithReading(3_000);
        List<String> before = runs();
        try (TaskLog writer = log.open()) {
            List<LogPart> rotated = new LogSegments(writer).rotate(new RotationRule(List.of(LogFiles.REGISTRY), null, null));
            assertLookUpsAgreeWithReading(3_000);
            assertThat(runs()).isEqualTo(before);
            new LogSegments(writer).compress(LogFiles.REGISTRY, rotated);
        }
        assertLookUpsAgreeWithReading(3_000);
        assertThat(runs()).isEqualTo(before);
        ingest(3_000, 6_000);
        assertLookUpsAgreeWithReading(6_000);
        assertThatThrownBy(() -> log.create("job_1234")).isInstanceOf(RefusedException.class);
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void duplicatesAndIllegalMovesAreStillRefused() throws IOException {
        assertThatThrownBy(() -> log.create("job_1234")).isInstanceOf(RefusedException.class).hasMessage("task job_1234 exists already");
        log.create("job_new");
        assertThatThrownBy(() -> log.create("job_new")).isInstanceOf(RefusedException.class);
    }

    @Test
    void aRegistryThatWasReplacedOrWrittenOverIsReadAnew() throws IOException {
        lookUp(Set.of("job_1"));
        byte[] registry = log.bytes(LogFiles.REGISTRY);
        byte[] shifted = new String(registry, UTF_8).replace("\"number 0\"", "\"the number nought\"").getBytes(UTF_8);
        log.write(LogFiles.REGISTRY, shifted);
        assertThat(lookUp(Set.of("job_2999"))).hasSize(1);
        assertLookUpsAgreeWithReading(3_000);

        Files.delete(log.file(LogFiles.REGISTRY));
        log.write(LogFiles.REGISTRY, registry);
        assertLookUpsAgreeWithReading(3_000);
    }

    @Test
    void whereTheIndexCannotBeWrittenEverythingIsFoundByReading() throws IOException {
        for (String run : runs()) {
            Files.delete(log.file(LogFiles.INDEX).resolve(run.substring(0, run.indexOf(' '))));
        }
        Files.delete(log.file(LogFiles.INDEX));
        Files.writeString(log.file(LogFiles.INDEX), "a file in place of the directory");
        assertLookUpsAgreeWithReading(3_000);
        log.create("another");
        assertThat(log.firstFinding()).isEmpty();
    }
}
