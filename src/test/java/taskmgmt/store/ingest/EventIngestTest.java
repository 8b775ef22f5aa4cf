package taskmgmt.store.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.TaskField;
import taskmgmt.testkit.LogFixture;

class EventIngestTest {
    private static final String DAY = """
            {"ts":"2020-01-01T00:00:00Z","event":"task.created","task_id":"a","title":"first","subsystem":"s"}
            {"ts":"2020-01-01T00:00:05Z","event":"task.started","task_id":"a"}

            {"ts":"2020-01-01T00:00:09+01:00","event":"mission.created","mission_id":"m","title":"second"}
            {"ts":"2020-01-01T00:00:15.5Z","event":"task.completed","task_id":"a","success":true}
            """;

    @TempDir
    Path temporary;

    LogFixture log;
    final List<String> refused = new ArrayList<>();

    @BeforeEach
    void emptyLog() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    private final IngestListener listener = new IngestListener() {
        @Override
        public void refused(long lineNumber, String reason) {
            refused.add(lineNumber + ": " + reason);
        }

        @Override
        public void progress(IngestResult soFar) {
            assertThat(soFar.lines()).isPositive();
        }
    };

    /** A pipe that says nothing for a while: what it has brought is recorded before it is asked for more. */
    @Test
    void recordsWhatIsThereBeforeItWaitsForMore() throws IOException {
        List<Long> recorded = new ArrayList<>();
        InputStream first = new ByteArrayInputStream(DAY.substring(0, DAY.indexOf("second")).getBytes(UTF_8));
        InputStream second = new ByteArrayInputStream(DAY.substring(DAY.indexOf("second")).getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int start, int length) {
                recorded.add(registryLines());
                return super.read(buffer, start, length);
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        try (TaskLog writer = log.open()) {
            ingest(writer).run(new SequenceInputStream(first, second));
        }
        assertThat(recorded.getFirst()).isEqualTo(2);
        assertThat(registryLines()).isEqualTo(4);
    }

    private long registryLines() {
        try (Stream<String> lines = Files.lines(log.file(LogFiles.REGISTRY))) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IngestResult ingest(String lines) throws IOException {
        try (TaskLog writer = log.open()) {
            return ingest(writer).run(new ByteArrayInputStream(lines.getBytes(UTF_8)));
        }
    }

    private EventIngest ingest(TaskLog writer) {
        return new EventIngest(writer, InstantSource.fixed(LogFixture.NOW), listener);
    }

    @Test
    void takesInAndNormalisesAndAddsNothingTheSecondTime() throws IOException {
        assertThat(ingest(DAY)).isEqualTo(new IngestResult(4, 4, 0, 0));
        assertThat(log.task("a").durationSeconds()).hasToString("10.5");
        assertThat(log.task("m").createdAt()).hasToString("2019-12-31T23:00:09Z");
        Map<String, String> before = log.everything();

        assertThat(ingest(DAY)).isEqualTo(new IngestResult(4, 0, 4, 0));
        assertThat(ingest(new String(log.bytes(LogFiles.REGISTRY), UTF_8))).isEqualTo(new IngestResult(4, 0, 4, 0));
        assertThat(log.everything()).isEqualTo(before);
        assertThat(refused).isEmpty();
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void anEventIsKnownByItsIdOrElseByWhatItSays() throws IOException {
        ingest(DAY);
        String twice = """
                {"ts":"2026-01-01T00:00:00Z","event":"task.progress","task_id":"m","event_id":"e1","progress_percent":1}
                {"ts":"2026-01-01T00:00:00Z","event":"task.progress","task_id":"m","event_id":"e1","progress_percent":2}
                {"ts":"2026-01-01T00:00:00Z","event":"task.progress","task_id":"m","progress_percent":3}
                {"ts":"2026-01-01T00:00:00Z","event":"task.progress","task_id":"m","progress_percent":3}
                {"ts":"2026-01-01T00:00:00Z","event":"task.progress","task_id":"m","progress_percent":4}
                """;
        assertThat(ingest(twice)).isEqualTo(new IngestResult(5, 3, 2, 0));
        assertThat(ingest(twice)).isEqualTo(new IngestResult(5, 0, 5, 0));
    }

    @Test
    void tellsEveryBadLineAndTakesInTheOthers() throws IOException {
        String lines = "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"a\"}\n"
                + "not json\n"
                + "[1]\n"
                + "\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"a\",\"title\":\"again\"}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.exploded\",\"task_id\":\"a\"}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.completed\",\"task_id\":\"nobody\"}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"../../etc\"}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"priority\":11}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"a\":1,\"a\":2}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"n\":NaN}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"n\":1e99999}\n"
                + "{\"event\":\"task.created\",\"task_id\":\"b\",\"ts\":\"yesterday\"}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"x\":\"" + "y".repeat(70_000) + "\"}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"x\":\"" + "y".repeat(2_000_000) + "\"}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"deep\":" + "[".repeat(200) + "]".repeat(200) + "}\n"
                + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\"}";
        assertThat(ingest(lines)).isEqualTo(new IngestResult(16, 2, 0, 14));
        assertThat(refused).hasSize(14);
        assertThat(refused.subList(0, 8)).containsExactly(
                "2: Unrecognized token: was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "3: it is not a JSON object",
                "5: task a exists already",
                "6: no such event: task.exploded",
                "7: no task nobody",
                "8: no task id: '../../etc' must begin with a letter or digit",
                "9: priority must be a whole number from 1 to 10, or critical, high, medium, low, background",
                "10: Duplicate field 'a'");
        assertThat(log.tasks().keySet()).containsExactly("a", "b");
    }

    @Test
    void aLineThatGrowsTooLongInTheRegistryIsABadLine() throws IOException {
        String line = "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"a\",\"x\":\"" + "\u007f".repeat(12_000) + "\"}\n";
        assertThat(ingest(line + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\"}\n")).isEqualTo(new IngestResult(2, 1, 0, 1));
        assertThat(refused).containsExactly("1: it is longer than the 65535 bytes that a record may have");
    }

    @Test
    void invalidUtf8IsABadLine() throws IOException {
        byte[] bytes = "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"title\":\"x?\"}\n".getBytes(UTF_8);
        bytes[new String(bytes, UTF_8).indexOf('?')] = (byte) 0xff;
        try (TaskLog writer = log.open()) {
            assertThat(ingest(writer).run(new ByteArrayInputStream(bytes))).isEqualTo(new IngestResult(1, 0, 0, 1));
        }
        assertThat(refused).singleElement().asString().startsWith("1: Invalid UTF-8");
    }

    @Test
    void strictWritesEverythingOrNothing() throws IOException {
        try (TaskLog writer = log.open()) {
            String bad = DAY + "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.started\",\"task_id\":\"a\"}\n";
            assertThatThrownBy(() -> ingest(writer).runStrict(() -> new ByteArrayInputStream(bad.getBytes(UTF_8))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("1 of 5 lines were refused, so nothing was written");
        }
        assertThat(Files.exists(log.file(LogFiles.REGISTRY))).isFalse();
        try (TaskLog writer = log.open()) {
            assertThat(ingest(writer).runStrict(() -> new ByteArrayInputStream(DAY.getBytes(UTF_8))))
                    .isEqualTo(new IngestResult(4, 4, 0, 0));
        }
        assertThat(log.task("a").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void anAnnouncementOfAKnownTaskSaysNothingNew() throws IOException {
        assertThat(ingest("""
                {"ts":"2026-01-01T00:00:00Z","event":"task.created","task_id":"a"}
                {"ts":"2026-01-01T00:00:00Z","event":"task.registered","task_id":"a"}
                {"ts":"2026-01-01T00:00:00Z","event":"task.registered","task_id":"b"}
                """)).isEqualTo(new IngestResult(3, 2, 1, 0));
        assertThat(log.tasks().keySet()).containsExactly("a", "b");
    }

    @Test
    void blockedTasksAndCyclesAreRefused() throws IOException {
        assertThat(ingest("""
                {"ts":"2026-01-01T00:00:00Z","event":"task.created","task_id":"a","depends_on":["b"]}
                {"ts":"2026-01-01T00:00:00Z","event":"task.created","task_id":"b","depends_on":["a"]}
                {"ts":"2026-01-01T00:00:00Z","event":"task.created","task_id":"b"}
                {"ts":"2026-01-01T00:00:00Z","event":"task.started","task_id":"a"}
                {"ts":"2026-01-01T00:00:00Z","event":"task.completed","task_id":"b"}
                {"ts":"2026-01-01T00:00:00Z","event":"task.started","task_id":"a"}
                """)).isEqualTo(new IngestResult(6, 4, 0, 2));
        assertThat(refused).containsExactly("2: task b would wait for itself", "4: task a is blocked: it waits for b, not completed yet");
    }

    @Test
    void batchesOfSeveralThousandLinesAgreeWithOneByOne() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            lines.append("{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t").append(i).append("\"}\n");
            lines.append("{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.completed\",\"task_id\":\"t").append(i).append("\"}\n");
        }
        assertThat(ingest(lines.toString())).isEqualTo(new IngestResult(5_000, 5_000, 0, 0));
        assertThat(log.tasks().values()).hasSize(2_500).allMatch(task -> task.status() == Status.COMPLETED);
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void everyBatchIsTakenInByThePolicyThatHoldsThen() throws IOException {
        String before = "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t%d\",\"metadata\":{\"street\":\"elm\"}}\n";
        InputStream firstBatch = new ByteArrayInputStream(IntStream.range(0, 1_500)
                .mapToObj(i -> before.replace("%d", "" + i)).collect(Collectors.joining()).getBytes(UTF_8)) {
            @Override
            public synchronized int available() {
                return 1; // or the lines would not wait for those behind them
            }
        };
        InputStream afterIt = new ByteArrayInputStream(
                "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.completed\",\"task_id\":\"t0\"}\n".getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                writePolicy("""
                        {"version":1,"default":"allow","redact":["street"],"rules":[{"name":"no ends","effect":"deny",
                         "accounts":["*"],"actions":["task.complete"]}]}""");
                return super.read(buffer, from, length);
            }
        };
        try (TaskLog writer = log.open()) {
            assertThat(ingest(writer).run(new SequenceInputStream(firstBatch, afterIt)))
                    .isEqualTo(new IngestResult(1_501, 1_500, 0, 1));
        }
        assertThat(refused).singleElement().asString().startsWith("1501: tester may not task.complete").contains("no ends");
        assertThat(log.task("t0").value(TaskField.METADATA)).hasToString("{street=elm}");
        assertThat(log.task("t1499").value(TaskField.METADATA)).hasToString("{street=[redacted]}");
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void whoMayNotIngestAnyMoreIsStopped() throws IOException {
        try (TaskLog writer = log.open()) {
            writer.append(now -> ChangeSet.of(LogFixture.created("a")));
            writePolicy("{\"version\":1,\"default\":\"deny\"}");
            assertThatThrownBy(() -> writer.append(now -> ChangeSet.of(LogFixture.created("b")))).isInstanceOf(RefusedException.class);
            writePolicy("{\"version\":1,\"default\":\"nonsense\"}");
            assertThatThrownBy(() -> writer.append(now -> ChangeSet.of(LogFixture.created("b")))).isInstanceOf(LogDamagedException.class);
            Files.delete(log.file(LogFiles.POLICY));
            writer.append(now -> ChangeSet.of(LogFixture.created("c")));
        }
        assertThat(log.tasks().keySet()).containsExactly("a", "c");
        assertThat(new String(log.bytes(LogFiles.AUDIT), UTF_8).lines().map(line -> line.replaceAll(".*?\"action\":\"(.*?)\".*", "$1")))
                .containsExactly("task_registered", "policy_changed", "access_denied", "policy_changed", "task_registered");
        assertThat(log.firstFinding()).isEmpty();
    }

    private void writePolicy(String policy) {
        try {
            log.write(LogFiles.POLICY, policy.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
