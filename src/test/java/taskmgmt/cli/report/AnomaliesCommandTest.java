package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class AnomaliesCommandTest {
    private static final Instant MORNING = Instant.parse("2025-11-17T08:00:00Z");

    private final StringBuilder events = new StringBuilder();

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() {
        tool = Tool.in(directory);
    }

    private AnomaliesCommandTest task(String id, String type, Instant started) {
        event("created", id, started, ",\"subsystem\":\"ci\",\"task_type\":\"" + type + "\",\"title\":\"run " + id + "\"");
        return event("started", id, started, "");
    }

    private AnomaliesCommandTest event(String name, String id, Instant at, String more) {
        events.append("{\"ts\":\"").append(at).append("\",\"event\":\"task.").append(name).append("\",\"task_id\":\"").append(id)
                .append('"').append(more).append("}\n");
        return this;
    }

    private AnomaliesCommandTest done(String id, String type, Instant started, double seconds, String more) {
        return task(id, type, started).event("completed", id, started.plusMillis(Math.round(seconds * 1000)), more);
    }

    /** Five runs of ten seconds, a month ago. */
    private AnomaliesCommandTest usual(String type, String more) {
        for (int i = 0; i < 5; i++) {
            done(type + i, type, MORNING.minus(Duration.ofDays(30)).plusSeconds(20L * i), 10, more);
        }
        return this;
    }

    private String anomalies(String... options) {
        Tool.Outcome outcome = outcome(options);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return outcome.out();
    }

    private Tool.Outcome outcome(String... options) {
        assertThat(tool.input(events.toString()).run("events", "ingest", "-").status()).isZero();
        String[] all = new String[options.length + 1];
        all[0] = "anomalies";
        System.arraycopy(options, 0, all, 1, options.length);
        return tool.run(all);
    }

    @Test
    void listsSlowRunsTheWorstFirst() {
        usual("build", "").done("slow", "build", MORNING, 45, "").done("slower", "build", MORNING, 200.5, "");

        assertThat(anomalies("--json")).isEqualTo("""
                [
                  {
                    "task_id": "slower",
                    "subsystem": "ci",
                    "task_type": "build",
                    "title": "run slower",
                    "metric": "duration",
                    "value": 200.5,
                    "expected_min": 3.829787,
                    "expected_max": 47.5,
                    "ratio": 12.663,
                    "severity": "high",
                    "direction": "slow",
                    "at": "2025-11-17T08:03:20.500000Z",
                    "unit": "s",
                    "baseline": 15.833333,
                    "status": "completed"
                  }
                ]
                """);
        assertThat(anomalies("--method", "robust")).isEqualTo("""
                ID      TITLE         TOOK  AT LEAST  AT MOST  RATIO  SEVERITY  AT
                slower  run slower  3m 21s      3.9s    25.5s  20.0x  high      2025-11-17T08:03:20Z
                slow    run slow     45.0s      3.9s    25.5s   4.5x  medium    2025-11-17T08:00:45Z
                """);
    }

    @Test
    void runsOfSecondsAreFoundWhereFiftyMinutesAreUsual() {
        for (int i = 0; i < 23; i++) {
            done("t" + i, "backup", MORNING.minus(Duration.ofHours(23 - i)), i < 20 ? 3000 + i : 3, "");
        }
        for (String method : new String[] {"ratio", "robust", "forecast"}) {
            assertThat(anomalies("--method", method, "-o", "csv")).as(method).contains("\nt20,", ",fast,").doesNotContain(",slow,");
            assertThat(anomalies("--method", method, "-o", "csv", "--direction", "slow")).as(method).hasLineCount(1);
        }
        assertThat(anomalies("--direction", "fast")).isEqualTo("""
                ID   TITLE    TOOK  AT LEAST  AT MOST    RATIO  SEVERITY  AT
                t20  run t20  3.0s     10.9s   2h 17m  0.0011x  high      2025-11-17T05:00:03Z
                t21  run t21  3.0s     10.9s   2h 17m  0.0011x  high      2025-11-17T06:00:03Z
                t22  run t22  3.0s     10.9s   2h 17m  0.0011x  high      2025-11-17T07:00:03Z
                """);
        assertThat(anomalies("--until", "2025-11-17T06:30", "-o", "csv")).contains("t20,", "t21,").doesNotContain("t22,");
    }

    @Test
    void whatRunsIsInNoPeriodThatHasAnEnd() {
        usual("build", "").task("hung", "build", Instant.parse("2025-11-17T11:00:00Z"));

        for (String method : new String[] {"ratio", "forecast"}) {
            assertThat(anomalies("--method", method, "-o", "csv")).as(method).contains("hung,");
            assertThat(outcome("--method", method, "-o", "csv", "--until", "now").out()).as(method).doesNotContain("hung,");
        }
    }

    @Test
    void looksBackADayUnlessToldOtherwise() {
        usual("build", "").done("old", "build", MORNING.minus(Duration.ofDays(3)), 100, "");

        assertThat(outcome("--json").out()).isEqualTo("[]\n");
        assertThat(outcome("--json").err()).endsWith(": try --since 2025-11-14\n");
        assertThat(anomalies("--since", "7d", "-o", "csv")).contains("\r\nold,ci,build,").hasLineCount(2);
    }

    @Test
    void findsWhatIsRunningForTooLong() {
        usual("build", "").task("hung", "build", Instant.parse("2025-11-17T11:59:00Z"));

        assertThat(anomalies("-o", "csv")).endsWith("hung,ci,build,run hung,duration,60,3.333333,30,6,medium,slow,2025-11-17T12:00:00.000000Z,s,10,active\r\n");
    }

    @Test
    void otherMetricsHaveToBeAskedFor() {
        usual("build", ",\"memory_peak_mb\":100,\"cpu_seconds\":2")
                .done("big", "build", MORNING, 10, ",\"memory_peak_mb\":450.25,\"cpu_seconds\":6");

        assertThat(anomalies("--json")).isEqualTo("[]\n");
        assertThat(anomalies("--metric", "cpu", "--json")).isEqualTo("[]\n");
        assertThat(anomalies("--metric", "all")).isEqualTo("""
                ID   TITLE    METRIC      TOOK  AT LEAST   AT MOST  RATIO  SEVERITY  AT
                big  run big  memory  450.3 MB   33.3 MB  300.0 MB   4.5x  medium    2025-11-17T08:00:10Z
                """);
    }

    @Test
    void takesAnotherFactorAndAnotherScore() {
        usual("build", "").done("slow", "build", MORNING, 25, "");

        assertThat(anomalies("-o", "csv")).hasLineCount(1);
        assertThat(anomalies("-o", "csv", "--factor", "2.4")).contains("slow,", ",24,2.5,medium,slow,");
        assertThat(anomalies("-o", "csv", "--method", "robust", "--score", "2")).contains("slow,");
    }

    @Test
    void listsOnlyTheGroupsAskedFor() {
        usual("build", "").usual("deploy", "").done("b", "build", MORNING, 99, "").done("d", "deploy", MORNING, 99, "");

        assertThat(anomalies("-o", "csv", "--type", "deploy")).contains("\nd,").doesNotContain("\nb,");
        assertThat(outcome("-o", "csv", "--subsystem", "web").out()).hasLineCount(1);
    }

    @Test
    void failsOnRequestWhereThereIsAnything() {
        usual("build", "");
        assertThat(outcome("--fail").status()).isZero();

        done("slow", "build", MORNING, 99, "");
        assertThat(outcome("--fail").status()).isEqualTo(1);
        assertThat(outcome().status()).isZero();
    }

    @Test
    void showsWhatEveryGroupMayTake() {
        usual("build", ",\"disk_read_mb\":3,\"network_rx_mb\":0.5").done("only", "deploy", MORNING, 7, "");

        assertThat(anomalies("--thresholds")).isEqualTo("""
                SUBSYSTEM  TYPE    METRIC    RUNS  USUALLY  AT LEAST  AT MOST  HIGH ABOVE
                ci         build   duration     5    10.0s      3.3s    30.0s      1m 00s
                ci         build   io           5   3.5 MB    1.2 MB  10.5 MB     21.0 MB
                ci         deploy  duration     1
                """);
        assertThat(anomalies("--thresholds", "--metric", "io", "-o", "csv").replace("\r\n", "\n")).isEqualTo("""
                subsystem,task_type,metric,runs,baseline,expected_min,expected_max,high_below,high_above,unit
                ci,build,io,5,3.5,1.166667,10.5,0.583333,21,MB
                """);
    }

    @Test
    void findsGroupsThatHaveBecomeSlowerAsAWhole() {
        for (int i = 0; i < 40; i++) {
            done("t" + i, "build", MORNING.minus(Duration.ofHours(40 - i)), i < 20 ? 10 + i % 3 : 14 + i % 3, "");
        }
        assertThat(anomalies("--json")).isEqualTo("[]\n");
        assertThat(anomalies("--kind", "shift")).isEqualTo("""
                SUBSYSTEM  TYPE   BEFORE  SINCE THEN  RATIO  SEVERITY  SINCE
                ci         build   11.0s       15.0s   1.4x  medium    2025-11-16T12:00:16Z
                """);
        assertThat(anomalies("--kind", "shift", "-o", "csv")).startsWith(
                "subsystem,task_type,metric,before_seconds,after_seconds,ratio,severity,since,p_value,runs_before,runs_after\r\n");
        assertThat(anomalies("--kind", "shift", "--since", "12h", "--json")).isEqualTo("[]\n");
        assertThat(anomalies("--kind", "shift", "--until", "2025-11-16", "-o", "csv")).hasLineCount(2);
        assertThat(anomalies("--kind", "shift", "--until", "2025-11-16T12:00", "-o", "csv")).as("none of the slow runs yet").hasLineCount(1);
        assertThat(anomalies("--kind", "shift", "--direction", "fast", "-o", "csv")).hasLineCount(1);
        assertThat(outcome("--kind", "shift", "--fail").status()).isEqualTo(1);
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(tool.run("task", "create", "--title", "x").status()).isZero();
        for (String kind : new String[] {"task", "shift"}) {
            assertThat(tool.run("anomalies", "--kind", kind, "--json")).isEqualTo(new Tool.Outcome(0, "[]\n", ""));
        }
        assertThat(tool.run("anomalies", "--thresholds", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertThat(tool.run("anomalies", "--kind", "shift", "--factor", "2").err()).contains("a test of its own");
        assertThat(tool.run("anomalies", "--method", "robust", "--factor", "2").err()).contains("robust takes --score");
        assertThat(tool.run("anomalies", "--score", "2").err()).contains("goes with --method robust");
        for (String wrong : new String[] {"0", "-1", "NaN", "1e9", "x"}) {
            assertThat(tool.run("anomalies", "--factor=" + wrong)).isEqualTo(new Tool.Outcome(2, "",
                    "task-mgmt: --factor: '" + wrong + "' is not a number above 0 and up to 1000000\n"));
        }
    }
}
