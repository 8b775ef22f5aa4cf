package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class EvaluateCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void aLog() {
        tool = Tool.in(directory).at("2026-01-31T00:00:00Z");
    }

    private void ran(Instant from, int count, String type, int seconds, String end) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant begin = from.plusSeconds(3_600L * i);
            String id = "\"task_id\":\"" + type + from.getEpochSecond() + "-" + i + "\"";
            lines.add("{\"ts\":\"" + begin + "\",\"event\":\"task.created\"," + id + ",\"title\":\"t\",\"subsystem\":\"search_engine\",\"task_type\":\"" + type + "\"}");
            lines.add("{\"ts\":\"" + begin.plusSeconds(seconds) + "\",\"event\":\"task." + end + "\"," + id + "}");
        }
        Files.write(directory.resolve("runs.jsonl"), lines);
        tool.run("events", "ingest", "runs.jsonl");
    }

    @Test
    void scoresAPeriodBesideTheOneBefore() throws IOException {
        ran(Instant.parse("2026-01-10T00:00:00Z"), 10, "nightly_reindexing", 60, "completed");
        ran(Instant.parse("2026-01-20T00:00:00Z"), 8, "nightly_reindexing", 120, "completed");
        ran(Instant.parse("2026-01-21T00:00:00Z"), 2, "nightly_reindexing", 120, "failed");
        Tool.Outcome table = tool.run("evaluate", "--since", "2026-01-17", "--until", "2026-01-31");
        assertThat(table.out()).isEqualTo("""
                WORK                              RUNS  SCORE  TREND  DONE  PASSED  COST  STABLE  CPU%  FREE%
                search_engine/nightly_reindexing    10     78    -13    80            50     100
                """);
        assertThat(tool.run("evaluate", "--since", "2026-01-17", "--until", "2026-01-31", "-o", "jsonl").out()).isEqualTo("""
                {"subsystem":"search_engine","task_type":"nightly_reindexing","runs":10,"score":77.5,"trend":-13.3,"success":80,"verification":null,\
                "cost":50,"stability":100,"efficiency_percent":null,"memory_headroom_percent":null,"cores_assumed":null,"runs_before":10,\
                "score_before":100,"success_before":100,"verification_before":null,"stability_before":100}
                """);
    }

    @Test
    void fitsA80ColumnTerminal() throws IOException {
        ran(Instant.parse("2026-01-20T00:00:00Z"), 8, "nightly_reindexing_of_everything", 120, "completed");
        assertThat(tool.terminal(80).run("evaluate").out().lines().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
                .hasSize(2).allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysSoWhereNothingEnded() throws IOException {
        Tool.Outcome nothing = tool.run("evaluate", "--json");
        assertThat(nothing.out()).isEqualTo("[]\n");
        assertThat(nothing.err()).contains("nothing has completed or failed since 2026-01-01T00:00:00Z");
        ran(Instant.parse("2026-01-20T00:00:00Z"), 8, "a", 120, "completed");
        assertThat(tool.run("evaluate", "--type", "b", "-o", "jsonl").out()).isEmpty();
        assertThat(tool.run("evaluate", "--subsystem", "search_engine", "--type", "a", "-o", "jsonl").out()).hasLineCount(1);
    }
}
