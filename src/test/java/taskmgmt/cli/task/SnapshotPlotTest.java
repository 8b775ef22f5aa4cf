package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** The snapshots of a task as charts. */
class SnapshotPlotTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    /** A task that used half a processor, then two; whose loss fell until it was no number; and that was then tried again. */
    @BeforeEach
    void aTask() throws IOException {
        tool = Tool.in(directory);
        ingest("{\"ts\":\"2026-01-05T10:00:00Z\",\"event\":\"task.created\",\"task_id\":\"train\",\"title\":\"t\"}",
                "{\"ts\":\"2026-01-05T10:00:00Z\",\"event\":\"task.started\",\"task_id\":\"train\"}",
                snapshot("10:01:00", 25, 30, 100, "0.9"), snapshot("10:02:00", 50, 60, 200, "0.5"),
                snapshot("10:03:00", 75, 180, 200, "\"NaN\""),
                "{\"ts\":\"2026-01-05T10:04:00Z\",\"event\":\"task.failed\",\"task_id\":\"train\"}",
                "{\"ts\":\"2026-01-05T10:05:00Z\",\"event\":\"task.started\",\"task_id\":\"train\"}",
                snapshot("10:06:00", 10, 60, 100, "1e-7"), snapshot("10:07:00", 20, 90, 150, "2e-7"));
    }

    private void ingest(String... lines) throws IOException {
        Files.write(directory.resolve("events.jsonl"), List.of(lines));
        Tool.Outcome outcome = tool.run("events", "ingest", "events.jsonl");
        assertThat(outcome.status()).as(outcome.err()).isZero();
    }

    private static String snapshot(String time, int percent, int cpu, int memory, String loss) {
        return "{\"ts\":\"2026-01-05T" + time + "Z\",\"event\":\"task.snapshot\",\"task_id\":\"train\",\"progress_percent\":" + percent
                + ",\"resource_usage\":{\"cpu_seconds\":" + cpu + ",\"memory_peak_mb\":" + memory + "},\"ml_metrics\":{\"loss\":" + loss + "}}";
    }

    @Test
    void eachFigureIsALineOverTheSameTime() {
        assertThat(tool.run("task", "snapshots", "train", "--plot", "--ascii").out()).isEqualTo("""
                train

                Reports           5, over 7m 00s since 2026-01-05T10:00:00Z
                Attempts          2, each a line of its own
                Done at           2026-01-05T10:15:00Z, if it goes on as it did over the last reports

                progress, % (last: 20)
                100 +
                    |                           ******
                 50 +                   ********
                    |              *****
                    |           ***                                                 ************
                  0 +
                    ++----------+---------+----------+---------+----------+---------+-----------
                     0          1m 00s    2m 00s     3m 00s    4m 00s     5m 00s    6m 00s

                processors in use (last: 0.5)
                2 +                                **
                  |                             ***
                1 +                           **                                    ***
                  |                        ***                                         ******
                  |           *************                                                  ***
                0 +
                  ++----------+----------+----------+---------+----------+----------+-----------
                   0          1m 00s     2m 00s     3m 00s    4m 00s     5m 00s     6m 00s

                memory, peak so far, MB (last: 150)
                200 +                   **************
                    |              *****                                                  ******
                100 +           ***                                                 ******
                    |
                    |
                  0 +
                    ++----------+---------+----------+---------+----------+---------+-----------
                     0          1m 00s    2m 00s     3m 00s    4m 00s     5m 00s    6m 00s

                loss (last: 0.0000002)
                1.0 +           ***
                    |              *****
                0.5 +                   ***
                    |
                    |
                0.0 +                                                               ************
                    ++----------+---------+----------+---------+----------+---------+-----------
                     0          1m 00s    2m 00s     3m 00s    4m 00s     5m 00s    6m 00s
                """);
    }

    @Test
    void columnsAndTimeChooseWhatIsDrawn() {
        String memory = tool.run("task", "snapshots", "train", "--plot", "--columns", "memory_peak_mb", "--since", "2026-01-05T10:05:00Z").out();
        assertThat(memory).contains("memory, peak so far, MB (last: 150)", "2, over 2m 00s since 2026-01-05T10:05:00Z")
                .doesNotContain("progress", "loss", "Attempts");
        assertThat(tool.run("task", "snapshots", "train", "--plot", "--columns", "ml_metrics").out()).contains("loss (last: 0.0000002)").doesNotContain("MB");
        Tool.Outcome wrong = tool.run("task", "snapshots", "train", "--plot", "--columns", "memory");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("--columns: no field 'memory'");
    }

    @Test
    void whereNothingCanBeDrawnThatIsSaid() throws IOException {
        ingest("{\"ts\":\"2026-01-05T10:00:00Z\",\"event\":\"task.created\",\"task_id\":\"plain\",\"title\":\"t\"}");
        assertThat(tool.run("task", "snapshots", "plain", "--plot")).isEqualTo(new Tool.Outcome(0, "", "task-mgmt: no reports of progress\n"));
        assertThat(tool.run("task", "snapshots", "train", "--plot", "--columns", "tokens_processed"))
                .isEqualTo(new Tool.Outcome(0, "", "task-mgmt: no reports of progress with such a figure\n"));
        assertThat(tool.run("task", "snapshots", "train", "--plot", "-q").status()).isEqualTo(2);
        assertThat(tool.run("task", "snapshots", "train", "--plot", "-o", "csv").out()).startsWith("ts,event,");
    }

    @Test
    void hugeAndHostileFiguresAreDrawnToo() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("{\"ts\":\"2026-01-05T10:00:00Z\",\"event\":\"task.created\",\"task_id\":\"odd\",\"title\":\"t\"}");
        int second = 0;
        for (String value : new String[] {"1e300", "-1e300", "1e-320", "0", "\"Infinity\"", "\"text\"", "1e400", "true", "[1]"}) {
            lines.add("{\"ts\":\"2026-01-05T10:00:0" + second++ + "Z\",\"event\":\"task.snapshot\",\"task_id\":\"odd\",\"ml_metrics\":{\"a\\u001b[31m\":"
                    + value + ",\"b\":1e-320}}");
        }
        ingest(lines.toArray(String[]::new));
        Tool.Outcome drawn = tool.run("task", "snapshots", "odd", "--plot", "--ascii");
        assertThat(drawn.status()).as(drawn.err()).isZero();
        assertThat(drawn.out()).doesNotContain("\u001b").contains("1e300").contains("b, 1e-300");
    }
}
