package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Tool;

/** Every report gives the same success rate and the same mean duration over the same log, and says of which tasks they are. */
class ReportsAgreeTest {
    private static final String SUCCESS = "of completed and failed tasks, by their last attempts";

    @TempDir
    private Path directory;

    /** Of five tasks: completed in 10 s; failed after 20 s and completed in 30 s; failed after 40 s; cancelled; ended before it began. */
    @Test
    void retriesCancellationsAndImpossibleTimesAreCountedInOneWay() throws IOException {
        StringBuilder log = new StringBuilder();
        task(log, "a", 0, "completed 10");
        task(log, "b", 100, "failed 20", "completed 30");
        task(log, "c", 200, "failed 40");
        task(log, "d", 300, "cancelled 5000");
        task(log, "e", 6000, "completed -60");

        Tool tool = logOf(log.toString());
        assertThat(figure(tool, "success_rate_percent", "stats", "--json")).isEqualByComparingTo("75.0");
        assertThat(figure(tool, "avg_seconds", "stats", "--json")).isEqualByComparingTo("25");
        agree(tool);
    }

    @Test
    void theExampleLogsAgree() throws IOException {
        agree(logOf(Files.readString(Path.of("examples/logs/registry.jsonl"))));
    }

    @Test
    void anyLogAgrees() throws IOException {
        Random random = Seed.random(ReportsAgreeTest.class);
        StringBuilder log = new StringBuilder();
        String[] ends = {"completed", "completed", "failed", "cancelled"};
        for (int i = 0; i < 300; i++) {
            String[] attempts = new String[1 + random.nextInt(3)];
            for (int each = 0; each < attempts.length; each++) {
                String end = each < attempts.length - 1 ? "failed" : ends[random.nextInt(ends.length)];
                attempts[each] = end + " " + (random.nextInt(20) == 0 ? -1 : random.nextInt(1, 200));
            }
            task(log, "t" + i, random.nextInt(60_000), attempts);
        }
        agree(logOf(log.toString()));
    }

    private static void agree(Tool tool) {
        BigDecimal success = ofAll(tool, "success_rate_percent");
        BigDecimal mean = ofAll(tool, "avg_seconds");

        assertThat(lastFigure(tool, "success_rate_percent", "evidence", "unified", "--json")).isEqualByComparingTo(success);
        assertThat(lastFigure(tool, "mean_duration_seconds", "evidence", "unified", "--json")).isEqualByComparingTo(mean);
        assertThat(figure(tool, "success_rate_percent", "system", "status", "--json")).isEqualByComparingTo(success);
        assertThat(figure(tool, "mean_duration_seconds", "system", "status", "--json")).isEqualByComparingTo(mean);
        assertThat(metric(tool, "task_mgmt_success_rate_percent")).isEqualByComparingTo(success);
        assertThat(metric(tool, "task_mgmt_mean_duration_seconds")).isEqualByComparingTo(mean);
        BigDecimal completed = metric(tool, "task_mgmt_tasks{status=\"completed\"}");
        BigDecimal failed = metric(tool, "task_mgmt_tasks{status=\"failed\"}");
        assertThat(percent(completed, completed.add(failed))).isEqualByComparingTo(success);
        assertThat(sum(tool, "task_mgmt_task_duration_seconds_sum")
                .divide(sum(tool, "task_mgmt_task_duration_seconds_count"), 6, RoundingMode.HALF_UP)).isEqualByComparingTo(mean);
        assertThat(weighted(tool, "success_rate").setScale(1, RoundingMode.HALF_UP)).isEqualByComparingTo(success);
        assertThat(weighted(tool, "duration_avg").setScale(3, RoundingMode.HALF_UP)).isEqualByComparingTo(mean.setScale(3, RoundingMode.HALF_UP));
        String dashboard = tool.run("dashboard", "--days", "366", "--json").out();
        String days = dashboard.substring(dashboard.indexOf("by_day"), dashboard.indexOf("by_group"));
        assertThat(percent(all(days, "completed"), all(days, "completed").add(all(days, "failed")))).isEqualByComparingTo(success);

        assertThat(tool.run("stats").out()).contains(success.toPlainString() + "% " + SUCCESS);
        assertThat(tool.run("evidence", "unified").out()).contains(success.toPlainString() + "% " + SUCCESS,
                "of completed and failed attempts whose duration is known");
        assertThat(tool.run("system", "status").out().replaceAll("\\s+", " ")).contains(success.toPlainString() + "% with success, " + SUCCESS);
        assertThat(tool.run("dashboard", "--days", "366").out()).contains("success " + SUCCESS);
    }

    private Tool logOf(String registry) throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.writeString(logs.resolve("registry.jsonl"), registry);
        return Tool.in(directory).at("2026-01-05T12:00:00Z");
    }

    /** @param attempts how each ended, and after how many seconds */
    private static void task(StringBuilder log, String id, int at, String... attempts) {
        long begin = 1_763_300_000L + at;
        event(log, "created", id, begin, ",\"title\":\"x\",\"subsystem\":\"s\",\"task_type\":\"t\"");
        long now = begin;
        for (String attempt : attempts) {
            String end = attempt.substring(0, attempt.indexOf(' '));
            if (now > begin) {
                event(log, "retrying", id, now, "");
            }
            event(log, "started", id, now, "");
            now += Long.parseLong(attempt.substring(attempt.indexOf(' ') + 1));
            event(log, end, id, now, "");
            now = Math.max(now, begin) + 1;
        }
    }

    private static void event(StringBuilder log, String event, String id, long at, String more) {
        log.append("{\"ts\":\"").append(Instant.ofEpochSecond(at)).append("\",\"event\":\"task.").append(event)
                .append("\",\"task_id\":\"").append(id).append('"').append(more).append("}\n");
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
    }

    /** The mean of a trend's days, each by how many it is of. */
    private static BigDecimal weighted(Tool tool, String metric) {
        String out = tool.run("trend", metric, "--json").out();
        Matcher point = Pattern.compile("\"value\": (null|[-0-9.]+),\\s+\"count\": (\\d+)").matcher(out);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal count = BigDecimal.ZERO;
        while (point.find()) {
            BigDecimal weight = new BigDecimal(point.group(2));
            sum = point.group(1).equals("null") ? sum : sum.add(new BigDecimal(point.group(1)).multiply(weight));
            count = count.add(weight);
        }
        return sum.divide(count, 9, RoundingMode.HALF_UP);
    }

    private static BigDecimal metric(Tool tool, String name) {
        return found(Pattern.quote(name) + " ([-0-9.e]+)", tool.run("system", "metrics", "-o", "prometheus").out(), false);
    }

    private static BigDecimal sum(Tool tool, String name) {
        Matcher each = Pattern.compile(name + "\\{[^}]*} ([-0-9.e]+)").matcher(tool.run("system", "metrics", "-o", "prometheus").out());
        BigDecimal sum = BigDecimal.ZERO;
        while (each.find()) {
            sum = sum.add(new BigDecimal(each.group(1)));
        }
        return sum;
    }

    private static BigDecimal all(String json, String key) {
        Matcher each = Pattern.compile("\"" + key + "\": (\\d+)").matcher(json);
        BigDecimal sum = BigDecimal.ZERO;
        while (each.find()) {
            sum = sum.add(new BigDecimal(each.group(1)));
        }
        return sum;
    }

    private static BigDecimal ofAll(Tool tool, String key) {
        String stats = tool.run("stats", "--json").out();
        return found("\"" + key + "\": ([-0-9.]+)", stats.substring(stats.indexOf("\"total\": {")), false);
    }

    private static BigDecimal figure(Tool tool, String key, String... command) {
        return found("\"" + key + "\": ([-0-9.]+)", tool.run(command).out(), false);
    }

    private static BigDecimal lastFigure(Tool tool, String key, String... command) {
        return found("\"" + key + "\": ([-0-9.]+)", tool.run(command).out(), true);
    }

    private static BigDecimal found(String pattern, String text, boolean last) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        @Nullable String value = null;
        while (matcher.find() && (value == null || last)) {
            value = matcher.group(1);
        }
        assertThat(value).as(pattern + " in " + text).isNotNull();
        return new BigDecimal(String.valueOf(value));
    }
}
