package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** Reports over a period, on a log whose last event is older. */
class OldLogTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void makeLog() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        StringBuilder lines = new StringBuilder();
        for (int run = 1; run <= 7; run++) {
            lines.append("""
                    {"ts":"2002-07-0%1$dT10:00:00Z","event":"task.created","task_id":"t%1$d","title":"t","subsystem":"hpc"}
                    {"ts":"2002-07-0%1$dT10:00:00Z","event":"task.started","task_id":"t%1$d"}
                    {"ts":"2002-07-0%1$dT1%2$s:00Z","event":"task.completed","task_id":"t%1$d"}
                    """.formatted(run, run == 7 ? "4:00" : "0:10"));
        }
        Files.writeString(logs.resolve("registry.jsonl"), lines);
        tool = Tool.in(directory);
    }

    @Test
    void anomaliesSayWhatToType() {
        for (String method : new String[] {"ratio", "robust", "forecast"}) {
            Tool.Outcome outcome = tool.at("2002-09-01T00:00:00Z").run("anomalies", "--method", method);
            assertThat(outcome.err()).as(method).contains("the last one did at 2002-07-07").endsWith(": try --since 2002-07-07\n");
        }
        Tool.Outcome followed = tool.run("anomalies", "--since", "2002-07-07");
        assertThat(followed.out()).contains("t7");
        assertThat(followed.err()).isEmpty();
        assertThat(tool.run("anomalies", "--subsystem", "none").err()).as("no run at all").doesNotContain("try --since");
    }

    @Test
    void insightsSayWhatToType() {
        assertThat(tool.at("2002-09-01T00:00:00Z").run("insights").err()).endsWith(": try --since 2002-07-07\n");
        assertThat(tool.run("insights", "--since", "2002-07-01").err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats --since 7d", "stats --since 7d -o csv", "stats compare --since 7d", "trend duration --since 7d", "evaluate"})
    void reportsOnAPeriodSayWhatToType(String line) {
        String[] words = line.split(" ");
        assertThat(tool.at("2002-09-01T00:00:00Z").run(words).err())
                .endsWith("the last one did at 2002-07-07T14:00:00Z: try --since 2002-07-07\n").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "stats --since 2002-07-01", "stats compare --since 2002-07-01", "trend duration --since 2002-07-01"})
    void reportsThatFindSomethingSayNothingOfTheSort(String line) {
        assertThat(tool.at("2002-09-01T00:00:00Z").run(line.split(" ")).err()).doesNotContain("--since");
    }

    @Test
    void dashboardSaysWhatToType() {
        assertThat(tool.at("2002-09-01T00:00:00Z").run("dashboard").err())
                .isEqualTo("task-mgmt: no run has ended in the last 14 days, the last one did on 2002-07-07: try --days 57\n");
        Tool.Outcome followed = tool.run("dashboard", "--days", "57");
        assertThat(followed.err()).isEmpty();
        assertThat(followed.out()).contains("1 completed");
        assertThat(tool.at("2026-01-01T00:00:00Z").run("dashboard").err())
                .endsWith("try 'task-mgmt stats' or 'task-mgmt trend tasks --since 2002-07-07'\n");
    }
}
