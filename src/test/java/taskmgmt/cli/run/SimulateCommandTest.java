package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class SimulateCommandTest {
    @TempDir
    private Path directory;

    @Test
    void comparesStrategiesByTheTasksOfThePast() {
        Tool tool = Tool.in(directory);
        assertThat(tool.run("simulate").err()).contains("no task has run to an end yet");
        tool.at("2026-01-01T00:00:00Z").run("task", "create", "--title", "x", "--id", "a", "--start");
        tool.run("task", "create", "--title", "x", "--id", "b", "--subsystem", "other");
        tool.at("2026-01-01T00:01:40Z").run("task", "complete", "a");
        tool.run("task", "start", "b");
        tool.at("2026-01-01T00:02:00Z").run("task", "complete", "b");

        Tool.Outcome outcome = tool.run("simulate", "--slots", "1", "--strategy", "fifo", "-o", "csv");
        assertThat(outcome.out().lines()).containsExactly("strategy,tasks,mean_wait_seconds,p95_wait_seconds,urgent_wait_seconds,in_time,deadlines,makespan_seconds",
                "recorded,2,50,100,,,,120", "fifo,2,50,100,,,,120");
        assertThat(outcome.err()).isEqualTo("task-mgmt: with 1 slot\n");
        assertThat(tool.run("simulate", "--subsystem", "other", "--slots", "1", "-o", "csv").out().lines()).hasSize(8);
        assertThat(tool.run("simulate", "--strategy", "resource").status()).isEqualTo(2);
    }
}
