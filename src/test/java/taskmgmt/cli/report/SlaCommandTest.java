package taskmgmt.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/** Deadlines kept, missed and passed, and that what is overdue is escalated once. */
class SlaCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void start() {
        tool = Tool.in(directory).environment("USER", "ann").at("2025-11-17T12:00:00Z");
    }

    @Test
    void tellsWhatWasKeptAndWhatIsUrgent() {
        create("kept", "storage");
        create("late", "storage");
        create("failed", "web");
        create("fine", "web");
        run("task", "create", "--title", "no deadline", "--id", "free");
        tool.at("2025-11-17T12:30:00Z");
        create("risky", "web");
        run("task", "complete", "kept");
        run("task", "fail", "failed", "--error", "e");
        run("task", "update", "fine", "--sla", "5h");
        run("task", "create", "--title", "short", "--id", "short", "--subsystem", "web", "--sla", "20m");
        tool.at("2025-11-17T13:20:00Z");
        run("task", "complete", "late");

        assertThat(tool.run("sla")).isEqualTo(new Tool.Outcome(0, """
                Deadlines

                Kept              33.3% (1 of 3 ended tasks)
                Margin            mean 5m 00s, worst -20m 00s
                Open              3: 1 at risk, 1 overdue, 1 of them critical

                By subsystem
                SUBSYSTEM  ENDED  MET   KEPT  MARGIN     WORST  OPEN  RISK  OVERDUE  CRITICAL
                storage        2    1  50.0%  5m 00s  -20m 00s     0     0        0         0
                web            1    0   0.0%       -         -     3     1        1         1

                Open tasks, the most urgent first
                ID     TITLE  STATUS   LEVEL       USED    MARGIN  DEADLINE
                short  short  pending  critical  250.0%  -30m 00s  2025-11-17T12:50:00Z
                risky  risky  pending  at risk    83.3%   10m 00s  2025-11-17T13:30:00Z
                fine   fine   pending  on track   24.2%    4h 10m  2025-11-17T17:30:00Z
                """, ""));
        assertThat(tool.run("sla", "--limit", "1", "--at-risk", "84").out())
                .contains("Open              3: 0 at risk, 1 overdue", "Open tasks, the most urgent first (1 of 3)\n")
                .doesNotContain("risky");
        assertThat(tool.run("sla", "-L", "0").out()).as("0 is all of them").contains("Open tasks, the most urgent first\n").contains("fine");
        assertThat(tool.run("sla", "-L", "0", "--json").out()).contains("\"risky\"");
        assertThat(tool.run("sla", "--subsystem", "storage", "--since", "2025-11-17T12:31:00Z", "--json")
                .out()).isEqualTo("""
                {
                  "generated_at": "2025-11-17T13:20:00.000000Z",
                  "since": "2025-11-17T12:31:00.000000Z",
                  "until": null,
                  "at_risk_percent": 80,
                  "total": {
                    "ended": 1,
                    "met": 0,
                    "missed": 1,
                    "late": 1,
                    "failed": 0,
                    "cancelled": 0,
                    "compliance_percent": 0.0,
                    "mean_margin_seconds": -1200,
                    "smallest_margin_seconds": -1200,
                    "open": 0,
                    "at_risk": 0,
                    "overdue": 0,
                    "critical": 0
                  },
                  "by_subsystem": [
                    {
                      "subsystem": "storage",
                      "ended": 1,
                      "met": 0,
                      "missed": 1,
                      "late": 1,
                      "failed": 0,
                      "cancelled": 0,
                      "compliance_percent": 0.0,
                      "mean_margin_seconds": -1200,
                      "smallest_margin_seconds": -1200,
                      "open": 0,
                      "at_risk": 0,
                      "overdue": 0,
                      "critical": 0
                    }
                  ],
                  "open": []
                }
                """);
    }

    @Test
    void nothingIsNoError() {
        create("free", "web");
        assertThat(tool.run("sla", "--subsystem", "nobody").out()).isEqualTo("""
                Deadlines

                Kept              - (0 of 0 ended tasks)
                Margin            mean -, worst -
                Open              0: 0 at risk, 0 overdue, 0 of them critical
                """);
        assertThat(tool.run("sla", "escalate", "--json")).isEqualTo(new Tool.Outcome(0, "[]\n", ""));
        assertThat(escalations()).isEmpty();
    }

    @Test
    void eachLevelIsEscalatedOnce() {
        create("a", "web");
        tool.at("2025-11-17T13:00:00Z");
        assertThat(escalated()).isEmpty();
        tool.at("2025-11-17T13:00:00.000001Z");
        assertThat(tool.run("sla", "escalate", "--dry-run").out()).contains("overdue");
        assertThat(escalated()).isEqualTo("a overdue 0.000001");
        assertThat(escalated()).isEmpty();
        tool.at("2025-11-17T13:59:59Z");
        assertThat(escalated()).isEmpty();
        tool.at("2025-11-17T14:00:00Z");
        assertThat(escalated()).isEqualTo("a critical 3600");
        assertThat(tool.run("sla", "escalate", "--dry-run", "--json").out()).isEqualTo("[]\n");
        assertThat(escalated()).isEmpty();
        assertThat(escalations()).containsExactly(
                "{\"ts\":\"2025-11-17T13:00:00.000001Z\",\"event\":\"task.escalated\",\"task_id\":\"a\",\"actor\":\"ann\","
                        + "\"escalation\":{\"level\":\"overdue\",\"deadline\":\"2025-11-17T13:00:00.000000Z\",\"overdue_seconds\":0.000001}}",
                "{\"ts\":\"2025-11-17T14:00:00.000000Z\",\"event\":\"task.escalated\",\"task_id\":\"a\",\"actor\":\"ann\","
                        + "\"escalation\":{\"level\":\"critical\",\"deadline\":\"2025-11-17T13:00:00.000000Z\",\"overdue_seconds\":3600}}");
        assertThat(tool.run("task", "show", "a").out()).contains("escalation.level            critical\n")
                .contains("updated_at                  2025-11-17T12:00:00Z\n");
        assertThat(tool.run("task", "start", "a").status()).isZero();
        tool.at("2025-11-17T15:00:00.5Z");
        run("task", "update", "a", "--sla", "0s");
        tool.at("2025-11-17T16:00:00Z");
        assertThat(escalated()).isEqualTo("a overdue 3599.5");
        assertThat(tool.run("stuck", "-o", "tsv").out()).contains("\t2025-11-17T15:00:00.500000Z\t\t\n");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void newDeadlineIsEscalatedAnewAndAnEndedTaskNever() {
        create("a", "web");
        create("done", "web");
        tool.at("2025-11-17T13:10:00Z");
        run("task", "complete", "done");
        assertThat(escalated()).isEqualTo("a overdue 600");
        run("task", "update", "a", "--sla", "1h");
        assertThat(escalated()).isEmpty();
        tool.at("2025-11-17T14:20:00Z");
        assertThat(escalated()).isEqualTo("a overdue 600");
        assertThat(escalations()).hasSize(2);
    }

    @Sweep
    @Test
    void manyAtOnceEscalateEachTaskOnce() throws Exception {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 1_100; i++) {
            events.append("{\"ts\":\"2025-11-17T11:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t").append(i)
                    .append("\",\"title\":\"t\",\"sla_hours\":").append(i < 550 ? "0.5" : "0.75").append("}\n");
        }
        assertThat(tool.input(events.toString()).run("events", "ingest", "-").status()).isZero();
        List<Callable<String>> commands = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            commands.add(() -> Tool.in(directory).environment("USER", "ann").run("sla", "escalate", "-o", "jsonl")
                    .out());
        }
        for (int i = 0; i < 2; i++) {
            commands.add(this::inAProcessOfItsOwn);
        }
        List<String> rows = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(commands.size())) {
            for (Future<String> output : threads.invokeAll(commands)) {
                rows.addAll(output.get().lines().toList());
            }
        }
        // The processes run by the real clock, by which all tasks are critical; so a task may be escalated at both
        // levels.
        List<String> distinct = escalations().stream()
                .map(SlaCommandTest::taskAndLevel).toList();
        assertThat(distinct).doesNotHaveDuplicates().hasSize(rows.size());
        assertThat(distinct.stream().map(each -> each.split(" ", -1)[0]).distinct()).hasSize(1_100);
        assertThat(rows.stream().map(SlaCommandTest::taskAndLevel))
                .containsExactlyInAnyOrderElementsOf(distinct);
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    private static String taskAndLevel(String line) {
        return line.replaceAll(".*\"task_id\":\"(t\\d+)\".*\"level\":\"(\\w+)\".*", "$1 $2");
    }

    private String inAProcessOfItsOwn() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator,
                File.pathSeparator),
                "taskmgmt.Main", "sla", "escalate", "-o", "jsonl", "--logs", directory.resolve("logs").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "2025-11-17T12:00:00Z", "9999-12-31T23:59:59.999999Z"})
    void noMomentIsTooMuch(String now) throws IOException {
        String[] moments = {"0000-01-01T00:00:00Z", "2025-11-17T12:00:00Z", "9999-12-31T23:59:59.999999Z"};
        String[] hours = {"-1e12", "-2.6e9", "-1", "0", "1e-300", "1", "1e6", "1e18", "1e400", "null", "\"x\""};
        StringBuilder lines = new StringBuilder();
        int id = 0;
        for (String created : moments) {
            for (String deadline : moments) {
                lines.append(created(created, id++, "\"sla_deadline\":\"" + deadline + "\""));
            }
            for (String each : hours) {
                lines.append(created(created, id, "\"sla_hours\":" + each));
                lines.append("{\"ts\":\"").append(now).append("\",\"event\":\"task.started\",\"task_id\":\"t")
                        .append(id++)
                        .append("\",\"progress_percent\":1e400}\n");
            }
        }
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/registry.jsonl"), lines);
        tool.at(now);
        for (String command : new String[] {"sla", "sla --json", "sla escalate --dry-run", "sla escalate", "stuck",
            "stuck --json", "task list --json", "task snapshots t9", "sla escalate"}) {
            Tool.Outcome outcome = tool.run(command.split(" ", -1));
            assertThat(outcome.status()).as(command + ": " + outcome.err()).isZero();
        }
        assertThat(tool.run("sla", "escalate", "--json").out()).isEqualTo("[]\n");
    }

    private static String created(String at, int id, String field) {
        return "{\"ts\":\"" + at + "\",\"event\":\"task.created\",\"task_id\":\"t" + id + "\",\"title\":\"t\"," + field
                + "}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sla --at-risk 0 | --at-risk: '0' is not a whole number, 1 to 100",
        "sla --at-risk 101 | --at-risk: '101' is not a whole number, 1 to 100",
        "sla --at-risk 80% | --at-risk: '80%' is not a whole number, 1 to 100",
        "sla --limit -1 | --limit: '-1' is not a whole number, 0 to 2147483647",
        "sla --since then | --since: 'then' is not a time; write 2025-01-31T12:00:00Z, 2025-01-31 or 2h (that long ago)"
    })
    void senselessValuesAreRefused(String arguments, String message) {
        assertThat(tool.run(arguments.split(" ", -1))).isEqualTo(
                new Tool.Outcome(2, "", "task-mgmt: " + message + "\n"));
    }

    @Test
    void oneThatIsDeniedDoesNotKeepTheOthersFromBeingEscalated() throws IOException {
        Tool late = Tool.in(directory).environment("TASK_MGMT_ACTOR", "cron");
        for (String id : List.of("a", "b", "c")) {
            assertThat(late.run("task", "create", "--title", id, "--id", id, "--subsystem", "s" + id, "--sla", "1s").status()).isZero();
        }
        Files.writeString(directory.resolve("logs/policy.json"), """
                {"version":1,"default":"allow","rules":[{"name":"hands_off","effect":"deny","accounts":["cron"],
                 "actions":["task.escalate"],"resources":["task"],"scope":["/sb/*"]}]}""");
        late.at("2025-11-17T13:00:00Z");
        Tool.Outcome outcome = late.run("sla", "escalate", "-o", "tsv");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).isEqualTo("task-mgmt: cron may not task.escalate on task:/sb/custom/b: denied by hands_off\n");
        assertThat(outcome.out().lines().skip(1).map(line -> line.substring(0, 1))).containsExactly("a", "c");
        assertThat(late.run("audit", "list", "--action", "access_denied", "-o", "jsonl").out()).hasLineCount(1);
        assertThat(late.run("sla", "escalate", "-o", "tsv").out()).hasLineCount(1);
    }

    @Test
    void verbThatThereIsNotIsRefused() {
        assertThat(tool.run("sla", "escalat").status()).isEqualTo(2);
        assertThat(tool.run("sla", "escalate", "a").status()).isEqualTo(2);
        assertThat(tool.run("sla", "escalate", "--help").out()).contains("Usage: task-mgmt sla escalate");
        assertThat(tool.run("help", "sla", "escalate").out()).contains("Usage: task-mgmt sla escalate");
    }

    private void create(String id, String subsystem) {
        run("task", "create", "--title", id, "--id", id, "--subsystem", subsystem, "--sla", "1h");
    }

    private void run(String... arguments) {
        assertThat(tool.run(arguments)).as(String.join(" ", arguments)).satisfies(outcome -> {
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.status()).isZero();
        });
    }

    private String escalated() {
        Tool.Outcome outcome = tool.run("sla", "escalate", "-o", "tsv");
        assertThat(outcome.err()).isEmpty();
        return String.join("\n", outcome.out().lines().skip(1).map(line -> {
            String[] cells = line.split("\t", -1);
            return cells[0] + " " + cells[3] + " " + cells[4];
        }).toList());
    }

    private List<String> escalations() {
        try {
            return tool.lines("registry.jsonl").stream().filter(line -> line.contains("\"event\":\"task.escalated\""))
                    .map(Tool::unnamed).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
