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
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    final List<String> noted = new ArrayList<>();

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
        public void noted(long lineNumber, String remark) {
            noted.add(lineNumber + ": " + remark);
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

    /** The lines with a time, where they have none. */
    private static String timed(String lines) {
        return lines.replace("{\"event\"", "{\"ts\":\"2020-01-01T00:00:00Z\",\"event\"");
    }

    private IngestResult ingest(String lines) throws IOException {
        try (TaskLog writer = log.open()) {
            return ingest(writer).run(new ByteArrayInputStream(lines.getBytes(UTF_8)));
        }
    }

    /** As a file is ingested: in the order of time. */
    private IngestResult sorted(String lines) throws IOException {
        try (TaskLog writer = log.open()) {
            return new EventIngest(writer, new LineTimes(taskmgmt.time.LooseTime.utc(), false), listener)
                    .run(new ByteArrayInputStream(lines.getBytes(UTF_8)));
        }
    }

    private EventIngest ingest(TaskLog writer) {
        return new EventIngest(writer, listener);
    }

    @Test
    void takesInAndNormalisesAndAddsNothingTheSecondTime() throws IOException {
        assertThat(ingest(DAY)).isEqualTo(new IngestResult(4, 4, 0, 0, 0));
        assertThat(log.task("a").durationSeconds()).hasToString("10.5");
        assertThat(log.task("m").createdAt()).hasToString("2019-12-31T23:00:09Z");
        Map<String, String> before = log.everything();

        assertThat(ingest(DAY)).isEqualTo(new IngestResult(4, 0, 4, 0, 0));
        assertThat(ingest(new String(log.bytes(LogFiles.REGISTRY), UTF_8))).isEqualTo(new IngestResult(4, 0, 4, 0, 0));
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
        assertThat(ingest(timed(twice))).isEqualTo(new IngestResult(5, 3, 1, 1, 0));
        assertThat(ingest(timed(twice))).isEqualTo(new IngestResult(5, 0, 4, 1, 0));
        assertThat(refused).containsOnly("2: event_id e1 is taken by another event");
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
                + "{\"event\":\"task.created\",\"task_id\":\"b\",\"x\":\"" + "y".repeat(70_000) + "\"}\n"
                + "{\"event\":\"task.created\",\"task_id\":\"b\",\"x\":\"" + "y".repeat(2_000_000) + "\"}\n"
                + "{\"event\":\"task.created\",\"task_id\":\"b\",\"deep\":" + "[".repeat(200) + "]".repeat(200) + "}\n"
                + "{\"event\":\"task.created\",\"task_id\":\"b\"}";
        assertThat(ingest(timed(lines))).isEqualTo(new IngestResult(16, 7, 0, 9, 5));
        assertThat(refused).hasSize(9);
        assertThat(refused.stream().limit(4).toList()).containsExactlyInAnyOrder(
                "2: it has a word without quotes, as no JSON has",
                "3: it is not a JSON object",
                "6: no such event: task.exploded",
                "10: the key 'a' comes twice");
        assertThat(noted).containsExactlyInAnyOrder("5: task a exists already", "7: no task nobody",
                "9: priority cannot be used: kept in metadata.unusable", "11: task b exists already", "17: task b exists already");
        assertThat(log.tasks().keySet()).containsExactly("a", "../../etc", "b");
    }

    @Test
    void aLineThatGrowsTooLongInTheRegistryIsABadLine() throws IOException {
        String line = "{\"event\":\"task.created\",\"task_id\":\"a\",\"x\":\"" + "\u007f".repeat(12_000) + "\"}\n";
        assertThat(ingest(timed(line + "{\"event\":\"task.created\",\"task_id\":\"b\"}\n"))).isEqualTo(new IngestResult(2, 1, 0, 1, 0));
        assertThat(refused).containsExactly("1: it is longer than the 65535 bytes that a record may have");
    }

    @Test
    void bytesThatAreNotUtf8AreReplacedAndThatIsNoted() throws IOException {
        byte[] bytes = timed("{\"event\":\"task.created\",\"task_id\":\"b\",\"title\":\"x?\"}\n").getBytes(UTF_8);
        bytes[new String(bytes, UTF_8).indexOf('?')] = (byte) 0xff;
        try (TaskLog writer = log.open()) {
            assertThat(ingest(writer).run(new ByteArrayInputStream(bytes))).isEqualTo(new IngestResult(1, 1, 0, 0, 1));
        }
        assertThat(log.task("b").title()).isEqualTo("x\ufffd");
        assertThat(noted).containsExactly("1: bytes that are not UTF-8 were replaced");
    }

    @Test
    void aLineWithoutATimeIsRefusedAndTheFieldThatLooksLikeOneIsNamed() throws IOException {
        assertThat(ingest("""
                {"timestamp":"2026-03-01T08:00:00Z","event":"task.created","task_id":"k1"}
                {"event":"task.created","task_id":"k2","started_at":1772352000}
                {"event":"task.created","task_id":"k3"}
                {"ts":1772352000,"event":"task.created","task_id":"k4"}
                """)).isEqualTo(new IngestResult(4, 1, 0, 3, 0));
        assertThat(refused).containsExactly("1: it has no ts, the time at which it happened; there is a time in 'timestamp'",
                "2: it has no ts, the time at which it happened; there is a time in 'started_at'",
                "3: it has no ts, the time at which it happened");
        assertThat(log.task("k4").createdAt()).hasToString("2026-03-01T08:00:00Z");
    }

    @Test
    void linesAreTakenInTheOrderOfTimeWhateverOrderTheyHave() throws IOException {
        assertThat(sorted("""
                {"ts":"2026-03-01T08:00:00Z","event":"task.completed","task_id":"n1"}
                {"ts":"2026-03-01T08:00:00Z","event":"task.started","task_id":"n1"}
                {"ts":"2026-03-01T08:00:00Z","event":"task.created","task_id":"n1"}
                {"ts":"2026-03-01T07:00:00Z","event":"task.started","task_id":"n2"}
                {"ts":"2026-03-01T07:00:00Z","event":"task.failed","task_id":"n2"}
                {"ts":"2026-03-01T07:00:00Z","event":"task.created","task_id":"n2"}
                """)).isEqualTo(new IngestResult(6, 6, 0, 0, 0));
        assertThat(log.task("n1").status()).as("newest first").isEqualTo(Status.COMPLETED);
    }

    @Test
    void aWholeFileInAnyOrderMakesTheSameTasks() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "{\"ts\":\"2026-03-01T08:00:00Z\",\"event\":\"task.created\",\"task_id\":\"n\"}\n",
                "{\"ts\":\"2026-03-01T08:00:00Z\",\"event\":\"task.started\",\"task_id\":\"n\"}\n",
                "{\"ts\":\"2026-03-01T08:05:00Z\",\"event\":\"task.failed\",\"task_id\":\"n\"}\n",
                "{\"ts\":\"2026-03-01T08:06:00Z\",\"event\":\"task.started\",\"task_id\":\"n\"}\n",
                "{\"ts\":\"2026-03-01T08:09:00Z\",\"event\":\"task.completed\",\"task_id\":\"n\"}\n"));
        java.util.Random random = taskmgmt.testkit.Seed.random(EventIngestTest.class);
        for (int round = 0; round < 20; round++) {
            java.util.Collections.shuffle(lines, random);
            log = new LogFixture(temporary.resolve("logs" + round));
            sorted(String.join("", lines));
            assertThat(log.task("n").status()).as(lines.toString()).isEqualTo(Status.COMPLETED);
            assertThat(log.task("n").earlier()).hasSize(1);
            assertThat(log.task("n").durationSeconds()).hasToString("180");
        }
    }

    @Test
    void aTornLineCostsNobodyElsesEvent() throws IOException {
        assertThat(ingest("""
                {"ts":"2026-03-01T08:00:00Z","eve{"ts":"2026-03-01T08:00:00Z","event":"task.created","task_id":"a","owner":{"pid":1}}
                {"ts":"2026-03-01T08:00:00Z","event":"task.created","task_id":"b"}{"ts":"2026-03-01T08:00:00Z","event":"task.created","task_id":"c"}
                {"event":"nothing","x":{"ts":"2026-03-01T08:00:00Z","event":"task.created","task_id":"d"}}
                """).added()).isEqualTo(3);
        assertThat(log.tasks().keySet()).containsExactly("a", "b", "c");
        assertThat(refused).hasSize(2);
    }

    @Test
    void anEventIdIsNoTextOfAnEvent() throws IOException {
        String plain = "{\"ts\":\"2026-03-01T08:00:00.000000Z\",\"event\":\"task.created\",\"task_id\":\"a\"}";
        ingest("{\"ts\":\"2026-03-01T07:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\",\"event_id\":\"" + plain.replace("\"", "\\\"") + "\"}\n");
        assertThat(ingest(plain + "\n")).isEqualTo(new IngestResult(1, 1, 0, 0, 0));
    }

    @Test
    void whatCannotBeUsedCostsNothingButItself() throws IOException {
        assertThat(ingest(timed("""
                {"event":"task.created","task_id":4711,"title":5,"priority":"critical","tags":"a, b","depends_on":"x","sla_hours":"1.5"}
                {"event":"task.created","task_id":"w2","priority":"P2","tags":{"a":1},"metadata":[1],"success":"false"}
                {"event":"task.completed","task_id":"w2","resource_usage":{"cpu_seconds":-1,"memory_peak_mb":"12.5","own":"x"},"success":"false"}
                """))).isEqualTo(new IngestResult(3, 3, 0, 0, 2));
        var first = log.task("4711");
        assertThat(first.title()).isEqualTo("5");
        assertThat(first.priority()).isEqualTo(10);
        assertThat(first.tags()).containsExactly("a", "b");
        assertThat(first.dependsOn()).containsExactly("x");
        var second = log.task("w2");
        assertThat(second.status()).isEqualTo(Status.FAILED);
        assertThat(second.value(TaskField.MEMORY_PEAK_MB)).hasToString("12.5");
        assertThat(second.value(TaskField.CPU_SECONDS)).isNull();
        assertThat(String.valueOf(second.value(TaskField.METADATA)))
                .contains("priority=P2", "tags={a=1}", "metadata=[1]", "cpu_seconds=-1");
    }

    @Test
    void strictWritesEverythingOrNothing() throws IOException {
        try (TaskLog writer = log.open()) {
            String bad = DAY + "{\"event\":\"task.exploded\",\"task_id\":\"a\"}\n";
            assertThatThrownBy(() -> ingest(writer).runStrict(() -> new ByteArrayInputStream(bad.getBytes(UTF_8))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("1 of 5 lines were refused, so nothing was written");
        }
        assertThat(Files.exists(log.file(LogFiles.REGISTRY))).isFalse();
        try (TaskLog writer = log.open()) {
            assertThat(ingest(writer).runStrict(() -> new ByteArrayInputStream(DAY.getBytes(UTF_8))))
                    .isEqualTo(new IngestResult(4, 4, 0, 0, 0));
        }
        assertThat(log.task("a").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void anAnnouncementOfAKnownTaskSaysNothingNew() throws IOException {
        assertThat(ingest(timed("""
                {"event":"task.created","task_id":"a"}
                {"event":"task.registered","task_id":"a"}
                {"event":"task.registered","task_id":"b"}
                """))).isEqualTo(new IngestResult(3, 2, 1, 0, 0));
        assertThat(log.tasks().keySet()).containsExactly("a", "b");
    }

    @Test
    void blockedTasksAndCyclesAreNoted() throws IOException {
        assertThat(ingest(timed("""
                {"event":"task.created","task_id":"a","depends_on":["b"]}
                {"event":"task.created","task_id":"b","depends_on":["a"]}
                {"event":"task.created","task_id":"b"}
                {"event":"task.started","task_id":"a"}
                {"event":"task.completed","task_id":"b"}
                {"event":"task.started","task_id":"a"}
                """))).isEqualTo(new IngestResult(6, 5, 1, 0, 3));
        assertThat(noted).contains("2: task b would wait for itself", "4: task a is blocked: it waits for b, not completed yet");
        assertThat(log.task("b").dependsOn()).isEmpty();
    }

    @Test
    void batchesOfSeveralThousandLinesAgreeWithOneByOne() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            lines.append("{\"ts\":\"2020-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t").append(i).append("\"}\n");
            lines.append("{\"ts\":\"2020-01-01T00:00:00Z\",\"event\":\"task.completed\",\"task_id\":\"t").append(i).append("\"}\n");
        }
        assertThat(ingest(lines.toString())).isEqualTo(new IngestResult(5_000, 5_000, 0, 0, 0));
        assertThat(log.tasks().values()).hasSize(2_500).allMatch(task -> task.status() == Status.COMPLETED);
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void everyBatchIsTakenInByThePolicyThatHoldsThen() throws IOException {
        String before = "{\"ts\":\"2020-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t%d\",\"metadata\":{\"street\":\"elm\"}}\n";
        InputStream firstBatch = new ByteArrayInputStream(IntStream.range(0, 1_500)
                .mapToObj(i -> before.replace("%d", "" + i)).collect(Collectors.joining()).getBytes(UTF_8)) {
            @Override
            public synchronized int available() {
                return 1; // or the lines would not wait for those behind them
            }
        };
        InputStream afterIt = new ByteArrayInputStream(
                "{\"ts\":\"2020-01-01T00:00:00Z\",\"event\":\"task.completed\",\"task_id\":\"t0\"}\n".getBytes(UTF_8)) {
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
                    .isEqualTo(new IngestResult(1_501, 1_500, 0, 1, 0));
        }
        assertThat(refused).singleElement().asString().startsWith("1501: tester may not task.complete").contains("no ends");
        assertThat(log.task("t0").value(TaskField.METADATA)).hasToString("{street=elm}");
        assertThat(log.task("t1499").value(TaskField.METADATA)).hasToString("{street=[redacted]}");
        assertThat(log.firstFinding()).isEmpty();
    }

    /** Between the batches of one stream, the registry goes away in every way that it can. */
    @ParameterizedTest
    @ValueSource(strings = {"deleted", "renamed", "renamed and made again", "replaced by a copy", "emptied"})
    void nothingGoesOnIntoAFileThatIsNoLongerTheLog(String accident) throws IOException {
        String one = timed("{\"event\":\"task.created\",\"task_id\":\"first\"}\n");
        InputStream first = new ByteArrayInputStream(one.getBytes(UTF_8));
        InputStream second = new ByteArrayInputStream(one.replace("first", "second").getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                befall(accident);
                return super.read(buffer, from, length);
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        boolean isWhole = accident.equals("replaced by a copy");
        try (TaskLog writer = log.open()) {
            EventIngest ingest = ingest(writer);
            if (isWhole) {
                assertThat(ingest.run(new SequenceInputStream(first, second)).added()).isEqualTo(2);
            } else {
                assertThatThrownBy(() -> ingest.run(new SequenceInputStream(first, second))).isInstanceOf(LogDamagedException.class);
            }
        }
        assertThat(new String(Files.exists(log.file(LogFiles.REGISTRY)) ? log.bytes(LogFiles.REGISTRY) : new byte[0], UTF_8).contains("second"))
                .isEqualTo(isWhole);
    }

    private void befall(String accident) {
        Path registry = log.file(LogFiles.REGISTRY);
        Path other = registry.resolveSibling("registry.jsonl.1");
        try {
            switch (accident) {
                case "deleted" -> Files.deleteIfExists(registry);
                case "emptied" -> Files.write(registry, new byte[0]);
                case "renamed", "renamed and made again" -> {
                    if (Files.exists(registry) && Files.notExists(other)) {
                        Files.move(registry, other);
                    }
                    if (accident.endsWith("again") && Files.notExists(registry)) {
                        Files.createFile(registry);
                    }
                }
                default -> {
                    if (Files.notExists(other)) {
                        Files.copy(registry, other);
                        Files.move(other, registry, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** As other programs may have written them: this one refuses the second. */
    @Test
    void knowsBothEventsThatALogHasUnderOneIdentity() throws IOException {
        ingest(DAY);
        String both = """
                {"ts":"2020-01-01T00:01:00.000000Z","event":"task.created","task_id":"b","title":"one","event_id":"e1"}
                {"ts":"2020-01-01T00:01:00.000000Z","event":"task.created","task_id":"c","title":"other","event_id":"e1"}
                """;
        Files.writeString(log.file(LogFiles.REGISTRY), both, StandardOpenOption.APPEND);
        assertThat(ingest(both)).isEqualTo(new IngestResult(2, 0, 2, 0, 0));
        ingest(both.replace("other", "third").lines().skip(1).findFirst().orElseThrow() + "\n");
        assertThat(refused).containsExactly("1: event_id e1 is taken by another event");
    }
}
