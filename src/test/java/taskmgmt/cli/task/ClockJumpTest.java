package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.json.BadJsonException;
import taskmgmt.testkit.Tool;

/** A clock that jumps by an hour and by a year, both ways: nothing breaks, and order is the order of the file. */
class ClockJumpTest {
    private static final List<String> JUMPS = List.of("2026-03-01T12:00:00Z", "2026-03-01T11:00:00Z", "2025-03-01T12:00:00Z",
            "2027-03-01T12:00:00Z", "2026-03-01T12:00:01Z");

    @TempDir
    Path directory;

    Tool tool;
    final List<String> done = new ArrayList<>();

    @BeforeEach
    void tasksThatBeginAtEveryTimeAndEndAtEveryOther() {
        tool = Tool.in(directory);
        for (String begin : JUMPS) {
            for (String end : JUMPS) {
                tool.at(begin);
                String id = tool.run("task", "create", "--title", "a task", "--sla", "30m", "--start").out().strip();
                String incident = tool.run("incident", "open", "--failure-mode", "port_in_use", "--severity", "low").out()
                        .strip().split(" ", -1)[0];
                tool.at(end);
                assertThat(tool.run("task", "complete", id).status()).as("%s to %s", begin, end).isZero();
                assertThat(tool.run("incident", "resolve", incident).status()).isZero();
                done.add(id);
            }
        }
    }

    @Test
    void everyReportComesToItsEnd() {
        for (String now : JUMPS) {
            tool.at(now);
            for (String report : List.of("stats", "stats compare", "forecast", "forecast backtest", "anomalies", "stuck", "sla",
                    "mttr", "trend", "insights", "dashboard", "system status", "evidence healing", "evidence learning",
                    "evidence unified", "task list", "incident list", "incident reconcile", "audit list", "forecast remaining",
                    "task show " + done.getFirst(), "task history " + done.getLast(), "audit verify")) {
                Tool.Outcome outcome = tool.run(report.split(" ", -1));
                assertThat(outcome.status()).as("%s at %s: %s", report, now, outcome.err())
                        .isIn(ExitCode.DONE.number(), ExitCode.NO.number(), ExitCode.USAGE.number());
                assertThat(outcome.err()).doesNotContain("a bug in task-mgmt");
            }
        }
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void theOrderIsThatOfTheFile() throws IOException, BadJsonException {
        assertThat(tool.events()).startsWith("task.created", "task.started", "task.created", "task.completed", "task.completed",
                "task.created");
        for (String id : done) {
            assertThat(tool.run("task", "show", id, "--json").out()).contains("\"status\": \"completed\"");
        }
    }

    @Test
    void versionsOfAConfigurationGoOnRising() {
        List<String> versions = new ArrayList<>();
        for (String now : JUMPS) {
            tool.at(now);
            versions.add(tool.run("learning", "config", "--component", "ranker").out().strip().split(" ", -1)[1]);
        }
        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }
}
