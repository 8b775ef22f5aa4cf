package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

/** The clock is at noon of 2025-11-17, so that day is not over. */
class TrendCommandTest {
    private static final String TITLE = "duration: p50 of the time that tasks took, by day (UTC)\n";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    /** On the 10th one of 1 min, then 2, 3, … minutes on each day but the 13th; the one of the 15th failed. */
    @BeforeEach
    void makeLog() throws IOException {
        tool = Tool.in(directory);
        StringBuilder lines = new StringBuilder();
        for (int day = 10; day <= 17; day++) {
            if (day != 13) {
                String at = "2025-11-" + day + "T0";
                lines.append(event(at + "6:00:00Z", "task.created", day, ",\"subsystem\":\"web\",\"sla_deadline\":\"" + at + "6:05:00Z\""));
                lines.append(event(at + "6:00:00Z", "task.started", day, ""));
                lines.append(event(at + "6:0" + (day - 9) + ":00Z", day == 15 ? "task.failed" : "task.completed", day,
                        ",\"resource_usage\":{\"memory_peak_mb\":" + day + "}"));
            }
        }
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/registry.jsonl"), lines);
    }

    private static String event(String at, String event, int id, String more) {
        return "{\"ts\":\"" + at + "\",\"event\":\"" + event + "\",\"task_id\":\"t" + id + "\"" + more + "}\n";
    }

    @Test
    void aPipeGetsATable() {
        assertThat(tool.run("trend", "duration")).isEqualTo(new Tool.Outcome(0, TITLE + """

                Points            7 of 8 days have a value, out of 7 observations
                Slope             +60 s a day (95%: +60 s to +60 s): it rises

                By day
                DAY         DURATION  COUNT  NOTE
                2025-11-10    1m 00s      1
                2025-11-11    2m 00s      1
                2025-11-12    3m 00s      1
                2025-11-13         -      0
                2025-11-14    5m 00s      1
                2025-11-15    6m 00s      1
                2025-11-16    7m 00s      1
                2025-11-17    8m 00s      1  partial
                """, ""));
    }

    @Test
    void aTerminalGetsAChartThatFitsIt() {
        assertThat(tool.terminal(50).run("trend", "duration", "--no-color").out()).isEqualTo("""
                duration: p50 of the time that tasks took, by day
                (UTC)

                Points            7 of 8 days have a value, out of
                                  7 observations
                Slope             +60 s a day (95%: +60 s to +60
                                  s): it rises

                min
                8 ┤                                           ⣀⠤⠒⠉
                  │                                      ⢀⡠⠤⠒⠉
                  │                                  ⣀⠤⠒⠊⠁
                6 ┤                             ⢀⡠⠔⠊⠉
                  │                          ⠠⠔⠊⠁
                4 ┤
                  │
                  │           ⣀⠤⠒
                2 ┤      ⣀⡠⠔⠊⠉
                  │  ⣀⠤⠒⠉
                  │⠒⠉
                0 ┤
                  └┬────────────┬────────────┬────────────────────
                   2025-11-10   2025-11-12   2025-11-14
                """);
    }

    @Test
    void countsAreColumnsAndZeroWhereNothingHappened() {
        assertThat(tool.run("trend", "tasks", "--plot", "--ascii").out()).isEqualTo("""
                tasks: tasks that ended, by day (UTC)

                Points            8 of 8 days have a value, out of 7 observations
                Slope             0 tasks a day (95%: 0 tasks to 0 tasks): it may be chance

                tasks
                1 +####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                  |####### ####### #######         ####### ####### ####### #######
                0 ++---------------+---------------+---------------+----------------------------
                   2025-11-10      2025-11-12      2025-11-14      2025-11-16
                """);
    }

    @Test
    void whatATerminalCannotShowIsDrawnInAscii() {
        String ascii = tool.run("trend", "memory", "--plot", "--ascii").out();

        assertThat(tool.terminal(80).environment("TERM", "dumb").run("trend", "memory", "--plot").out()).isEqualTo(ascii);
        assertThat(ascii).matches("\\p{ASCII}+");
    }

    @Test
    void programsGetNumbers() {
        assertThat(tool.run("trend", "sla_met_rate", "--since", "2025-11-14T00:00:00Z", "--json").out()).isEqualTo("""
                {
                  "metric": "sla_met_rate",
                  "meaning": "tasks done in time out of those with a deadline",
                  "unit": "percent",
                  "by": "day",
                  "points": [
                    {
                      "at": "2025-11-14T00:00:00.000000Z",
                      "value": 100,
                      "count": 1,
                      "partial": false
                    },
                    {
                      "at": "2025-11-15T00:00:00.000000Z",
                      "value": 0,
                      "count": 1,
                      "partial": false
                    },
                    {
                      "at": "2025-11-16T00:00:00.000000Z",
                      "value": 0,
                      "count": 1,
                      "partial": false
                    },
                    {
                      "at": "2025-11-17T00:00:00.000000Z",
                      "value": 0,
                      "count": 1,
                      "partial": true
                    }
                  ],
                  "slope": {
                    "per_day": -16.666667,
                    "low": null,
                    "high": null,
                    "level": 0.95,
                    "significant": false
                  }
                }
                """);
    }

    @Test
    void rowsAreThePoints() {
        assertThat(tool.run("trend", "failures", "--until", "2025-11-15", "-o", "csv").out()).isEqualToNormalizingNewlines("""
                at,value,count,partial
                2025-11-10T00:00:00.000000Z,0,1,false
                2025-11-11T00:00:00.000000Z,0,1,false
                2025-11-12T00:00:00.000000Z,0,1,false
                2025-11-13T00:00:00.000000Z,0,0,false
                2025-11-14T00:00:00.000000Z,0,1,false
                2025-11-15T00:00:00.000000Z,1,1,false
                """);
    }

    @Test
    void hoursAreHours() {
        assertThat(tool.run("trend", "queue", "--by", "hour", "--since", "2025-11-16T06:00:00Z", "-o", "tsv").out().lines())
                .hasSize(26).contains("2025-11-16T06:00:00.000000Z\t0\t1\tfalse", "2025-11-16T07:00:00.000000Z\t\t0\tfalse");
    }

    @Test
    void repairsAreOfIncidents() throws IOException {
        Files.writeString(directory.resolve("logs/incidents.jsonl"), """
                {"incident_id":"a","detected_at":"2025-11-10T00:00:00Z","status":"detected","failure_mode":"m","severity":"low"}
                {"incident_id":"a","detected_at":"2025-11-10T00:00:00Z","resolved_at":"2025-11-10T00:00:30Z","status":"resolved","failure_mode":"m","severity":"low"}
                {"incident_id":"b","detected_at":"2025-11-10T00:00:00Z","resolved_at":"2025-11-10T00:01:00Z","status":"resolved","failure_mode":"m","severity":"low"}
                {"incident_id":"c","detected_at":"2025-11-12T00:00:00Z","resolved_at":"2025-11-12T00:00:10Z","status":"resolved","failure_mode":"m","severity":"low"}
                """);

        assertThat(tool.run("trend", "mttr", "-o", "tsv").out()).isEqualTo("""
                at	value	count	partial
                2025-11-10T00:00:00.000000Z	45	2	false
                2025-11-11T00:00:00.000000Z		0	false
                2025-11-12T00:00:00.000000Z	10	1	false
                """);
        assertThat(tool.run("trend", "mttr", "--type", "x")).isEqualTo(new Tool.Outcome(2, "",
                "task-mgmt: incidents have no subsystem and no type: leave out --subsystem and --type\n"));
    }

    @ParameterizedTest
    @CsvSource({"--subsystem web, 7", "--subsystem db, 0", "--type x, 0", "--subsystem db --subsystem web, 7"})
    void onlyTasksThatAreWantedCount(String options, int tasks) {
        String[] words = ("trend tasks -o jsonl " + options).split(" ", -1);
        assertThat(tool.run(words).out().lines().filter(line -> line.contains("\"count\":1"))).hasSize(tasks);
    }

    @Test
    void nothingHasNoPoints() {
        assertThat(tool.run("trend", "tasks", "--subsystem", "db", "--plot").out()).isEqualTo("""
                tasks: tasks that ended, by day (UTC)

                Points            0 of 0 days have a value, out of 0 observations
                Slope             none: it takes two points
                """);
        assertThat(tool.run("trend", "tasks", "--subsystem", "db", "--json").out()).contains("\"points\": []", "\"slope\": null");
    }

    @Test
    void aClockThatWasWrongDoesNotFillTheMemory() throws IOException {
        Files.writeString(directory.resolve("logs/registry.jsonl"), event("0001-01-01T00:00:00Z", "task.created", 1, "")
                + event("0001-01-01T00:00:00Z", "task.completed", 1, "") + event("2025-11-10T00:00:00Z", "task.created", 2, "")
                + event("2025-11-10T00:00:00Z", "task.completed", 2, ""));

        assertThat(tool.run("trend", "tasks")).isEqualTo(new Tool.Outcome(2, "", "task-mgmt: from 0001-01-01T00:00:00Z to"
                + " 2025-11-10T00:00:00Z there are more than 100000 points: give a period by --since and --until\n"));
        assertThat(tool.run("trend", "tasks", "--since", "2025-01-01").status()).isZero();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(tool.run("trend", "speed").status()).isEqualTo(2);
        assertThat(tool.run("trend").status()).isEqualTo(2);
        assertThat(tool.run("trend", "tasks", "--plot", "--no-plot")).isEqualTo(
                new Tool.Outcome(2, "", "task-mgmt: --plot and --no-plot exclude each other\n"));
    }
}
