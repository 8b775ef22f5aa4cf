package taskmgmt.forecast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Started;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.stats.Group;
import taskmgmt.testkit.Tool;

/**
 * The figures of {@code forecast backtest} are those that a program of its own finds, which reads the log line by line and
 * lets the predictor know nothing but what has happened by then.
 */
class IndependentWalkTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    /** Where every moment is another, and where much happens in the same second or in the same ten minutes. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 600})
    void agreesToEveryDigit(double grain) throws Exception {
        Path registry = directory.resolve("logs/registry.jsonl");
        Files.createDirectories(directory.resolve("logs"));
        Files.write(registry, registry(new Random(17), grain));
        Map<String, @Nullable Object> walked = walk(registry);
        Map<String, @Nullable Object> total = object(Json.strict().parse(
                Tool.in(directory).run("forecast", "backtest", "--json").out()), "total");
        Map<String, @Nullable Object> forecast = object(total, "forecast");
        List<?> under = (List<?>) walked.getOrDefault("under", List.of());

        assertThat(total.get("tasks")).isEqualTo(walked.get("tasks")).isNotEqualTo(0L);
        assertThat(number(forecast.get("under_p50"))).isCloseTo(number(under.get(0)), within(1e-6));
        assertThat(number(forecast.get("under_p90"))).isCloseTo(number(under.get(1)), within(1e-6));
        assertThat(number(forecast.get("under_p95"))).isCloseTo(number(under.get(2)), within(1e-6));
        assertThat(number(forecast.get("inside_interval"))).isCloseTo(number(walked.get("inside")), within(1e-6));
        assertThat(number(forecast.get("pinball_loss_seconds"))).isCloseTo(number(walked.get("loss")), within(1e-5));
        assertThat(number(forecast.get("median_error_seconds"))).isCloseTo(number(walked.get("median_error")), within(1e-6));
    }

    private static Map<String, @Nullable Object> walk(Path registry) throws IOException, BadJsonException {
        Predictor predictor = new Predictor(Levels.of(0.9, 0.5, 0.9, 0.95));
        Map<String, Started> running = new HashMap<>();
        Process python = new ProcessBuilder("python3", Path.of("src/test/python/walk.py").toString(), registry.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader from = python.inputReader(UTF_8); PrintWriter to = new PrintWriter(python.outputWriter(UTF_8), true)) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                String[] words = line.split(" ", 4);
                switch (words[0]) {
                    case "start" -> {
                        Started started = predictor.start(work(Json.strict().parse(words[3])), Long.parseLong(words[2]));
                        Prediction prediction = started.prediction();
                        running.put(words[1], started);
                        to.println(prediction == null ? "none" : prediction.quantile(0.5) + " " + prediction.quantile(0.9)
                                + " " + prediction.quantile(0.95) + " " + prediction.low() + " " + prediction.high());
                    }
                    case "end" -> predictor.end(Objects.requireNonNull(running.remove(words[1])), Long.parseLong(words[2]));
                    case "drop" -> predictor.drop(Objects.requireNonNull(running.remove(words[1])));
                    default -> {
                        return Json.strict().parse(line.substring("scores ".length()));
                    }
                }
            }
        }
        throw new IllegalStateException("the walk ended without scores");
    }

    private static Work work(Map<String, @Nullable Object> facts) {
        SortedMap<String, String> known = new TreeMap<>();
        object(facts, "metadata").forEach((key, value) -> known.put(key, String.valueOf(value)));
        known.put(Work.CREATOR, String.valueOf(facts.get("creator")));
        known.put(Work.TITLE, String.valueOf(facts.get("title")));
        known.values().removeIf(String::isEmpty);
        return new Work(new Group(String.valueOf(facts.get("subsystem")), String.valueOf(facts.get("type"))), known);
    }

    @Test
    void muchHappensInTheSameTenMinutes() {
        List<String> moments = registry(new Random(17), 600).stream().map(line -> line.substring(0, line.indexOf("event"))).toList();
        assertThat(new HashSet<>(moments)).hasSizeLessThan(moments.size() / 20);
    }

    /** Two thousand tasks of a few users on a few queues, many at once, one in twenty failing. Times are multiples of the grain, in seconds. */
    private static List<String> registry(Random random, double grain) {
        record Line(double at, int number, String text) {}
        List<Line> lines = new ArrayList<>();
        double at = 0;
        for (int task = 0; task < 2_000; task++) {
            at += -30 * Math.log(1 - random.nextDouble());
            int user = (int) (8 * random.nextDouble() * random.nextDouble());
            int procs = 1 << random.nextInt(4);
            double took = Math.min(3_600, Math.exp(3 + user % 3 + procs / 3.0 + 0.5 * random.nextGaussian()));
            boolean fails = random.nextInt(20) == 0;
            String created = "\"subsystem\":\"s" + user % 2 + "\",\"task_type\":\"t" + user + "\",\"created_by\":\"u" + user
                    + "\",\"title\":\"job " + task + "\",\"metadata\":{\"procs\":" + procs + ",\"time_limit_s\":3600}";
            double start = grain * Math.rint((at + 1) / grain);
            double end = grain * Math.rint((at + 1 + took) / grain);
            lines.add(new Line(start, 3 * task, line(start, "created", task, "," + created)));
            lines.add(new Line(start, 3 * task + 1, line(start, "started", task, "")));
            lines.add(new Line(end, 3 * task + 2, line(end, fails ? "failed" : "completed", task, "")));
        }
        lines.sort(Comparator.comparingDouble(Line::at).thenComparingInt(Line::number));
        return lines.stream().map(Line::text).toList();
    }

    private static String line(double seconds, String event, int task, String more) {
        return "{\"ts\":\"" + START.plusNanos(1_000 * Math.round(seconds * 1e6)) + "\",\"event\":\"task." + event
                + "\",\"task_id\":\"t" + task + "\"" + more + "}";
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> data, String key) {
        return (Map<String, @Nullable Object>) data.getOrDefault(key, Map.of());
    }

    private static double number(@Nullable Object value) {
        return Double.parseDouble(String.valueOf(value));
    }
}
