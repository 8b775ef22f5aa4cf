package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Tool;
import taskmgmt.time.Rfc3339;

/** What the command says of thousands of tasks, against what keeping all of them and sorting says. */
class StatsOfManyTasksTest {
    private static final long SEED = 20_251_117;
    private static final int TASKS = 6000;
    private static final Instant FIRST = Instant.parse("2025-11-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final Map<String, Plain> plain = new TreeMap<>();
    private final Plain all = new Plain();

    /** Every figure kept. */
    private static final class Plain {
        private final List<Long> durations = new ArrayList<>();
        private final List<Long> queueTimes = new ArrayList<>();
        private long completed;
        private long cpuMicros;

        void add(long queueMicros, long durationMicros, boolean success, long cpu) {
            queueTimes.add(queueMicros);
            durations.add(durationMicros);
            completed += success ? 1 : 0;
            cpuMicros += cpu;
        }
    }

    @BeforeEach
    void writeLog() throws IOException {
        Random random = Seed.random(StatsOfManyTasksTest.class, SEED);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < TASKS; i++) {
            boolean large = random.nextInt(4) > 0;
            String subsystem = large ? "large" : "small" + random.nextInt(2);
            long queue = random.nextLong(60_000_000);
            long duration = Math.round(30e6 * Math.exp(random.nextGaussian()));
            boolean success = random.nextInt(10) > 0;
            long cpu = random.nextLong(1_000_000_000);
            log(log, i, subsystem, queue, duration, success ? "completed" : "failed", cpu);
            plain.computeIfAbsent(subsystem, unseen -> new Plain()).add(queue, duration, success, cpu);
            all.add(queue, duration, success, cpu);
        }
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/registry.jsonl"), log);
    }

    private static void log(StringBuilder log, int i, String subsystem, long queue, long duration, String end, long cpuMicros) {
        String id = "\",\"task_id\":\"t" + i + "\"";
        Instant created = FIRST.plus(i * 100L, ChronoUnit.SECONDS);
        Instant started = created.plus(queue, ChronoUnit.MICROS);
        log.append("{\"ts\":\"").append(Rfc3339.format(created)).append("\",\"event\":\"task.created").append(id)
                .append(",\"task_type\":\"t\",\"title\":\"t\",\"subsystem\":\"").append(subsystem).append("\"}\n");
        log.append("{\"ts\":\"").append(Rfc3339.format(started)).append("\",\"event\":\"task.started").append(id).append("}\n");
        log.append("{\"ts\":\"").append(Rfc3339.format(started.plus(duration, ChronoUnit.MICROS))).append("\",\"event\":\"task.")
                .append(end).append(id).append(",\"cpu_seconds\":").append(seconds(cpuMicros).toPlainString()).append("}\n");
    }

    @Test
    void smallGroupsAreExactAndLargeOnesWithinOnePercent() throws BadJsonException {
        Map<String, @Nullable Object> data = Json.strict().parse(
                Tool.in(directory).run("stats", "--by", "subsystem", "--json").out());
        List<?> groups = (List<?>) Objects.requireNonNull(data.get("groups"));

        assertThat(groups.stream().map(group -> object(group).get("subsystem"))).containsExactlyElementsOf(plain.keySet());
        for (Object each : groups) {
            Map<String, @Nullable Object> group = object(each);
            check(group, Objects.requireNonNull(plain.get(String.valueOf(group.get("subsystem")))));
        }
        check(object(data.get("total")), all);
        assertThat(all.durations).hasSize(TASKS);
    }

    private static void check(Map<String, @Nullable Object> group, Plain expected) {
        int size = expected.durations.size();
        assertThat(group).containsEntry("tasks", (long) size).containsEntry("completed", expected.completed)
                .containsEntry("failed", size - expected.completed);
        assertThat(number(group, "success_rate_percent")).isEqualTo(BigDecimal.valueOf(expected.completed * 100)
                .divide(BigDecimal.valueOf(size), 1, RoundingMode.HALF_UP).doubleValue());
        check(object(group.get("duration")), expected.durations);
        check(object(group.get("queue")), expected.queueTimes);
        assertThat(number(object(group.get("cpu")), "total_seconds")).isEqualTo(seconds(expected.cpuMicros).doubleValue());
    }

    private static void check(Map<String, @Nullable Object> times, List<Long> micros) {
        List<Long> sorted = micros.stream().sorted().toList();
        long sum = sorted.stream().mapToLong(each -> each).sum();
        boolean exact = sorted.size() <= 4096;
        assertThat(times).containsEntry("count", (long) sorted.size()).containsEntry("percentiles_exact", exact);
        assertThat(number(times, "min_seconds")).isEqualTo(seconds(sorted.getFirst()).doubleValue());
        assertThat(number(times, "max_seconds")).isEqualTo(seconds(sorted.getLast()).doubleValue());
        assertThat(number(times, "avg_seconds")).isEqualTo(seconds(sum)
                .divide(BigDecimal.valueOf(sorted.size()), 6, RoundingMode.HALF_UP).doubleValue());
        for (int percent : new int[] {50, 90, 95, 99}) {
            double nearestRank = seconds(sorted.get((sorted.size() * percent + 99) / 100 - 1)).doubleValue();
            assertThat(number(times, "p" + percent + "_seconds")).as("p%s of %s", percent, sorted.size())
                    .isCloseTo(nearestRank, within(exact ? 0.0 : nearestRank * 0.01));
        }
    }

    private static BigDecimal seconds(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    private static double number(Map<String, @Nullable Object> data, String key) {
        return ((Number) Objects.requireNonNull(data.get(key))).doubleValue();
    }

    @SuppressWarnings("unchecked") // an object in JSON has texts as keys
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }
}
