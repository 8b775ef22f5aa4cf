package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** Memory, processor time and storage, forecast as durations are, and what is admitted by that. */
class ResourceForecastTest {
    private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
    private static final int RUNS = 60;

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    /** 60 runs of a minute, which take 1,000 MB and more where the metadata say large, and 100 MB else; and one that says nothing. */
    @BeforeEach
    void aLog() throws IOException {
        tool = Tool.in(directory);
        runs(0, RUNS);
    }

    private void runs(int from, int to) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Instant begin = START.plusSeconds(900L * i);
            boolean large = i % 2 == 1;
            String id = "\"task_id\":\"job_" + i + "\"";
            lines.add("{\"ts\":\"" + begin + "\",\"event\":\"task.created\"," + id + ",\"title\":\"t\",\"subsystem\":\"ml\",\"task_type\":\"train\","
                    + "\"metadata\":{\"size\":\"" + (large ? "large" : "small") + "\"}}");
            lines.add("{\"ts\":\"" + begin + "\",\"event\":\"task.started\"," + id + "}");
            lines.add("{\"ts\":\"" + begin.plusSeconds(60) + "\",\"event\":\"task.completed\"," + id + ",\"success\":true,\"resource_usage\":"
                    + (i == 0 ? "{}" : "{\"memory_peak_mb\":" + (large ? 1_000 + i * 7 % RUNS : 100) + ",\"cpu_seconds\":" + i + ".5,\"storage_delta_mb\":"
                            + (i == 1 ? -4 : 8) + "}") + "}");
        }
        Files.write(directory.resolve("runs.jsonl"), lines);
        assertThat(tool.run("events", "ingest", "runs.jsonl").err()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> figures(String... words) throws Exception {
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return Objects.requireNonNull((Map<String, @Nullable Object>) Json.strict().parse(outcome.out()).get("forecast"));
    }

    @Test
    void memoryIsForecastInItsUnitAndByWhatIsKnownOfTheTask() throws Exception {
        Map<String, @Nullable Object> all = figures("forecast", "--type", "train", "--metric", "memory", "--json");
        assertThat(all).containsEntry("min_mb", 100L).containsEntry("max_mb", 1_059L).containsEntry("sample_size", 59L).doesNotContainKey("avg_seconds");
        Map<String, @Nullable Object> small = figures("forecast", "--type", "train", "--metadata", "size=small", "--metric", "memory", "--json");
        assertThat(small).containsEntry("p95_mb", 100L).containsEntry("sample_size", 29L);
        assertThat(String.valueOf(small.get("interval"))).startsWith("{level=0.9, low_mb=100, high_mb=");
        assertThat(tool.run("forecast", "--type", "train", "--metric", "memory").out()).startsWith("Forecast of the memory for train\n")
                .contains("from 100.00 MB to 1059.00 MB");
        assertThat(tool.run("forecast", "--type", "train", "--metric", "memory", "--json").out()).contains("\"metric\": \"memory\"");
    }

    @Test
    void processorTimeIsInSecondsAndStorageThatShrankGrewByNothing() throws Exception {
        assertThat(String.valueOf(figures("forecast", "--type", "train", "--metric", "cpu", "--json").get("max_seconds"))).isEqualTo("59.5");
        assertThat(figures("forecast", "--type", "train", "--metric", "storage", "--json")).containsEntry("min_mb", 0L).containsEntry("p50_mb", 8L);
        assertThat(figures("forecast", "--type", "train", "--json")).containsEntry("p50_seconds", 60L).containsEntry("sample_size", 60L);
    }

    @Test
    void backTestsScoreIt() throws Exception {
        String test = tool.run("forecast", "backtest", "--metric", "memory", "--json").out();
        assertThat(test).contains("\"metric\": \"memory\"", "pinball_loss_mb", "median_error_mb").doesNotContain("pinball_loss_seconds");
        assertThat(tool.run("forecast", "backtest", "--metric", "memory").out()).contains("Shares that took no more memory, losses in MB", " MB");
        assertThat(tool.run("forecast", "backtest", "--json").out()).contains("pinball_loss_seconds").doesNotContain("\"metric\"");
    }

    @Test
    void whatDoesNotGoTogetherOrIsNotKnownIsSaid() {
        assertThat(tool.run("forecast", "--type", "train", "--metric", "memory", "--within", "5m").status()).isEqualTo(2);
        assertThat(tool.run("forecast", "--type", "train", "--metric", "disk").status()).isEqualTo(2);
        assertThat(tool.run("forecast", "backtest", "--remaining", "--metric", "memory").status()).isEqualTo(2);
        tool.run("task", "create", "--type", "plain", "--title", "t", "--id", "p");
        tool.run("task", "complete", "p");
        assertThat(tool.run("forecast", "--type", "plain", "--metric", "memory").err())
                .contains("no successful run with a known memory of plain has finished yet");
    }

    private long reserved(String id, String... options) {
        List<String> words = new ArrayList<>(List.of("add", "--id", id, "--type", "train", "--subsystem", "ml", "--title", "t", "--needs", "mem=forecast"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "true"));
        Tool.Outcome added = tool.run(words.toArray(String[]::new));
        assertThat(added.err()).isEmpty();
        return Long.parseLong(tool.run("task", "show", id, "--json").out().replaceAll("(?s).*\"memory_bytes\": ([0-9]+).*", "$1"));
    }

    @Test
    void whatIsReservedGoesByTheMetadataOfTheTask() throws IOException {
        runs(RUNS, 8 * RUNS);
        assertThat(reserved("large", "--metadata", "size=large")).isBetween(1_000_000_000L, 1_500_000_000L);
        assertThat(reserved("unknown", "--metadata", "size=medium")).as("nobody has seen that size").isBetween(1_000_000_000L, 1_500_000_000L);
        assertThat(reserved("small", "--metadata", "size=small")).isBetween(100_000_000L, 400_000_000L);
        assertThat(reserved("typed", "--metadata", "{\"size\":\"small\",\"of\":[1],\"new\":1.50}")).as("a list, and what no run tells, say nothing")
                .isEqualTo(reserved("again", "--metadata", "size=small"));
    }

    @Test
    void aTaskOfTheQueueNeedsTheMemoryThatSuchRunsTook() throws Exception {
        assertThat(tool.run("add", "--id", "a", "--type", "train", "--subsystem", "ml", "--needs", "cpu=2,mem=forecast", "--", "true").err()).isEmpty();
        String shown = tool.run("task", "show", "a", "--json").out();
        long bytes = Long.parseLong(shown.replaceAll("(?s).*\"memory_bytes\": ([0-9]+).*", "$1"));
        assertThat(bytes).as("what 95 of 100 runs stayed below").isBetween(1_000_000_000L, 1_500_000_000L);
        assertThat(shown).contains("\"cpu\": 2");
        Tool.Outcome few = tool.run("add", "--id", "b", "--type", "new", "--needs", "cpu=1,mem=forecast", "--", "true");
        assertThat(few.status()).isZero();
        assertThat(few.err()).contains("--needs mem=forecast: 0 successful runs of new say how much memory it took, it takes 5: no memory is set aside");
        assertThat(tool.run("task", "show", "b", "--json").out()).doesNotContain("memory_bytes").contains("\"cpu\": 1");
    }
}
