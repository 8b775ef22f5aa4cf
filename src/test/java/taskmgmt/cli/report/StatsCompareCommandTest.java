package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** Durations that double from the first week to the second in one subsystem, and stay in the other. */
class StatsCompareCommandTest {
    private static final String[] AGAINST = {"stats", "compare", "--period", "7d", "--against", "previous"};

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void writeLog() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int day = 1; day <= 14; day++) {
            add(log, "search", day, day <= 7 ? 10 : 20, day == 14 ? "failed" : "completed");
            if (day % 2 == 0) {
                add(log, "web", day, 30, "completed");
            }
        }
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/registry.jsonl"), log);
        tool = Tool.in(directory).at("2025-11-15T00:00:00Z");
    }

    private static void add(StringBuilder log, String subsystem, int day, int seconds, String end) {
        String date = "{\"ts\":\"2025-11-" + (day < 10 ? "0" : "") + day + "T12:00:";
        String id = "\"task_id\":\"" + subsystem + day + "\"";
        log.append(date).append("00Z\",\"event\":\"task.created\",").append(id).append(",\"task_type\":\"t\",\"subsystem\":\"")
                .append(subsystem).append("\",\"title\":\"t\"}\n");
        log.append(date).append("00Z\",\"event\":\"task.started\",").append(id).append("}\n");
        log.append(date).append(seconds).append("Z\",\"event\":\"task.").append(end).append("\",").append(id).append("}\n");
    }

    @Test
    void subsystemsStandSideBySide() {
        assertThat(tool.run("stats", "compare")).isEqualTo(new Tool.Outcome(0, """
                Subsystems compared

                Period            from the first task to now

                Figures
                FIGURE          search     web
                tasks               14       7
                open                 0       0
                ended               14       7
                ended per hour    0.04    0.02
                completed           13       7
                failed               1       0
                cancelled            0       0
                success rate     92.9%  100.0%
                retries              0       0
                duration avg     15.0s   30.0s
                duration p50     10.0s   30.0s
                duration p95     20.0s   30.0s
                duration p99     20.0s   30.0s
                duration max     20.0s   30.0s
                queue avg           0s      0s
                queue p50           0s      0s
                queue p95           0s      0s
                """, ""));
    }

    @Test
    void aPeriodStandsBesideTheOneBefore() {
        String[] words = {"stats", "compare", "search", "--period", "7d", "--against", "previous"};
        assertThat(tool.run(words)).isEqualTo(new Tool.Outcome(0, """
                Subsystems compared

                Period            from 2025-11-08T00:00:00Z to 2025-11-15T00:00:00Z
                Before            from 2025-11-01T00:00:00Z to 2025-11-08T00:00:00Z

                search
                FIGURE          BEFORE    NOW    CHANGE
                tasks                -      7         -
                open                 -      0         -
                ended                7      7      0.0%
                ended per hour    0.04   0.04      0.0%
                completed            7      6    -14.3%
                failed               0      1         -
                cancelled            0      0         -
                success rate    100.0%  85.7%  -14.3 pp
                retries              0      0         -
                duration avg     10.0s  20.0s   +100.0%
                duration p50     10.0s  20.0s   +100.0%
                duration p95     10.0s  20.0s   +100.0%
                duration p99     10.0s  20.0s   +100.0%
                duration max     10.0s  20.0s   +100.0%
                queue avg           0s     0s         -
                queue p50           0s     0s         -
                queue p95           0s     0s         -
                """, ""));
    }

    @Test
    void dataHaveStableKeys() throws BadJsonException {
        for (String[] words : List.of(AGAINST, new String[] {"stats", "compare", "--since", "7d"})) {
            String[] json = java.util.Arrays.copyOf(words, words.length + 1);
            json[words.length] = "--json";
            Map<String, @Nullable Object> data = Json.strict().parse(tool.run(json).out());
            assertThat(data.keySet()).containsExactly("since", "until", "previous_since", "previous_until", "subsystems", "total",
                    "damaged_lines", "stray_events");
            assertThat(String.valueOf(data.get("subsystems"))).contains("{subsystem=search, current={", "{subsystem=web, current={");
            assertThat(String.valueOf(data.get("total"))).startsWith("{current={").contains(", previous=", ", change_percent=", ", change_points=");
        }
    }

    @Test
    void delimitedRowsAreOneAFigure() {
        String[] csv = java.util.Arrays.copyOf(AGAINST, AGAINST.length + 2);
        csv[AGAINST.length] = "-o";
        csv[AGAINST.length + 1] = "csv";
        assertThat(tool.run(csv).out().lines()).contains("subsystem,figure,current,previous,change_percent,change_points",
                "search,duration.p50_seconds,20,10,100.0,", "search,success_rate_percent,85.7,100.0,,-14.3",
                "web,completed,4,3,33.3,", "web,tasks,4,,,", "web,first_ended_at,2025-11-08T12:00:30.000000Z,2025-11-02T12:00:30.000000Z,,");
    }

    @Test
    void openTasksBelongToThePeriodThatLastsUntilNow() throws IOException {
        Files.writeString(directory.resolve("logs/registry.jsonl"), """
                {"ts":"2025-10-01T00:00:00Z","event":"task.created","task_id":"a","task_type":"t","subsystem":"web","title":"t"}
                """);
        assertThat(tool.run(AGAINST).out()).containsPattern("\ntasks +- +1 +-\n").containsPattern("\nopen +- +1 +-\n");
        assertThat(tool.run("stats", "compare", "--until", "2025-11-13").out()).doesNotContain("web");
    }

    @Test
    void aNameWithoutTasksIsTold() {
        Tool.Outcome outcome = tool.run("stats", "compare", "web", "serch");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).containsPattern("\nFIGURE +web +serch\n");
        assertThat(outcome.err()).isEqualTo("task-mgmt: there is no task of subsystem 'serch' in this time\n");
    }

    @Test
    void namesCannotMoveTheCursor() throws IOException {
        Files.writeString(directory.resolve("logs/registry.jsonl"), """
                {"ts":"2025-11-14T00:00:00Z","event":"task.created","task_id":"a","task_type":"t","subsystem":"\\u001b[2J","title":"t"}
                """);
        assertThat(tool.run("stats", "compare").out()).containsPattern("FIGURE +\\\\u001b\\[2J\n");
        assertThat(tool.run(AGAINST).out()).contains("\n\\u001b[2J\n");
        assertThat(tool.run("stats").out()).contains("\n\\u001b[2J ");
    }

    @Test
    void aNarrowTerminalGetsSeveralTables() {
        String out = tool.terminal(40).run("stats", "compare", "--no-color").out();
        assertThat(out).containsPattern("\nFIGURE +search\n").containsPattern("\nFIGURE +web\n");
        assertThat(out.lines().skip(4)).allMatch(line -> line.length() <= 40);
    }
}
