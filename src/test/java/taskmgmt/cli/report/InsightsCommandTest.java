package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class InsightsCommandTest {
    private static final Instant FIRST = Instant.parse("2025-03-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final StringBuilder lines = new StringBuilder();
    private Tool tool = Tool.in(Path.of(""));
    private int tasks;

    @BeforeEach
    void start() {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "guard");
    }

    @Test
    void tellsTheMostImportantFirstWithTheFiguresBehindIt() throws IOException {
        makeLog();

        assertThat(tool.run("insights", "--since", "2025-03-02T12:00:00Z")).isEqualTo(new Tool.Outcome(0, """
                SEVERITY  WHAT THE RECORD SAYS
                high      sync of web fails 40.0% of the time (10 of 25 since 2025-03-02T12:00:00Z), against 2.8% before (1 of 36)
                high      1 incident of severity high open for longer than the 15m 00s that a repair should take
                info      healing of port_in_use took 9.0s to 12.0s, over only 2 incidents
                info      backup of storage typically takes 15.0s (p50), 38.0s at p95, over 47 runs
                info      sync of web typically takes 15.0s (p50), 15.0s at p95, over 15 runs

                What to type
                - task-mgmt task list --status failed --subsystem=web --type=sync --ended-since=2025-03-02T12:00:00Z
                - task-mgmt incident list --severity=high --status detected
                """, ""));
    }

    @Test
    void hasStableKeysAndEveryFigureOfTheSentenceAmongTheFigures() throws IOException {
        makeLog();

        assertThat(tool.run("insights", "--since", "2025-03-02T12:00:00Z", "--limit", "1", "--json").out()).isEqualTo("""
                [
                  {
                    "kind": "failures_up",
                    "subsystem": "web",
                    "task_type": "sync",
                    "sentence": "sync of web fails 40.0% of the time (10 of 25 since 2025-03-02T12:00:00Z), against 2.8% before (1 of 36)",
                    "figures": {
                      "from_at": "2025-03-02T12:00:00.000000Z",
                      "failed": 10,
                      "finished": 25,
                      "failed_percent": 40.0,
                      "failed_before": 1,
                      "finished_before": 36,
                      "failed_before_percent": 2.8,
                      "p_value": 0.000292
                    },
                    "severity": "high",
                    "command": "task-mgmt task list --status failed --subsystem=web --type=sync --ended-since=2025-03-02T12:00:00Z"
                  }
                ]
                """);
    }

    @Test
    void saysTheSameAgainAndInOtherForms() throws IOException {
        makeLog();
        String once = tool.run("insights", "--since", "2025-03-02", "-o", "jsonl").out();

        assertThat(tool.run("insights", "--since", "2025-03-02", "-o", "jsonl").out()).isEqualTo(once).hasLineCount(5);
        assertThat(tool.run("insights", "--since", "2025-03-02", "-o", "csv").out())
                .startsWith("kind,subsystem,task_type,sentence,figures,severity,command\r\n");
    }

    @Test
    void withoutDataThereIsNoSentence() throws IOException {
        assertThat(tool.run("insights", "--json").out()).isEqualTo("[]\n");

        run("2025-03-01T00:00:00Z", "web", "sync", 1, true);
        write();

        assertThat(tool.at("2025-03-01T01:00:00Z").run("insights", "--json")).isEqualTo(new Tool.Outcome(0, "[]\n",
                "task-mgmt: there is too little since 2025-01-30T01:00:00Z to say anything\n"));
        assertThat(tool.at("2025-05-01T01:00:00Z").run("insights", "--json")).isEqualTo(new Tool.Outcome(0, "[]\n",
                "task-mgmt: no run has ended since 2025-04-01T01:00:00Z, the last one did at 2025-03-01T00:00:01Z: try --since 2025-03-01\n"));
    }

    @Test
    void namesOfOthersCannotMoveTheCursor() throws IOException {
        for (int i = 0; i < 5; i++) {
            run("2025-03-01T00:00:00Z", "web\\u001b[2J", "{p50_seconds}\\n", 3, true);
        }
        write();

        assertThat(tool.at("2025-03-02T00:00:00Z").run("insights").out()).isEqualTo("""
                SEVERITY  WHAT THE RECORD SAYS
                info      {p50_seconds}\\n of web\\u001b[2J typically takes 3.0s (p50), 3.0s at p95, over 5 runs
                """);
    }

    /** Backups that take 15 s or, three of 47, 38 s; syncs that failed rarely and now often; two repairs and an open incident. */
    private void makeLog() throws IOException {
        for (int i = 0; i < 61; i++) {
            run(FIRST.plus(Duration.ofHours(i)).minusSeconds(15).toString(), "web", "sync", 15, i < 36 ? i != 7 : i % 5 > 1);
        }
        for (int i = 0; i < 47; i++) {
            run(FIRST.plus(Duration.ofHours(48 + i)).toString(), "storage", "backup", i % 16 == 0 ? 38 : 15, true);
        }
        write();
        heal("2025-03-04T10:00:00Z", "2025-03-04T10:00:09Z");
        heal("2025-03-06T10:00:00Z", "2025-03-06T10:00:12Z");
        tool.at("2025-03-07T10:00:00Z").run("incident", "open", "--failure-mode", "disk_full", "--severity", "high");
        tool.at("2025-03-08T00:00:00Z");
    }

    private void heal(String detected, String resolved) {
        String id = tool.at(detected).run("incident", "open", "--failure-mode", "port_in_use", "--severity", "low").out().strip();
        tool.at(resolved).run("incident", "resolve", id);
    }

    private void run(String start, String subsystem, String type, int seconds, boolean succeeds) {
        String id = "t" + tasks++;
        Instant at = Instant.parse(start);
        line(at, "task.created", id, ",\"subsystem\":\"" + subsystem + "\",\"task_type\":\"" + type + "\",\"title\":\"x\"");
        line(at, "task.started", id, "");
        line(at.plusSeconds(seconds), succeeds ? "task.completed" : "task.failed", id, "");
    }

    private void line(Instant at, String event, String id, String more) {
        lines.append("{\"ts\":\"").append(at).append("\",\"event\":\"").append(event).append("\",\"task_id\":\"").append(id)
                .append('"').append(more).append("}\n");
    }

    private void write() throws IOException {
        Files.writeString(directory.resolve("events.jsonl"), lines);
        assertThat(tool.run("events", "ingest", "events.jsonl").status()).isZero();
    }
}
