package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** Every report and list over a period: half-open, a date is its whole day, and a reversed one is an error. */
class PeriodsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    /** On each of three days, at noon: an incident, a task with a deadline, a learning activity, and an audit entry of learning. */
    @BeforeEach
    void makeLog() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        StringBuilder incidents = new StringBuilder();
        StringBuilder events = new StringBuilder();
        for (int day = 1; day <= 3; day++) {
            incidents.append("""
                    {"incident_id":"inc_2025110%1$d_120000_000000","detected_at":"2025-11-0%1$dT12:00:00Z","resolved_at":"2025-11-0%1$dT12:0%1$d:00Z",\
                    "status":"resolved","playbook_id":null,"playbook_name":null,"failure_mode":"mode%1$d","severity":"high",\
                    "actions_taken":[],"success":true,"mttr_seconds":%1$d0.0,"error":null,"metadata":{}}
                    """.formatted(day));
            events.append("""
                    {"ts":"2025-11-0%1$dT11:00:00Z","event":"task.created","task_id":"l%1$d","title":"t","subsystem":"learning","task_type":"training","sla_hours":1.5}
                    {"ts":"2025-11-0%1$dT11:00:00Z","event":"task.started","task_id":"l%1$d"}
                    {"ts":"2025-11-0%1$dT12:00:00Z","event":"task.completed","task_id":"l%1$d"}
                    """.formatted(day));
        }
        Files.writeString(logs.resolve("incidents.jsonl"), incidents);
        Files.writeString(logs.resolve("registry.jsonl"), events);
        tool = Tool.in(directory).at("2025-11-10T00:00:00Z");
    }

    static Stream<String> reports() {
        return Stream.of("sla", "mttr", "insights", "anomalies", "anomalies --kind shift", "anomalies --method forecast", "evidence healing",
                "evidence learning", "evidence unified", "incident list", "learning list", "governance list", "audit list", "task list",
                "stats", "stats compare", "trend duration");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aReversedPeriodIsAnError(String report) {
        Tool.Outcome outcome = run(report + " --since 2025-11-03 --until 2025-11-01");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("the start, 2025-11-03T00:00:00.000000Z, is after the end, 2025-11-02T00:00:00.000000Z");
        // Two days that follow one another, the wrong way round: the moment between them is the end of one and the start of the other.
        Tool.Outcome days = run(report + " --since 2025-11-02 --until 2025-11-01");
        assertThat(days.status()).isEqualTo(2);
        assertThat(days.err()).contains("the start, 2025-11-02T00:00:00.000000Z, is after the last day, which ends then");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void helpSaysWhichTimeItGoesBy(String report) {
        String help = run(report + " --help").out();

        assertThat(help).contains("--since=TIME", "--until=TIME");
        assertThat(help.replaceAll("\\s+", " ")).containsPattern("(detected|created|registered|written|ended|began) before then; a date is its whole day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sla", "mttr", "evidence healing", "evidence unified", "incident list", "learning list"})
    void daysThatFollowEachOtherCoverEverythingOnce(String report) {
        assertThat(rows(report, "")).isEqualTo(3);
        for (int day = 1; day <= 3; day++) {
            assertThat(rows(report, " --since 2025-11-0" + day + " --until 2025-11-0" + day)).as("day %s", day).isEqualTo(1);
        }
        assertThat(rows(report, " --until 2025-11-02T12:00:00Z") + rows(report, " --since 2025-11-02T12:00:00Z")).isEqualTo(3);
        assertThat(rows(report, " --since 2025-11-04")).isZero();
    }

    @Test
    void learningCountsEntriesOfThePeriod() throws IOException {
        for (int day = 1; day <= 3; day++) {
            tool.at("2025-11-0" + day + "T12:00:00Z").run("learning", "training", "--title", "t");
        }
        assertThat(number(run("evidence learning --since 2025-11-02 --until 2025-11-02 --json").out(), "audit_records"))
                .isPositive()
                .isLessThan(number(run("evidence learning --json").out(), "audit_records"));
    }

    @Test
    void insightsSeeRunsAsTheyWereWhenThePeriodEnded() {
        assertThat(run("insights --until 2025-11-02 --json").out()).doesNotContain("mode3");
        assertThat(run("insights --until 2025-11-02").err()).contains("there is too little since 2025-10-04T00:00:00Z");
    }

    private long rows(String report, String period) {
        String out = run(report + period + " --json").out();
        return switch (report) {
            case "sla" -> number(out.substring(out.indexOf("\"total\"")), "ended");
            case "mttr", "evidence healing" -> number(out, "resolved");
            case "evidence unified" -> number(out, "tasks");
            default -> out.split(report.equals("incident list") ? "\"failure_mode\"" : "\"title\"", -1).length - 1;
        };
    }

    private static long number(String json, String key) {
        Matcher found = Pattern.compile("\"" + key + "\": ?(\\d+)").matcher(json);
        assertThat(found.find()).as(key + " in " + json).isTrue();
        return Long.parseLong(found.group(1));
    }

    private Tool.Outcome run(String line) {
        return tool.run(line.split(" ", -1));
    }
}
