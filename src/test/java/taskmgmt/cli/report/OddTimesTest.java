package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Times and figures that cannot be are kept and shown, count in no figure, and are told of. */
class OddTimesTest {
    @TempDir
    private Path directory;
    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void begin() {
        tool = Tool.in(directory).at("2026-03-02T12:00:00Z");
    }

    @Test
    void endBeforeItsStartIsCountedApart() {
        ingest(event("2026-03-01T08:00:00Z", "created", "a1", "\"title\":\"x\""), event("2026-03-01T08:00:00Z", "started", "a1", ""),
                event("2026-03-01T07:59:30Z", "completed", "a1", ""), event("2026-03-01T08:00:00Z", "created", "a2", "\"title\":\"y\""),
                event("2026-03-01T08:02:00Z", "failed", "a2", ""));

        assertThat(run("stats")).contains("1 without a duration: start not known, or after the end");
        assertThat(run("stats", "--json")).contains("\"without_duration\": 1").contains("\"count\": 1");
        assertThat(run("task", "show", "a1", "--json")).contains("2026-03-01T07:59:30");
        assertThat(tool.run("doctor").out()).contains("1 task or incident ends before it begins, as a1");
    }

    @Test
    void incidentThatWasResolvedBeforeItWasDetectedIsCountedApart() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/incidents.jsonl"), """
                {"incident_id":"i2","detected_at":"2026-03-02T10:00:00Z","resolved_at":"2026-03-02T11:00:00Z","status":"resolved","playbook_id":null,"playbook_name":null,"failure_mode":"dns","severity":"high","mttr_seconds":null,"actions_taken":[],"success":true,"error":null,"metadata":{}}
                {"incident_id":"i1","detected_at":"2026-03-01T10:00:00Z","resolved_at":"2026-02-27T13:00:00Z","status":"resolved","playbook_id":null,"playbook_name":null,"failure_mode":"dns","severity":"high","mttr_seconds":null,"actions_taken":[],"success":true,"error":null,"metadata":{}}
                """);

        assertThat(run("mttr")).contains("; 1 not counted: resolved before detected");
        assertThat(run("mttr", "--json")).contains("\"without_repair_time\": 1");
        assertThat(run("incident", "list", "--limit", "1", "-o", "jsonl")).contains("\"i2\"");
        assertThat(tool.run("doctor").out()).contains("1 task or incident ends before it begins, as i1");
    }

    @Test
    void figuresThatCannotBeAreCountedApartAndTextsRead() {
        Tool.Outcome ingested = tool.input(String.join("\n", work("u1", "18446744073709551614"), work("u2", "-1"),
                work("u3", "\"12.5\""), work("u4", "\"much\""), work("u5", "0.0000004"), work("u6", "0.0000014"))).run("events", "ingest", "-");
        assertThat(ingested.err()).contains("cpu_seconds cannot be used: kept in metadata.unusable");

        String data = run("stats", "--json");
        assertThat(data).contains("\"impossible_figures\": 3").contains("\"total_seconds\": 12.5000018");
        assertThat(run("task", "show", "u2", "--json")).contains("-1");
    }

    @Test
    void machineThatBootedIn1970SurvivesEveryReport() {
        ingest(event("1970-01-01T00:00:10Z", "created", "n", "\"title\":\"x\",\"subsystem\":\"s\",\"task_type\":\"boot\""),
                event("1970-01-01T00:00:10Z", "started", "n", ""), event("2026-03-02T11:00:00Z", "completed", "n", ""),
                event("1700-01-01T00:00:10Z", "created", "old", "\"title\":\"x\",\"subsystem\":\"s\",\"task_type\":\"boot\""),
                event("2026-03-02T11:00:00Z", "completed", "old", ""));

        assertThat(run("dashboard")).contains("s/boot  139,643d 22h in 2 tasks");
        assertThat(run("trend", "duration", "--since", "2d")).contains("d").doesNotContain(" -1", " -2", " -3");
        assertThat(run("stats")).contains("119,129d");
    }

    @Test
    void clockIsComparedWithTheGreatestTimeAndStuckListsWhatStartsInTheFuture() {
        ingest(event("2030-01-01T00:00:00Z", "created", "w", "\"title\":\"w\""), event("2030-01-01T00:00:00Z", "started", "w", ""));
        run("task", "create", "--title", "x");

        assertThat(tool.run("doctor").out()).containsPattern("it is [0-9]+d[0-9dhms]+ behind the newest record");
        assertThat(run("stuck", "--longer-than", "1d")).contains("w ", "starts in the future");
        tool.at("2030-01-01T00:00:00Z");
        assertThat(run("stuck", "--longer-than", "1d")).doesNotContain("future");
    }

    private void ingest(String... lines) {
        Tool.Outcome outcome = tool.input(String.join("\n", lines)).run("events", "ingest", "-");
        assertThat(outcome.err()).isEmpty();
    }

    private String run(String... arguments) {
        Tool.Outcome outcome = tool.run(arguments);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static String work(String id, String cpu) {
        return event("2026-03-01T08:00:00Z", "created", id, "\"title\":\"x\"") + "\n"
                + event("2026-03-01T08:01:00Z", "completed", id, "\"resource_usage\":{\"cpu_seconds\":" + cpu + "}");
    }

    private static String event(String ts, String type, String id, String fields) {
        return "{\"ts\":\"" + ts + "\",\"event\":\"task." + type + "\",\"task_id\":\"" + id + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }
}
