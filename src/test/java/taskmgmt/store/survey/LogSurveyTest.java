package taskmgmt.store.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.report.system.LogFigures;
import taskmgmt.report.system.LogLag;
import taskmgmt.stats.GroupCounters;
import taskmgmt.stats.RecentWork;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.read.TaskIndex;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

class LogSurveyTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void anAbsentDirectoryHoldsNothing() throws IOException {
        LogSurvey survey = LogSurvey.of(directory.resolve("none"), GroupCounters.PROJECTION);
        assertThat(survey.logs()).hasSize(4).allMatch(log -> log.bytes() == 0 && log.lines() == 0 && log.changed() == null);
        assertThat(survey.lag()).isEqualTo(new LogLag(0, 0, 0, 0, 0));
        assertThat(survey.newest()).isNull();
    }

    @Test
    void countsLinesAndSeesWhatIsOdd() throws IOException {
        Files.writeString(directory.resolve(LogFiles.REGISTRY), "{}\n\ngarbage\n{\"a\":1}\n{\"torn");
        LogFigures registry = LogSurvey.of(directory, GroupCounters.PROJECTION).logs().getFirst();
        assertThat(registry.lines()).isEqualTo(3);
        assertThat(registry.oddLines()).isEqualTo(1);
        assertThat(registry.firstOdd()).isEqualTo(4);
        assertThat(registry.unterminatedBytes()).isEqualTo(6);
    }

    @Test
    void lagsAreThoseOfWhatNoCommandHasSeen() throws IOException {
        create("a");
        LogLag before = LogSurvey.of(directory, GroupCounters.PROJECTION).lag();
        append(LogFiles.EVENTS, "{\"ts\":\"2026-01-05T12:00:00Z\",\"event\":\"task.started\",\"task_id\":\"a\"}\n{\"event\":\"task.com");
        append(LogFiles.REGISTRY, "{}\n");
        LogSurvey survey = LogSurvey.of(directory, GroupCounters.PROJECTION);
        long size = Files.size(directory.resolve(LogFiles.REGISTRY));
        assertThat(before).isEqualTo(new LogLag(0, 0, 0, 0, size - 3));
        assertThat(survey.lag()).isEqualTo(new LogLag(85, 1, 3, 0, size));
        assertThat(survey.newest()).isEqualTo(NOW);
        Files.delete(directory.resolve(LogFiles.REGISTRY));
        Files.delete(directory.resolve(LogFiles.EVENTS));
        assertThat(LogSurvey.of(directory, GroupCounters.PROJECTION).lag()).isEqualTo(new LogLag(0, 0, 0, 0, 0));
    }

    @Test
    void aLargeRegistryLagsUntilItIsIndexedAndLookingChangesNothing() throws IOException {
        for (int i = 0; i < 3; i++) {
            create("a" + i, Map.of("title", "x".repeat(60_000)));
            create("b" + i, Map.of("title", "x".repeat(60_000)));
        }
        long size = Files.size(directory.resolve(LogFiles.REGISTRY));
        List<Path> before = files();
        long lag = LogSurvey.of(directory, GroupCounters.PROJECTION).lag().unindexedBytes();
        assertThat(files()).isEqualTo(before);
        TaskIndex.extended(directory, PrivateFiles.SYSTEM).events(Set.of("a0"), new Snapshot.TaskCollector());
        assertThat(LogSurvey.of(directory, GroupCounters.PROJECTION).lag().unindexedBytes()).isLessThan(lag).isLessThan(size);
    }

    @Test
    void aReportsCheckpointBringsItUpToDate() throws IOException {
        create("a");
        RunReader.of(LogReader.at(directory), new RunReader.Plan(1, 1, 1)).fold(GroupCounters.PROJECTION);
        assertThat(LogSurvey.of(directory, GroupCounters.PROJECTION).lag().unkeptBytes()).isZero();
        long kept = Files.size(directory.resolve(LogFiles.REGISTRY));
        create("b");
        long size = Files.size(directory.resolve(LogFiles.REGISTRY));
        assertThat(LogSurvey.of(directory, GroupCounters.PROJECTION).lag().unkeptBytes()).isEqualTo(size - kept);
        append(LogFiles.REGISTRY, "{}\n");
        assertThat(LogSurvey.of(directory, GroupCounters.PROJECTION).lag().unkeptBytes())
                .as("another program may have changed anything").isEqualTo(size + 3);
        assertThat(LogSurvey.of(directory, RecentWork.PROJECTION).lag().unkeptBytes()).isPositive();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }

    private void create(String id) throws IOException {
        create(id, Map.of());
    }

    private void create(String id, Map<String, Object> fields) throws IOException {
        LogSettings settings = new LogSettings("ann", InstantSource.fixed(NOW), SyncPolicy.OS, LogSettings.DEFAULT_LOCK_TIMEOUT);
        try (TaskLog log = TaskLog.at(directory, settings, notice -> { })) {
            log.append(snapshot -> new ChangeSet(List.of(), List.of(new TaskEvent(NOW, EventType.CREATED, id, Map.copyOf(fields)))));
        }
    }

    private void append(String log, String text) throws IOException {
        Files.writeString(directory.resolve(log), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
