package taskmgmt.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** What was found lost stays named by everything that judges a log, until somebody accepts it. */
class KnownLossTest {
    private static final List<String> JUDGES = List.of("doctor", "audit verify", "system health");

    @TempDir
    Path place;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void threeTasks() {
        tool = Tool.in(place);
        for (String id : List.of("a", "b", "c")) {
            assertThat(tool.run("task", "create", "--title", id, "--id", id).status()).isZero();
        }
        assertThat(JUDGES).allMatch(judge -> status(judge) == 0);
    }

    private int status(String line) {
        return tool.run(line.split(" ", -1)).status();
    }

    private void everyJudge(int status, String when) {
        for (String judge : JUDGES) {
            assertThat(status(judge)).as("%s: %s", when, judge).isEqualTo(status);
        }
    }

    /** Both logs moved away, copied and truncated as logrotate does, and the audit log alone gone. */
    @ParameterizedTest
    @ValueSource(strings = {"both", "truncated", "gone", "cut"})
    void aLossIsNamedUntilItIsAcceptedHoweverMuchIsWrittenAfterIt(String way) throws IOException {
        lose(way);
        everyJudge(1, "before the next write");
        everyReport(1, "before the next write");
        for (int i = 0; i < 3; i++) {
            assertThat(tool.run("task", "create", "--title", "n" + i).status()).isZero();
            everyJudge(1, "after write " + i);
            everyReport(1, "after write " + i);
        }
        assertThat(tool.run("doctor").out()).contains("end_was_lost").contains("--accept-loss");

        assertThat(tool.run("doctor", "--fix").status()).isEqualTo(1);
        everyJudge(1, "after a repair that accepts nothing");
        assertThat(tool.run("doctor", "--fix", "--accept-loss").status()).isZero();
        everyJudge(0, "after it was accepted");
        everyReport(0, "after it was accepted");
        assertThat(tool.run("doctor").out()).contains("warning  evidence").contains("found gone at").contains("2025-11-17T12:00:00");
        for (String verify : List.of("audit verify", "audit verify --incremental", "audit verify --incremental", "audit verify")) {
            assertThat(tool.run(verify.split(" ", -1)).out()).as(verify).containsPattern("warning +entry 3, .*found gone at 2025-11-17T12:00:00")
                    .containsPattern("\\[PARTIAL].* a loss was accepted, noticed at 2025-11-17T12:00:00");
            assertThat(tool.run((verify + " --json").split(" ", -1)).out()).as(verify).contains("\"verdict\": \"PARTIAL\"", "\"accepted_losses\"",
                    "\"noticed_at\": \"2025-11-17T12:00:00");
        }
        assertThat(tool.run("system", "health").out()).contains("warn").contains("found gone at");
        assertThat(tool.run("task", "create", "--title", "later").status()).isZero();
        everyJudge(0, "later");
    }

    /** A disk that did not keep what it was given has lost something, too, perhaps. */
    @Test
    void aFailedSyncIsNamedByEveryReportUntilSomebodyHasLooked() throws IOException {
        String line = "task-mgmt: a sync of the logs failed, and nothing is written until somebody has looked at them; see task-mgmt doctor";
        Files.writeString(place.resolve("logs/.state/unsynced"), "cannot sync registry.jsonl");
        assertThat(tool.run("task", "create", "--title", "d").status()).isEqualTo(5);
        for (String report : List.of("stats", "task list", "task show a", "evidence healing", "mttr", "dashboard", "system status", "system health", "audit verify",
                "audit list")) {
            assertThat(tool.run(report.split(" ", -1)).err().lines()).as(report).contains(line);
        }
        assertThat(tool.run("system", "health").out()).contains("fail", "nothing is written to it since a sync failed");
        assertThat(tool.run("system", "health").status()).isEqualTo(1);

        assertThat(tool.run("doctor", "--fix").status()).isZero();
        assertThat(tool.run("stats").err()).doesNotContain("sync");
        assertThat(tool.run("system", "health").status()).isZero();
    }

    /** Each names it in one line, without reading the audit log for that. */
    private void everyReport(int lines, String when) {
        for (String report : List.of("stats", "evidence healing", "evidence learning", "evidence unified", "mttr", "trend duration", "insights", "sla")) {
            assertThat(tool.run(report.split(" ", -1)).err().lines().filter(line -> line.contains("audit log had ended")))
                    .as(when + ": " + report).hasSize(lines);
        }
    }

    private void lose(String way) throws IOException {
        Path audit = place.resolve("logs/immutable_audit.jsonl");
        Path registry = place.resolve("logs/registry.jsonl");
        switch (way) {
            case "both" -> {
                Files.move(audit, place.resolve("audit.1"));
                Files.move(registry, place.resolve("registry.1"));
                Files.createFile(audit);
                Files.createFile(registry);
            }
            case "truncated" -> {
                Files.writeString(audit, "");
                Files.writeString(registry, "");
            }
            case "gone" -> Files.delete(audit);
            default -> Files.writeString(audit, String.join("\n", Files.readAllLines(audit).subList(0, 2)) + "\n");
        }
    }

    /** What makes every writer refuse, every judge has to name as well: else a monitor says that all is well while nothing can be recorded. */
    @ParameterizedTest
    @ValueSource(strings = {"registry cut", "registry emptied", "registry gone", "registry and state gone", "incidents gone", "line ends changed",
        "foreign tail"})
    void whatStopsEveryWriterIsNamedByEveryJudge(String way) throws IOException {
        tool.run("incident", "open", "--failure-mode", "x", "--severity", "low");
        Path registry = place.resolve("logs/registry.jsonl");
        String lines = Files.readString(registry);
        switch (way) {
            case "registry cut" -> Files.writeString(registry, lines.substring(0, lines.lastIndexOf('\n', lines.length() - 2) + 1));
            case "registry emptied" -> Files.writeString(registry, "");
            case "registry gone" -> Files.delete(registry);
            case "registry and state gone" -> {
                Files.delete(registry);
                Files.delete(place.resolve("logs/.state/heads"));
                Files.delete(place.resolve("logs/.state/seen"));
            }
            case "incidents gone" -> Files.delete(place.resolve("logs/incidents.jsonl"));
            case "line ends changed" -> Files.writeString(registry, lines.replace("\n", "\r\n"));
            case "foreign tail" -> Files.writeString(registry, lines + "garbage");
            default -> throw new IllegalArgumentException(way);
        }

        everyJudge(1, way);
        assertThat(tool.run("system", "health").out()).contains("record     fail").contains(way.startsWith("incidents") ? "incidents.jsonl" : "registry.jsonl")
                .doesNotContain("the next command that writes repairs it");
        assertThat(tool.run("task", "create", "--title", "n").status()).isEqualTo(5);
    }

    @Test
    void aFindingNamesItsCheckOnce() throws IOException {
        Files.writeString(place.resolve("logs/registry.jsonl"), "{\"ts\":\"2125-11-17T12:00:00Z\",\"event\":\"task.started\",\"task_id\":\"a\"}\n",
                StandardOpenOption.APPEND);

        assertThat(tool.run("doctor").out()).containsPattern("problem +clock +it is [0-9dhms]+ behind the newest record")
                .containsPattern("warning +audited +registry.jsonl:4 \\(byte [0-9]+\\) unaudited_lines: ");
    }

    @Test
    void whatTheNextWriterRepairsIsOnlyAWarning() throws IOException {
        Files.writeString(place.resolve("logs/registry.jsonl"), "{\"ts\":\"2025-11-17T12:00:00Z\",\"event\":\"task.cr", StandardOpenOption.APPEND);

        assertThat(status("system health")).isZero();
        assertThat(tool.run("system", "health").out()).contains("tails      warn");
        assertThat(tool.run("task", "create", "--title", "n").status()).isZero();
    }

    @Test
    void anEventOfALaterVersionIsNoDamageForAnybody() throws IOException {
        Files.writeString(place.resolve("logs/registry.jsonl"), "{\"ts\":\"2025-11-17T12:00:00Z\",\"event\":\"task.archived\",\"task_id\":\"a\"}\n",
                StandardOpenOption.APPEND);
        assertThat(status("system health")).as("at once").isZero();
        assertThat(tool.run("task", "create", "--title", "d").status()).isZero();
        everyJudge(0, "after it has one");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            many.append("{\"ts\":\"2025-11-17T12:00:00Z\",\"event\":\"task.archived\",\"task_id\":\"a\"}\n");
        }
        Files.writeString(place.resolve("logs/registry.jsonl"), many, StandardOpenOption.APPEND);
        assertThat(status("system health")).as("many at once").isZero();
        assertThat(tool.run("task", "create", "--title", "e").status()).isZero();
        everyJudge(0, "after many");
        Files.writeString(place.resolve("logs/registry.jsonl"), "{\"ts\":\"2025-11-17T12:0\n", StandardOpenOption.APPEND);
        assertThat(status("system health")).isEqualTo(1);
    }
}
