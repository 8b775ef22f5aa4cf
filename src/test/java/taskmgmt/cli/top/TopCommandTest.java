package taskmgmt.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class TopCommandTest {
    @TempDir
    Path directory;

    private Tool tool;

    @BeforeEach
    void setUp() {
        tool = Tool.in(directory);
    }

    private void work() {
        for (int i = 0; i < 12; i++) {
            tool.at("2025-11-17T10:%02d:00Z".formatted(i)).run("task", "create", "--id", "old" + i, "--title", "old", "--type", "backup", "--subsystem", "storage", "--start");
            tool.at("2025-11-17T10:%02d:%02dZ".formatted(i + 10, i)).run("task", "complete", "old" + i);
        }
        tool.at("2025-11-17T11:50:00Z").run("task", "create", "--id", "runs", "--title", "runs well", "--type", "backup", "--subsystem", "storage", "--start");
        tool.at("2025-11-17T11:55:00Z").run("task", "snapshot", "runs", "--cpu-seconds", "150", "--memory-peak-mb", "300", "--percent", "40");
        tool.at("2025-11-17T11:56:00Z").run("task", "snapshot", "runs", "--cpu-seconds", "180", "--memory-peak-mb", "500", "--percent", "50");
        tool.at("2025-11-17T11:57:00Z").run("task", "create", "--id", "late", "--title", "is late", "--sla", "1m", "--start");
        tool.at("2025-11-17T10:30:00Z").run("task", "create", "--id", "hangs", "--title", "hangs", "--start");
        tool.at("2025-11-17T11:40:00Z").run("task", "create", "--id", "risky", "--title", "is at risk", "--sla", "24m");
        tool.at("2025-11-17T11:58:00Z").run("task", "create", "--id", "gone", "--title", "went wrong", "--start");
        tool.run("task", "fail", "gone", "--error", "no");
        tool.at("2025-11-17T11:59:00Z").run("incident", "open", "--failure-mode", "port_in_use", "--severity", "high");
        tool.at("2025-11-17T12:00:00Z");
    }

    @Test
    void printsOnePicture() {
        work();
        Tool.Outcome outcome = tool.run("top", "--once", "--filter", "i");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("3 running  1 stuck  1 overdue  1 at risk  2 waiting\nby urgency   only: i\n", "failed      2m 00s ago  general  went wrong  gone\n", "incident    1m 00s  high  port_in_use");
        assertThat(outcome.out().lines().filter(line -> line.contains("is late"))).singleElement().asString().startsWith("overdue   late");
        assertThat(outcome.out()).doesNotContain("\u001b");
    }

    @Test
    void printsDataForPrograms() {
        work();
        assertThat(tool.run("top", "--once", "-o", "json", "--filter", "runs").out()).contains("\"standing\": \"running\"", "\"progress_percent\": 50", "\"processors\": 0.5", "\"memory_mb\": 500",
                "\"age_seconds\": 600", "\"severity\": \"high\"", "\"task_id\": \"gone\"").doesNotContain("hangs").doesNotContain("\"p50_remaining_seconds\": null");
        assertThat(tool.run("top", "--once", "-o", "json", "--filter", "hangs").out()).contains("\"why\": \"active too long\"");
        assertThat(tool.run("top", "--once", "-o", "jsonl").out().lines()).hasSize(1);
    }

    @Test
    void printsAgainAndAgain() {
        assertThat(tool.run("top", "--count", "3", "--interval", "100ms").out().lines().filter("no task is open"::equals)).hasSize(3);
        assertThat(tool.environment("TERM", "dumb").typing(80, 24).run("top", "--count", "1").out()).doesNotContain("\u001b");
    }

    @Test
    void countsWhatWaitsOnTheBus() throws Exception {
        tool.run("task", "create", "--id", "a", "--title", "from the registry", "--start");
        Files.writeString(directory.resolve("logs/events.jsonl"), """
                {"ts":"2025-11-17T11:00:00Z","event":"task.created","task_id":"bus1","title":"from the bus"}
                {"ts":"2025-11-17T11:30:00Z","event":"task.failed","task_id":"a","error_message":"no"}
                """);
        assertThat(tool.run("top", "--once").out()).contains("0 running", "from the bus", "failed", "from the registry");
    }

    @Test
    void refusesAnIntervalThatIsTooShort() {
        assertThat(tool.run("top", "--interval", "1ms").err()).isEqualTo("task-mgmt: --interval: is shorter than 100ms\n");
    }
}
