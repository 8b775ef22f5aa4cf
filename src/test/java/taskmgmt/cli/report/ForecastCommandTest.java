package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.number.Decimal;
import taskmgmt.testkit.Tool;

class ForecastCommandTest {
    private static final Instant NOON = Instant.parse("2025-11-17T12:00:00Z");

    @TempDir
    private Path directory;

    private final StringBuilder registry = new StringBuilder();
    private Tool tool = Tool.in(Path.of(""));
    private int tasks;
    private Instant clock = NOON.minusSeconds(100_000);

    @BeforeEach
    void makeTool() {
        tool = Tool.in(directory);
    }

    @Test
    void figuresAreThoseOfTheLastHundredSuccessfulRuns() throws Exception {
        run("storage", "backup", "", 9_999, "completed"); // the 101st from the end
        for (int seconds = 100; seconds >= 1; seconds--) {
            run("storage", "backup", "", seconds, "completed");
        }
        run("storage", "backup", "", 5_000, "failed");
        run("storage", "backup", "", 5_000, "cancelled");
        Map<String, @Nullable Object> data = json("forecast", "--subsystem", "storage", "--type", "backup");
        Map<String, @Nullable Object> forecast = object(data, "forecast");

        assertThat(data.keySet()).containsExactly("subsystem", "task_type", "forecast", "basis");
        assertThat(forecast.keySet()).containsExactly("avg_seconds", "min_seconds", "max_seconds", "p50_seconds",
                "p90_seconds", "p95_seconds", "sample_size", "confidence", "interval", "measured_coverage");
        assertThat(forecast.toString()).startsWith("{avg_seconds=50.5, min_seconds=1, max_seconds=100, p50_seconds=50, "
                + "p90_seconds=90, p95_seconds=95, sample_size=100, confidence=high, interval={level=0.9, low_seconds=");
        assertThat(object(forecast, "interval").keySet()).containsExactly("level", "low_seconds", "high_seconds", "level_asked");
        assertThat(object(data, "basis")).hasToString("{figures=group, own_runs=100, interval_shares={group=1}}");
        assertThat(object(json("forecast", "--type", "backup", "--all-outcomes", "--last", "2"), "forecast"))
                .containsEntry("min_seconds", 5000L);
        assertThat(object(json("forecast", "--type", "backup", "--last", "101"), "forecast"))
                .containsEntry("max_seconds", 9999L);
    }

    @Test
    void timeInTheQueueIsLeftOut() throws Exception {
        event("q", "created", "\"subsystem\":\"s\",\"task_type\":\"t\",\"title\":\"x\"");
        clock = clock.plusSeconds(500);
        event("q", "started", "");
        clock = clock.plusSeconds(7);
        event("q", "completed", "");

        assertThat(object(json("forecast", "--subsystem", "s", "--type", "t"), "forecast"))
                .containsEntry("max_seconds", 7L).containsEntry("confidence", "low")
                .containsEntry("measured_coverage", null);
    }

    @Test
    void withoutHistoryThereIsNoForecast() throws IOException {
        run("storage", "backup", "", 10, "completed");
        run("storage", "restore", "", 10, "failed");

        assertThat(forecast("--subsystem", "storage", "--type", "restore")).isEqualTo(new Tool.Outcome(3, "",
                "task-mgmt: no successful run of restore in storage has finished yet: "
                        + "--borrow forecasts from other tasks\n"));
        assertThat(forecast("--subsystem", "elsewhere", "--type", "backup").status()).isEqualTo(3);
        assertThat(tool.run("forecast", "--type", "x", "--borrow", "--logs", "nowhere").status()).isEqualTo(3);
    }

    @Test
    void figuresThatAreBorrowedSayFromWhom() throws Exception {
        for (int i = 0; i < 40; i++) {
            run("storage", "backup", "", 10, "completed");
        }

        assertThat(object(json("forecast", "--subsystem", "mail", "--type", "backup", "--borrow"), "basis"))
                .hasToString("{figures=type, own_runs=0, interval_shares={type=1}}");
        assertThat(object(json("forecast", "--subsystem", "storage", "--type", "restore", "--borrow"), "basis"))
                .hasToString("{figures=subsystem, own_runs=0, interval_shares={whole=1}}");
        assertThat(object(json("forecast", "--subsystem", "mail", "--type", "fetch", "--borrow"), "forecast"))
                .containsEntry("sample_size", 40L).containsEntry("confidence", "low");
    }

    @Test
    void titleCountsOnlyWhereItIsAskedFor() throws Exception {
        for (int i = 0; i < 30; i++) {
            run("s", "t", "small", 10, "completed");
            run("s", "t", "large", 1_000, "completed");
        }
        Map<String, @Nullable Object> data = json("forecast", "--subsystem", "s", "--type", "t", "--title", "large");

        assertThat(object(data, "forecast")).containsEntry("sample_size", 30L).containsEntry("min_seconds", 1_000L);
        assertThat(object(data, "basis")).containsEntry("figures", "alike");
        assertThat(object(json("forecast", "--subsystem", "s", "--type", "t"), "forecast"))
                .containsEntry("sample_size", 60L);
    }

    @Test
    void metadataAndCreatorTellRunsApart() throws Exception {
        for (int i = 0; i < 60; i++) {
            runWith("\"created_by\":\"ann\",\"metadata\":{\"procs\":8,\"queue\":\"day\"}", 10 + i % 3);
            runWith("\"created_by\":\"bob\",\"metadata\":{\"procs\":\"64\",\"queue\":\"day\"}", 1_000 + i % 3);
        }
        for (String[] small : new String[][] {{"--metadata", "procs=8"}, {"--created-by", "ann"},
            {"--metadata", "procs=8", "--metadata", "queue=day", "--created-by", "ann"}}) {
            String[] arguments = new String[small.length + 3];
            System.arraycopy(new String[] {"forecast", "--type", "t"}, 0, arguments, 0, 3);
            System.arraycopy(small, 0, arguments, 3, small.length);
            Map<String, @Nullable Object> figures = object(json(arguments), "forecast");

            assertThat(figures).containsEntry("sample_size", 60L).containsEntry("max_seconds", 12L);
            assertThat(object(figures, "interval").get("high_seconds")).hasToString("12");
        }
        assertThat(object(json("forecast", "--type", "t", "--metadata", "procs=64"), "forecast"))
                .containsEntry("min_seconds", 1_000L);
        assertThat(object(json("forecast", "--type", "t"), "forecast")).containsEntry("max_seconds", 1_002L);
        assertThat(forecast("--type", "t", "--metadata", "procs=9").err())
                .contains("no successful run of t with this metadata has finished yet");
        assertThat(forecast("--type", "t", "--metadata", "procs").status()).isEqualTo(2);
    }

    @Test
    void scriptsCanAskBeforeTheyCommit() throws Exception {
        for (int i = 0; i < 60; i++) {
            run("s", "t", "", 100 + i * 7 % 20, "completed");
        }

        assertThat(forecast("--type", "t", "--within", "30m").status()).isZero();
        assertThat(forecast("--type", "t", "--within", "365000d").status()).isZero();
        assertThat(forecast("--type", "t", "--deadline", "0001-01-01").status()).isEqualTo(1);
        assertThat(forecast("--type", "t", "--within", "1m").status()).isEqualTo(1);
        assertThat(forecast("--type", "t", "--deadline", "2025-11-17T12:30:00Z").status()).isZero();
        assertThat(forecast("--type", "t", "--deadline", "2025-11-17T11:00:00Z").status()).isEqualTo(1);
        assertThat(forecast("--type", "t", "--within", "1m", "--deadline", "now").status()).isEqualTo(2);
        assertThat(forecast("--type", "t", "--level", "1.5").status()).isEqualTo(2);
        double chance = Double.parseDouble(String.valueOf(
                object(json("forecast", "--type", "t", "--within", "110s"), "within").get("chance")));
        assertThat(chance).isBetween(0.3, 0.7);
    }

    @Test
    void measuredCoverageIsTheShareOfRunsThatTheirIntervalHeld() throws Exception {
        for (int i = 0; i < 200; i++) {
            run("s", "t", "", 100 + i * 37 % 101, "completed");
        }
        double coverage = Double.parseDouble(String.valueOf(
                object(json("forecast", "--type", "t"), "forecast").get("measured_coverage")));

        assertThat(coverage).isBetween(0.85, 0.97);
        assertThat(forecast("--type", "t").out()).startsWith("Forecast for t\n\nRuns              100 of the group, "
                + "confidence high\n").contains("of the last runs were inside the interval predicted for them\n");
    }

    @Test
    void whatIsLeftGoesByHowLongItHasRun() throws Exception {
        for (int i = 0; i < 100; i++) {
            run("s", "t", "", 10 + 10 * (i * 7 % 10), "completed");
        }
        start("young", 0);
        start("old", 60);
        start("oldest", 500);

        assertThat(left("young", "p50")).isBetween(40.0, 60.0);
        assertThat(left("old", "p50")).isBetween(10.0, 30.0);
        assertThat(left("old", "p90")).isBetween(left("old", "p50"), 40.0);
        assertThat(left("old", "p95")).isBetween(left("old", "p90"), 90.0);
        assertThat(tool.run("forecast", "remaining", "old", "-o", "csv").out())
                .startsWith("task_id,subsystem,task_type,running_seconds,p50_remaining_seconds,p90_remaining_seconds,"
                        + "p95_remaining_seconds,p50_eta,p90_eta,p95_eta,basis,sample_size,started_at,note\r\nold,s,t,60,")
                .endsWith(",group,100,2025-11-17T11:59:00.000000Z,\r\n");
        assertThat(tool.run("forecast", "remaining", "--active", "-o", "csv").out()).contains(
                "oldest,s,t,500,,,,,,,,0,2025-11-17T11:51:40.000000Z,not enough history");
        assertThat(tool.run("forecast", "remaining", "--active", "--subsystem", "x", "--json").out()).isEqualTo("[]\n");
        assertThat(tool.run("forecast", "remaining", "task1").status()).isEqualTo(4);
        assertThat(tool.run("forecast", "remaining", "nobody").status()).isEqualTo(3);
        assertThat(tool.run("forecast", "remaining").status()).isEqualTo(2);
        assertThat(tool.run("forecast", "remaining", "old", "--active").status()).isEqualTo(2);
    }

    @Test
    void youngGroupSaysNothingOfWhatIsLeftButBorrowsFromItsType() throws Exception {
        for (int i = 0; i < 8; i++) {
            run("s", "t", "", 100 + i, "completed");
            run("other", "u", "", 10, "completed");
        }
        start("young", 5);
        assertThat(tool.run("forecast", "remaining", "young", "-o", "csv").out()).endsWith(",,,,,,,0,2025-11-17T11:59:55.000000Z,not enough history\r\n");
        for (int i = 0; i < 8; i++) {
            run("elsewhere", "t", "", 100 + i, "completed");
        }
        start("other", 5);
        assertThat(tool.run("forecast", "remaining", "young", "-o", "csv").out()).endsWith(",type,16,2025-11-17T11:59:55.000000Z,\r\n");
        assertThat(left("young", "p50")).isBetween(80.0, 102.0);
    }

    @Test
    void backtestOfTheRemainingTimeSaysWhatShareWasHeld() throws Exception {
        for (int i = 0; i < 400; i++) {
            run("s", "t", "", 10 + i * 37 % 101, "completed");
        }
        Map<String, @Nullable Object> data = json("forecast", "backtest", "--remaining");

        assertThat(data.keySet()).containsExactly("answered", "not_enough_history", "under_p50", "under_p90", "under_p95",
                "median_error_seconds");
        assertThat(number(data, "under_p50")).isBetween(0.45, 0.55);
        assertThat(number(data, "under_p90")).isBetween(0.87, 0.93);
        assertThat(tool.run("forecast", "backtest", "--remaining").out())
                .startsWith("Forecasts of the remaining time, had they been made\n");
        assertThat(tool.run("forecast", "backtest", "--remaining", "--by", "type").status()).isEqualTo(2);
    }

    private double left(String id, String level) throws IOException, BadJsonException {
        return number(Json.strict().parse(tool.run("forecast", "remaining", id, "-o", "jsonl").out()),
                level + "_remaining_seconds");
    }

    private static double number(Map<String, @Nullable Object> data, String key) {
        return Double.parseDouble(String.valueOf(data.get(key)));
    }

    @Test
    void backtestComparesForecastsWithGuesses() throws Exception {
        for (int i = 0; i < 50; i++) {
            run("s", i % 2 == 0 ? "even" : "odd", "", 10 + i % 2 * 90, "completed");
        }
        Map<String, @Nullable Object> data = json("forecast", "backtest", "--by", "type");

        assertThat(data.keySet()).containsExactly("level", "unpredicted_tasks", "note", "total", "by_type");
        assertThat(data).containsEntry("unpredicted_tasks", 1L);
        assertThat(object(data, "total").keySet())
                .containsExactly("tasks", "forecast", "mean", "median_of_last_10", "last_value");
        assertThat(object(object(data, "total"), "last_value")).hasToString("{under_p50=0.979592, under_p90=0.979592, "
                + "under_p95=0.979592, pinball_loss_seconds=1.438776, pinball_loss_p50_seconds=0.918367, "
                + "pinball_loss_p90_seconds=1.653061, pinball_loss_p95_seconds=1.744898, median_error_seconds=0, "
                + "median_relative_error=0}");
        assertThat(tool.run("forecast", "backtest", "--by", "type").out())
                .contains("\nNAME  METHOD", "\nall   forecast", "\nodd   forecast", "median of last 10");
    }

    @Test
    void backtestOfAnEmptyLogSaysThatItIsOne() throws Exception {
        assertThat(object(json("forecast", "backtest"), "total")).containsEntry("tasks", 0L);
        assertThat(tool.run("forecast", "backtest").out()).contains("Tasks             0 predicted")
                .contains("No figures        no task has ended as asked for with a known duration");
    }

    @Test
    void twoRunsPromiseTwoThirds() throws Exception {
        run("s", "t", "", 120, "completed");
        run("s", "t", "", 660, "completed");

        Map<String, @Nullable Object> interval = object(object(json("forecast", "--type", "t"), "forecast"), "interval");
        assertThat(interval).hasToString(
                "{level=0.6667, low_seconds=24.032096, high_seconds=6366.66533, level_asked=0.9}");
        assertThat(forecast("--type", "t").out()).contains(" should hold 66.7%: 90.0% takes 9 ended runs\n");
        assertThat(forecast("--type", "t", "--level", "0.5").out()).contains(" should hold 50.0%\n");
        assertThat(forecast("--type", "t", "--within", "300d").status()).as("two runs cannot make 90% likely").isEqualTo(1);
        assertThat(object(json("forecast", "--type", "t", "--within", "300d"), "within")).containsEntry("chance", Decimal.parse("0.6667"));
        assertThat(object(object(json("forecast", "backtest"), "total"), "forecast"))
                .containsEntry("interval_tasks", 0L).containsEntry("inside_interval", null);
        assertThat(forecast("backtest").out()).contains(
                "should hold 90.0%, which takes 9 ended runs and some that have something in common: "
                        + "0 of the tasks had them at their start");
    }

    @Test
    void tasksThatHaveNothingInCommonPromiseNothing() throws Exception {
        for (int i = 0; i < 40; i++) {
            run("s", "t", "", 60 + i, "completed");
        }
        assertThat(forecast("--subsystem", "other", "--type", "new", "--borrow").out())
                .contains(", by tasks that have nothing in common with it: that promises nothing\n");
        assertThat(forecast("--subsystem", "s", "--type", "t").out()).contains(" should hold 90.0%\n");
        run("r", "t", "", 60, "completed");
        run("s", "u", "", 60, "completed");
        assertThat(forecast("--subsystem", "r", "--type", "u", "--borrow").out())
                .as("the type and the subsystem are something in common").contains(" should hold 90.0%\n");
    }

    @Test
    void backtestSeesTheRunsThatTheForecastSees() throws Exception {
        for (int task = 1; task <= 3; task++) {
            event("n" + task, "created", "\"subsystem\":\"s\",\"task_type\":\"t\",\"title\":\"\"");
            clock = clock.plusSeconds(3_600);
            event("n" + task, "completed", "");
        }
        assertThat(object(json("forecast", "--type", "t"), "forecast")).containsEntry("sample_size", 3L);
        Map<String, @Nullable Object> backtest = json("forecast", "backtest", "--by", "runs");
        assertThat(object(backtest, "total")).containsEntry("tasks", 2L);
        assertThat(backtest).containsEntry("unpredicted_tasks", 1L);
        assertThat(String.valueOf(backtest.get("by_runs"))).startsWith("[{runs=1-2, tasks=2, ");
        assertThat(object(json("forecast", "backtest", "--first", "1"), "total")).containsEntry("tasks", 1L);
        assertThat(forecast("backtest", "--first", "1", "--remaining").status()).isEqualTo(2);
    }

    @Test
    void backtestOfTasksThatAllStartedAtOnceSaysWhyThereIsNothing() throws Exception {
        event("a", "created", "\"task_type\":\"t\",\"title\":\"\"");
        event("a", "started", "");
        event("b", "created", "\"task_type\":\"t\",\"title\":\"\"");
        event("b", "started", "");
        clock = clock.plusSeconds(60);
        event("a", "completed", "");
        event("b", "completed", "");
        assertThat(forecast("backtest").out()).contains("0 predicted, 2 started before any had ended")
                .contains("No figures        each task started before any other had ended");
        assertThat(json("forecast", "backtest").get("note")).asString().startsWith("each task started before");
    }

    private Tool.Outcome forecast(String... options) throws IOException {
        save();
        String[] arguments = new String[options.length + 1];
        arguments[0] = "forecast";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return tool.run(arguments);
    }

    private Map<String, @Nullable Object> json(String... arguments) throws IOException, BadJsonException {
        save();
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Tool.Outcome outcome = tool.run(all);
        assertThat(outcome.err()).isEmpty();
        return Json.strict().parse(outcome.out());
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> data, String key) {
        Object value = data.get(key);
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    private void run(String subsystem, String type, String title, long seconds, String end) {
        String id = "task" + ++tasks;
        event(id, "created", "\"subsystem\":\"" + subsystem + "\",\"task_type\":\"" + type + "\",\"title\":\""
                + title + "\"");
        event(id, "started", "");
        clock = clock.plusSeconds(seconds);
        event(id, end, "");
        clock = clock.plusSeconds(1);
    }

    private void runWith(String fields, long seconds) {
        String id = "task" + ++tasks;
        event(id, "created", "\"subsystem\":\"s\",\"task_type\":\"t\",\"title\":\"\"," + fields);
        event(id, "started", "");
        clock = clock.plusSeconds(seconds);
        event(id, "completed", "");
        clock = clock.plusSeconds(1);
    }

    private void start(String id, long secondsAgo) throws IOException {
        clock = NOON.minusSeconds(secondsAgo);
        event(id, "created", "\"subsystem\":\"s\",\"task_type\":\"t\",\"title\":\"\"");
        event(id, "started", "");
        save();
    }

    private void event(String id, String event, String fields) {
        registry.append("{\"ts\":\"").append(clock).append("\",\"event\":\"task.").append(event)
                .append("\",\"task_id\":\"").append(id).append('"')
                .append(fields.isEmpty() ? "" : ",").append(fields).append("}\n");
    }

    private void save() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/registry.jsonl"), registry);
    }
}
