package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** Over a log small enough to count by hand. */
class StatsCommandTest {
    private static final String LOG = """
            {"ts":"2025-11-16T09:00:00Z","event":"task.created","task_id":"a","task_type":"backup","subsystem":"storage","title":"t","created_by":"ann","tags":["nightly","x","x"],"sla_deadline":"2025-11-16T12:00:00Z"}
            {"ts":"2025-11-16T09:00:30Z","event":"task.started","task_id":"a"}
            {"ts":"2025-11-16T09:01:00Z","event":"task.verified","task_id":"a","verification":{"passed":true}}
            {"ts":"2025-11-16T09:02:30Z","event":"task.completed","task_id":"a","resource_usage":{"cpu_seconds":90.5,"memory_peak_mb":2048,"storage_delta_mb":-3.25}}
            {"ts":"2025-11-16T10:00:00Z","event":"task.created","task_id":"b","task_type":"backup","subsystem":"storage","title":"t","created_by":"bob","tags":["nightly"],"sla_deadline":"2025-11-16T10:10:00Z"}
            {"ts":"2025-11-16T10:00:10Z","event":"task.started","task_id":"b"}
            {"ts":"2025-11-16T10:05:00Z","event":"task.retrying","task_id":"b"}
            {"ts":"2025-11-17T10:06:00Z","event":"task.verified","task_id":"b","verification":{"passed":false}}
            {"ts":"2025-11-17T10:10:10Z","event":"task.failed","task_id":"b","resource_usage":{"cpu_seconds":9.5}}
            {"ts":"2025-11-17T10:00:00Z","event":"task.created","task_id":"c","task_type":"check","subsystem":"storage","title":"t"}
            {"ts":"2025-11-17T10:30:00Z","event":"task.cancelled","task_id":"c"}
            {"ts":"2025-11-17T11:00:00Z","event":"task.created","task_id":"d","task_type":"deploy","subsystem":"web","title":"t","created_by":"ann"}
            {"ts":"2025-11-17T11:00:00Z","event":"task.started","task_id":"d"}
            """;

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void writeLog() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        Files.writeString(logs.resolve("registry.jsonl"), LOG);
        tool = Tool.in(directory).at("2025-11-17T12:00:00Z");
    }

    @Test
    void showsTheWholeAndEveryGroup() {
        assertThat(tool.terminal(80).run("stats", "--no-color")).isEqualTo(new Tool.Outcome(0, """
                Statistics

                Tasks             4: 1 open, 1 completed, 1 failed, 1 cancelled
                Success rate      50.0% of completed and failed tasks, by their last attempts
                Verification      1 passed, 1 failed (50.0%)
                Deadlines         1 met, 1 missed (50.0%)
                Retries           1 of ended tasks, recorded here or by their source

                By subsystem, type
                SUBSYSTEM  TYPE    TASKS  OPEN  SUCCESS     AVG     P50    P95    MAX
                storage    backup      2     0    50.0%  8h 04m  4m 50s  1d 0h  1d 0h
                storage    check       1     0        -       -       -      -      -
                web        deploy      1     1        -       -       -      -      -
                total                  4     1    50.0%  8h 04m  4m 50s  1d 0h  1d 0h

                Over all
                FIGURE         TASKS       AVG       MIN     P50    P95    P99       MAX
                duration           3    8h 04m    2m 00s  4m 50s  1d 0h  1d 0h     1d 0h
                queue              2     20.0s     10.0s   10.0s  30.0s  30.0s     30.0s
                cpu                2     50.0s      9.5s                          1m 31s
                memory peak        1   2.05 GB   2.05 GB                         2.05 GB
                storage delta      1  -3.25 MB  -3.25 MB                        -3.25 MB
                """, ""));
    }

    @Test
    void dataHaveStableKeys() throws BadJsonException {
        Map<String, @Nullable Object> data = json("stats");
        Map<String, @Nullable Object> group = object(list(data, "groups").getFirst());

        assertThat(data.keySet()).containsExactly("by", "since", "until", "groups", "total", "damaged_lines", "stray_events");
        assertThat(group.keySet()).containsExactly("subsystem", "task_type", "tasks", "open", "ended", "completed", "failed",
                "cancelled", "by_status", "success_rate_percent", "verification", "sla", "retries", "not_counted", "first_ended_at",
                "last_ended_at", "ended_per_hour", "duration", "queue", "cpu", "memory_peak", "memory_avg", "disk_read",
                "disk_write", "network_tx", "network_rx", "storage_delta");
        assertThat(group.get("verification")).hasToString("{passes=1, failures=1, pass_rate_percent=50.0}");
        assertThat(group.get("sla")).hasToString("{tasks=2, met=1, missed=1, met_percent=50.0}");
        assertThat(group.get("duration")).hasToString("{count=3, total_seconds=87120, avg_seconds=29040, min_seconds=120, "
                + "max_seconds=86710, p50_seconds=290, p90_seconds=86710, p95_seconds=86710, p99_seconds=86710, percentiles_exact=true}");
        assertThat(group.get("cpu")).hasToString("{count=2, total_seconds=100, avg_seconds=50, min_seconds=9.5, max_seconds=90.5}");
        assertThat(group.get("memory_peak")).hasToString("{count=1, avg_mb=2048, min_mb=2048, max_mb=2048}");
        assertThat(group.get("disk_read")).hasToString("{count=0, total_mb=null, avg_mb=null, min_mb=null, max_mb=null}");
        assertThat(group.get("storage_delta")).hasToString("{count=1, total_mb=-3.25, avg_mb=-3.25, min_mb=-3.25, max_mb=-3.25}");
        assertThat(object(data.get("total"))).containsEntry("tasks", 4L).containsEntry("open", 1L).containsEntry("ended", 3L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "subsystem | storage:3 web:1", "type | backup:2 check:1 deploy:1", "status | active:1 cancelled:1 completed:1 failed:1",
        "creator | -:1 ann:2 bob:1", "tag | -:2 nightly:2 x:1", "day | -:1 2025-11-16:1 2025-11-17:2",
        "hour | -:1 2025-11-16T09:00:00Z:1 2025-11-16T10:00:00Z:0 2025-11-17T10:00:00Z:2", "task_type | backup:2 check:1 deploy:1",
        "subsystem --type backup | storage:2", "tag --subsystem storage --type backup | nightly:2 x:1", "type --subsystem none | ''",
        "type --since 2025-11-17 | backup:1 check:1 deploy:1", "type --since 2025-11-17T10:10:10Z | backup:1 check:1 deploy:1",
        "type --since 2025-11-17T10:10:10.000001Z | check:1 deploy:1", "type --until 2025-11-17T10:10:10.000001Z | backup:2",
        "type --until 2025-11-17T10:10:10Z | backup:1", "type --period 1d | backup:1 check:1 deploy:1",
        "type --until 2025-11-16 --period 1d | backup:1", "type --since 2h --until now | backup:1 check:1 deploy:1"
    })
    void groupsByEachDimension(String options, String expected) throws BadJsonException {
        Map<String, @Nullable Object> data = json(("stats --by " + options).split(" ", -1));
        StringBuilder counts = new StringBuilder();
        for (Object each : list(data, "groups")) {
            Map<String, @Nullable Object> group = object(each);
            Object name = group.values().iterator().next();
            counts.append(counts.isEmpty() ? "" : " ").append(name == null ? "-" : name).append(':').append(group.get("tasks"));
        }
        assertThat(counts).hasToString(expected);
    }

    @Test
    void aTaskWithSeveralTagsCountsOnceInTheTotal() throws BadJsonException {
        assertThat(object(json("stats", "--by", "tag,status").get("total"))).containsEntry("tasks", 4L).containsEntry("ended", 3L);
    }

    @Test
    void delimitedRowsAreOneAGroup() {
        List<String> objects = tool.run("stats", "--by", "subsystem", "-o", "jsonl").out().lines().toList();
        List<String> lines = tool.run("stats", "--by", "subsystem", "-o", "csv").out().lines().toList();
        assertThat(objects).as("as many as CSV has rows").hasSize(lines.size() - 1).allSatisfy(each -> assertThat(each).startsWith("{\"subsystem\":\""));

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("subsystem,tasks,open,ended,completed,failed,cancelled,by_status.pending,")
                .contains(",duration.p95_seconds,");
        assertThat(lines.get(1)).startsWith("storage,3,0,3,1,1,1,0,0,0,0,0,1,1,1,50.0,");
        assertThat(lines).allMatch(line -> line.split(",", -1).length == lines.getFirst().split(",", -1).length);
    }

    @Test
    void rateIsOverThePeriodOrFromTheFirstEndToTheLast() throws BadJsonException {
        assertThat(object(json("stats", "--period", "1d").get("total")).get("ended_per_hour")).hasToString("0.083333");
        assertThat(object(json("stats", "--since", "2025-11-17T10:00:00Z", "--until", "2025-11-17T12:00:00Z").get("total"))
                .get("ended_per_hour")).hasToString("1");
        assertThat(object(json("stats").get("total")).get("ended_per_hour")).hasToString("0.11784");
    }

    @Test
    void anEmptyLogIsNoFailure() throws IOException, BadJsonException {
        Files.writeString(directory.resolve("logs/registry.jsonl"), "");
        assertThat(tool.run("stats", "--json").status()).isZero();
        assertThat(list(json("stats"), "groups")).isEmpty();
        assertThat(tool.run("stats").out()).startsWith("Statistics\n\nTasks             0: 0 open").endsWith("Retries           0 of ended tasks, recorded here or by their source\n");
        assertThat(tool.run("stats", "-o", "tsv").out().lines()).hasSize(1);
        assertThat(list(json("stats", "compare"), "subsystems")).isEmpty();
        assertThat(tool.run("stats", "compare").status()).isZero();
    }

    @Test
    void damageIsCountedAndTold() throws IOException, BadJsonException {
        Files.writeString(directory.resolve("logs/registry.jsonl"), LOG + "{\n");
        assertThat(tool.run("stats", "-o", "csv").err()).isEqualTo("task-mgmt: 1 line of the registry is damaged and left out\n");
        assertThat(json("stats")).containsEntry("damaged_lines", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats --by typ", "stats --by ,", "stats --since 1h --until 2h", "stats --since 1h --period 1h",
        "stats --until 0500-01-01 --period 365000d", "stats compare --against previous --since 9999-12-31",
        "stats compare --until 0900-01-01 --period 182000d --against previous",
        "stats compare --against previous", "stats compare --against before --period 1d", "stats compar"})
    void whatCannotBeMeantIsRefused(String line) {
        Tool.Outcome outcome = tool.run(line.split(" ", -1));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("task-mgmt: ").hasLineCount(1);
    }

    /** A rule is a task in the log, which nobody does: with it or without, open or over, the work is the same. */
    @Test
    void rulesOfAlertsAndOfExpectedRunsAreNoWork() throws BadJsonException {
        List<String> questions = List.of("stats --json", "stats --by status --json", "stats --by tag --json", "trend throughput --json",
                "evaluate --json", "dashboard --json");
        List<String> before = questions.stream().map(each -> tool.run(each.split(" ", -1)).out()).toList();
        assertThat(tool.run("expect", "add", "nightly", "--every", "1d", "--subsystem", "storage").status()).isZero();
        assertThat(tool.run("alert", "add", "ops", "--on", "task_failed", "--subsystem", "storage", "--", "true").status()).isZero();
        assertThat(tool.run("expect", "remove", "nightly").status()).isZero();
        assertThat(tool.run("alert", "remove", "ops").status()).isZero();
        assertThat(tool.run("alert", "add", "ops", "--on", "task_failed", "--subsystem", "storage", "--", "true").status()).isZero();
        for (int i = 0; i < before.size(); i++) {
            assertThat(tool.run(questions.get(i).split(" ", -1)).out()).as(questions.get(i)).isEqualTo(before.get(i));
        }
        assertThat(tool.run("task", "list", "--type", "alert_rule", "-o", "csv").out()).hasLineCount(3);
    }

    private Map<String, @Nullable Object> json(String... words) throws BadJsonException {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--json";
        return Json.strict().parse(tool.run(all).out());
    }

    private static List<?> list(Map<String, @Nullable Object> data, String key) {
        return (List<?>) Objects.requireNonNull(data.get(key));
    }

    @SuppressWarnings("unchecked") // an object in JSON has texts as keys
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }
}
