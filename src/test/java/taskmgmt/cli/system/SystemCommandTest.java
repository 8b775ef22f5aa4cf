package taskmgmt.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

class SystemCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void record() {
        tool = Tool.in(directory).environment("USER", "ann").environment("TASK_MGMT_LOGS", directory.resolve("logs").toString());
        run("task create --id a --title x --subsystem storage --type back\"up\\ --sla 1h --start");
        run("task create --id b --title x --subsystem storage --type check --depends-on a");
        tool.at("2025-11-17T12:00:42.5Z");
        run("task complete a --cpu-seconds 1.5");
        run("incident open --failure-mode disk_full --severity high");
    }

    @Test
    void statusCountsEverything() throws BadJsonException {
        tool.at("2025-11-17T13:00:00Z");
        Map<?, ?> status = Json.strict().parse(tool.run("system", "status", "--json").out());
        assertThat(status.get("tasks")).isEqualTo(Json.strict().parse("""
                {"all":3,"open":2,"running":0,"by_status":{"pending":2,"queued":0,"active":0,"paused":0,"retrying":0,"completed":1,
                "failed":0,"cancelled":0},"success_rate_percent":100.0,"mean_duration_seconds":42.5,"oldest_open_id":"b","oldest_open_seconds":3600,"stray_events":0,"damaged_lines":0}"""));
        assertThat(status.get("incidents")).isEqualTo(Map.of("detected", 1L, "remediating", 0L, "resolved", 0L, "failed", 0L));
        assertThat(status.get("bus_lag_lines")).isEqualTo(0L);
        assertThat(tool.run("system", "status").out())
                .contains("Tasks             3: 2 pending, 1 completed\n", "Oldest open       b, created 1h 00m ago\n",
                        "Bus               nothing waits\n", "Ended             100.0% with success, of completed and failed tasks, by their last attempts; "
                                + "100.0% of those with a deadline met it\n")
                .containsPattern("registry\\.jsonl .*  5  ");
    }

    @Test
    void statusTellsOfABusThatWaits() throws IOException {
        append("events.jsonl", "{\"event\":\"task.started\",\"task_id\":\"b\"}\n");
        assertThat(tool.run("system", "status").out()).contains("1 active", "Bus               1 line waits (39 B)\n");
    }

    @Test
    void metricsForPrometheusAreWellFormed() {
        String text = tool.run("system", "metrics", "-o", "prometheus").out();
        Map<String, Double> samples = Samples.of(text);
        assertThat(samples)
                .containsEntry("task_mgmt_tasks{status=\"pending\"}", 2.0)
                .containsEntry("task_mgmt_tasks_created_total", 3.0)
                .containsEntry("task_mgmt_tasks_ended_total{subsystem=\"storage\",task_type=\"back\\\"up\\\\\",status=\"completed\"}", 1.0)
                .containsEntry("task_mgmt_task_duration_seconds_sum{subsystem=\"storage\",task_type=\"back\\\"up\\\\\"}", 42.5)
                .containsEntry("task_mgmt_task_duration_seconds_bucket{subsystem=\"storage\",task_type=\"back\\\"up\\\\\",le=\"15.0\"}", 0.0)
                .containsEntry("task_mgmt_task_duration_seconds_bucket{subsystem=\"storage\",task_type=\"back\\\"up\\\\\",le=\"60.0\"}", 1.0)
                .containsEntry("task_mgmt_task_cpu_seconds_total{subsystem=\"storage\",task_type=\"back\\\"up\\\\\"}", 1.5)
                .containsEntry("task_mgmt_incidents{status=\"detected\"}", 1.0)
                .containsKey("task_mgmt_disk_free_bytes");
        assertThat(tool.environment("TASK_MGMT_OUTPUT", "prometheus").run("system", "metrics").out()).startsWith("# HELP ");
        assertThat(tool.run("system", "metrics", "--json").out()).startsWith("[");
        assertThat(tool.run("system", "status", "-o", "prometheus").status()).isEqualTo(2);
    }

    @Test
    void metricsOfManyGroupsAreBounded() {
        for (int i = 0; i < 5; i++) {
            run("task create --id t" + i + " --title x --subsystem s" + i + " --start");
            run("task complete t" + i);
        }
        Map<String, Double> samples = Samples.of(tool.run("system", "metrics", "-o", "prometheus", "--groups", "2").out());
        assertThat(samples.keySet()).filteredOn(name -> name.startsWith("task_mgmt_task_duration_seconds_count")).hasSize(3);
        assertThat(samples).containsEntry(
                "task_mgmt_task_duration_seconds_count{subsystem=\"(others)\",task_type=\"(others)\"}", 4.0);
    }

    @Test
    void metricsAreRowsToo() throws BadJsonException {
        List<String> rows = tool.run("system", "metrics", "-o", "jsonl").out().lines().toList();
        assertThat(rows).contains("{\"metric\":\"task_mgmt_log_lines\",\"labels\":{\"log\":\"registry.jsonl\"},\"value\":5}");
        assertThat(Json.strict().parse(rows.getFirst())).containsKeys("metric", "labels", "value");
    }

    @Test
    void healthyLogsExitWithZero() {
        Tool.Outcome outcome = tool.run("system", "health", "-o", "tsv");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines().skip(1)).hasSize(9).allMatch(line -> line.contains("\tok\t") || line.startsWith("disk"));
    }

    @Test
    void damageIsAFailureAndATornTailAWarning() throws IOException {
        append("registry.jsonl", "garbage\n{\"ts\":");
        Tool.Outcome outcome = tool.run("system", "health", "-o", "tsv");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).containsPattern("lines\tfail\tregistry.jsonl has 1 line that hold no record, the first at byte \\d+\t")
                .contains("tails\twarn\tthe last line has no end: registry.jsonl\t", "audit\twarn\t");
    }

    @Test
    void aClockThatWasSetBackIsAFailure() {
        tool.at("2025-11-17T11:00:00Z");
        assertThat(tool.run("system", "health").out()).contains("it is 1h42s behind the newest record");
    }

    @Test
    void whereNothingWasWrittenYetNothingIsMade() {
        Path other = directory.resolve("other");
        for (String verb : List.of("status", "metrics", "health")) {
            assertThat(tool.run("system", verb, "--logs", other.toString()).status()).isZero();
        }
        assertThat(other).doesNotExist();
    }

    private void append(String log, String text) throws IOException {
        Files.writeString(directory.resolve("logs").resolve(log), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void run(String line) {
        assertThat(tool.run(line.split(" ", -1)).status()).as(line).isZero();
    }

    /** A strict reader of the text format 0.0.4, as far as we write it. */
    private static final class Samples {
        private static final Pattern META = Pattern.compile("# (HELP|TYPE) ([a-z_]+) (.+)");
        private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
        private static final Pattern SAMPLE = Pattern.compile("(([a-z_]+?)(?:_bucket|_sum|_count)?)(\\{" + LABEL + "(?:," + LABEL + ")*\\})? ([0-9.]+)");

        static Map<String, Double> of(String text) {
            assertThat(text).endsWith("\n");
            Map<String, Double> samples = new LinkedHashMap<>();
            Map<String, String> types = new TreeMap<>();
            String family = "";
            for (String line : text.split("\n", -1)) {
                Matcher meta = META.matcher(line);
                Matcher sample = SAMPLE.matcher(line);
                if (meta.matches()) {
                    family = meta.group(2);
                    String earlier = types.put(meta.group(1) + " " + family, meta.group(3));
                    assertThat(earlier).as("%s is described once", line).isNull();
                } else if (sample.matches()) {
                    String type = types.get("TYPE " + family);
                    assertThat(types).containsKey("HELP " + family);
                    assertThat("histogram".equals(type) ? sample.group(2) : sample.group(1)).as(line).isEqualTo(family);
                    assertThat(family.endsWith("_total")).as(line).isEqualTo("counter".equals(type));
                    String name = line.substring(0, line.lastIndexOf(' '));
                    assertThat(samples.put(name, Double.valueOf(sample.group(4)))).as("%s is there once", name).isNull();
                } else {
                    assertThat(line).isEmpty();
                }
            }
            return samples;
        }
    }
}
