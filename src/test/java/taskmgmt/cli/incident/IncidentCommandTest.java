package taskmgmt.cli.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

class IncidentCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "guard").at("2025-11-17T16:43:28.024197Z");
    }

    @Test
    void openingWritesTheIncidentAndItsTask() throws IOException, BadJsonException {
        Tool.Outcome outcome = open("--playbook", "free-port", "--metadata", "port=8080");

        assertThat(outcome).isEqualTo(new Tool.Outcome(0, "inc_20251117_164328_024197\n", ""));
        Map<String, @Nullable Object> task = tool.last("registry.jsonl");
        assertThat(tool.lines("incidents.jsonl")).containsExactly("""
                {"incident_id":"inc_20251117_164328_024197","detected_at":"2025-11-17T16:43:28.024197Z","resolved_at":null,\
                "status":"detected","playbook_id":null,"playbook_name":"free-port","failure_mode":"port_in_use",\
                "severity":"high","mttr_seconds":null,"actions_taken":[],"success":false,"error":null,\
                "metadata":{"port":8080},"task_id":"TASK"}""".replace("TASK", String.valueOf(task.get("task_id"))));
        assertThat(task).containsEntry("event", "task.created").containsEntry("task_type", "healing_incident")
                .containsEntry("subsystem", "self_healing").containsEntry("title", "HIGH: port_in_use")
                .containsEntry("priority", 8L).containsEntry("created_by", "guard");
        assertThat(task).containsEntry("task_id", "inc_20251117_164328_024197");
        Map<String, @Nullable Object> metadata = new java.util.LinkedHashMap<>();
        metadata.put("failure_mode", "port_in_use");
        metadata.put("playbook_id", null);
        metadata.put("playbook_name", "free-port");
        assertThat(task).containsEntry("metadata", metadata);
        assertThat(tool.lines("immutable_audit.jsonl")).hasSize(2);
    }

    @Test
    void showsSeveralIncidentsAndThoseOfStandardInput() {
        String first = open().out().strip();
        tool.at("2025-11-17T12:30:00Z");
        String second = open().out().strip();
        assertThat(tool.run("incident", "show", second, "nosuch", first, "-o", "jsonl")).satisfies(shown -> {
            assertThat(shown.status()).isEqualTo(3);
            assertThat(shown.err()).contains("no incident nosuch");
            assertThat(shown.out().lines()).hasSize(2).first().asString().contains("\"incident_id\":\"" + second + "\"").contains("\"records\":[{");
        });
        assertThat(tool.input(first + "\n").run("incident", "show", "-", "--json").out()).startsWith("[\n").contains(first).doesNotContain(second);
        assertThat(tool.run("incident", "show", first, "--json").out()).startsWith("{\n");
    }

    @Test
    void reconcilingSaysWhereTheTwoLogsDoNotAgree() throws IOException, BadJsonException {
        String resolved = open().out().strip();
        tool.run("incident", "resolve", resolved);
        assertThat(tool.run("incident", "reconcile", "--json"))
                .isEqualTo(new Tool.Outcome(0, "[]\n", "task-mgmt: 1 incident, 0 differences\n"));

        String open = open().out().strip();
        String task = String.valueOf(tool.last("registry.jsonl").get("task_id"));
        tool.run("task", "cancel", task);
        tool.run("events", "publish", "task.created",
                "{\"task_id\":\"stray\",\"task_type\":\"healing_incident\",\"context\":{\"incident_id\":\"inc_none\"}}");
        Tool.Outcome outcome = tool.run("incident", "reconcile", "-o", "csv");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out().replace("\r", "")).isEqualTo("""
                kind,incident_id,incident_status,task_id,task_status
                status_differs,%s,detected,%s,cancelled
                missing_incident,inc_none,,stray,pending
                """.formatted(open, task));
    }

    @Test
    void whatIsRecordedLaterHasTheTimesAtWhichItHappened() {
        String id = tool.at("2025-11-17T12:00:00Z").run("incident", "open", "--failure-mode", "power_cut", "--severity", "high",
                "--detected-at", "2025-11-17T09:00", "--started-at", "2025-11-17T08:50", "--zone", "+01:00").out().strip();
        assertThat(id).isEqualTo("inc_20251117_080000_000000");
        assertThat(tool.run("incident", "remediate", id, "--at", "2025-11-17T08:05:00Z").status()).isZero();
        assertThat(tool.run("incident", "resolve", id, "--at", "2025-11-17T08:30:00Z").out())
                .isEqualTo(id + " resolved in 30m 00s\n");

        assertThat(tool.run("mttr", "--json").out().replaceAll("\\s+", "")).contains(
                "\"mttr_seconds\":{\"count\":1,\"mean\":1800,", "\"detect_seconds\":{\"count\":1,\"mean\":600,",
                "\"remediation_start_seconds\":{\"count\":1,\"mean\":300,");
        assertThat(tool.run("stats", "--json").out().replaceAll("\\s+", "")).as("as long as the remediation").contains("\"avg_seconds\":1500,");
        assertThat(tool.run("incident", "reconcile").status()).isZero();
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void timesThatCannotBeAreRefusedAndNothingIsWritten() throws IOException {
        String id = tool.at("2025-11-17T12:00:00Z").run("incident", "open", "--failure-mode", "x", "--severity", "low",
                "--detected-at", "1h").out().strip();
        int lines = tool.lines("incidents.jsonl").size();

        for (String verb : new String[] {"remediate", "resolve", "fail"}) {
            assertThat(tool.run("incident", verb, id, "--at", "2025-11-17T12:00:01Z"))
                    .isEqualTo(new Tool.Outcome(2, "", "task-mgmt: --at 2025-11-17T12:00:01.000000Z has not come yet\n"));
            assertThat(tool.run("incident", verb, id, "--at", "2025-11-17T10:59:59Z")).isEqualTo(new Tool.Outcome(2, "",
                    "task-mgmt: --at 2025-11-17T10:59:59.000000Z is before the detection at 2025-11-17T11:00:00.000000Z\n"));
        }
        assertThat(tool.run("incident", "open", "--failure-mode", "x", "--severity", "low", "--detected-at", "2026-01-01"))
                .isEqualTo(new Tool.Outcome(2, "", "task-mgmt: --detected-at 2026-01-01T00:00:00.000000Z has not come yet\n"));
        assertThat(tool.run("incident", "open", "--failure-mode", "x", "--severity", "low", "--detected-at", "2h", "--started-at", "1h"))
                .isEqualTo(new Tool.Outcome(2, "", "task-mgmt: --occurred-at 2025-11-17T11:00:00.000000Z is after the detection: "
                        + "a fault begins before it is detected\n"));
        assertThat(tool.lines("incidents.jsonl")).hasSize(lines);
    }

    @Test
    void incidentsOfOneMicrosecondAreTwo() {
        assertThat(open().out()).isEqualTo("inc_20251117_164328_024197\n");
        assertThat(open().out()).isEqualTo("inc_20251117_164328_024198\n");
        assertThat(open().out()).isEqualTo("inc_20251117_164328_024199\n");
    }

    @Test
    void resolvingCompletesTheTaskAndKeepsEverything() throws IOException, BadJsonException {
        String id = open("--metadata", "port=8080").out().strip();
        tool.at("2025-11-17T16:43:28.050000Z").run("incident", "remediate", id, "--action", "look");
        tool.run("incident", "remediate", id, "--action", "kill", "--metadata", "pid=7");
        Tool.Outcome outcome = tool.at("2025-11-17T16:43:28.101982Z").run("incident", "resolve", id, "--action", "restart");

        assertThat(outcome).isEqualTo(new Tool.Outcome(0, id + " resolved in 78ms\n", ""));
        Map<String, @Nullable Object> record = tool.last("incidents.jsonl");
        assertThat(record).containsEntry("status", "resolved").containsEntry("success", true)
                .containsEntry("actions_taken", List.of("look", "kill", "restart"))
                .containsEntry("metadata", Map.of("port", 8080L, "pid", 7L));
        assertThat(record.get("mttr_seconds")).hasToString("0.077785");
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.completed");
        assertThat(String.valueOf(tool.last("registry.jsonl").get("result"))).contains("mttr_seconds=0.077785");
    }

    @Test
    void failingFailsTheTask() throws IOException, BadJsonException {
        String id = open().out().strip();
        assertThat(tool.run("incident", "fail", id, "--error", "still taken").status()).isZero();

        assertThat(tool.last("incidents.jsonl")).containsEntry("status", "failed").containsEntry("error", "still taken");
        assertThat(tool.last("registry.jsonl")).containsEntry("event", "task.failed").containsEntry("error_message", "still taken");
    }

    @Test
    void whatIsRefusedWritesNothing() throws IOException {
        String id = open().out().strip();
        tool.run("incident", "resolve", id);
        List<String> before = tool.lines("incidents.jsonl");

        assertThat(tool.run("incident", "fail", id)).isEqualTo(
                new Tool.Outcome(4, "", "task-mgmt: incident " + id + " is resolved, and that never changes\n"));
        assertThat(tool.run("incident", "resolve", "inc_none").status()).isEqualTo(3);
        assertThat(tool.run("incident", "open", "--failure-mode", "x", "--severity", "bad").status()).isEqualTo(2);
        assertThat(tool.run("incident", "open", "--failure-mode", " ", "--severity", "low").status()).isEqualTo(2);
        assertThat(tool.run("incident", "resolve", id, "--error", "x").status()).isEqualTo(2);
        assertThat(tool.lines("incidents.jsonl")).isEqualTo(before);
        assertThat(tool.lines("registry.jsonl")).hasSize(2);
        assertThat(tool.lines("immutable_audit.jsonl")).hasSize(4);
    }

    @Test
    void incidentOfAnOlderLogHasNoTaskAndGetsNone() throws IOException, BadJsonException {
        String old = """
                {"incident_id": "inc_20250301_100000_000000", "detected_at": "2025-03-01T10:00:00", "resolved_at": null, \
                "status": "detected", "failure_mode": "disk_full", "severity": "odd", "metadata": {"a": 1}, "zone": "b"}
                """;
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/incidents.jsonl"), old);

        assertThat(tool.run("incident", "resolve", "inc_2025").status()).isZero();
        assertThat(Files.readString(directory.resolve("logs/incidents.jsonl"))).startsWith(old);
        assertThat(tool.last("incidents.jsonl")).containsEntry("status", "resolved").containsEntry("zone", "b")
                .containsEntry("severity", "odd").containsEntry("metadata", Map.of("a", 1L));
        assertThat(directory.resolve("logs/registry.jsonl")).satisfiesAnyOf(
                file -> assertThat(file).doesNotExist(), file -> assertThat(file).isEmptyFile());
    }

    @Test
    void taskThatIsFinishedAlreadyDoesNotHoldTheIncidentBack() throws IOException, BadJsonException {
        String id = open().out().strip();
        String task = String.valueOf(tool.last("registry.jsonl").get("task_id"));
        Files.writeString(directory.resolve("logs/events.jsonl"), "{\"event\":\"task.cancelled\",\"task_id\":\"" + task + "\"}\n");

        Tool.Outcome outcome = tool.at("2025-11-17T16:43:28.024300Z").run("incident", "resolve", id);

        assertThat(outcome).isEqualTo(new Tool.Outcome(0, id + " resolved in <1ms\n", "task-mgmt: task " + task
                + " is cancelled: 'task-mgmt task retry' opens another attempt: the incident's record was written without it\n"));
        assertThat(tool.last("incidents.jsonl")).containsEntry("status", "resolved");
        assertThat(tool.last("registry.jsonl")).containsEntry("event", "task.cancelled");
    }

    @Test
    void listsTheNewestFirstAndFilters() {
        open();
        tool.at("2025-11-17T17:00:00Z").run("incident", "open", "--failure-mode", "disk_full", "--severity", "critical");

        assertThat(tool.run("incident", "list", "-o", "csv").out().lines().map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("incident_id", "inc_20251117_170000_000000", "inc_20251117_164328_024197");
        assertThat(tool.run("incident", "list", "--severity", "high", "-o", "jsonl").out()).contains("port_in_use").hasLineCount(1);
        assertThat(tool.run("incident", "list", "--failure-mode", "disk_full", "-o", "jsonl").out()).hasLineCount(1);
        assertThat(tool.run("incident", "list", "--limit", "1", "-o", "jsonl").out()).contains("disk_full").hasLineCount(1);
        assertThat(tool.run("incident", "list", "--status", "resolved", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void showsAllRecordsOfAnIncident() throws BadJsonException {
        String id = open().out().strip();
        tool.run("incident", "fail", id, "--action", "kill");

        Map<String, @Nullable Object> shown = Json.strict().parse(tool.run("incident", "show", id, "--json").out());
        assertThat(shown).containsEntry("status", "failed");
        assertThat((List<?>) shown.get("records")).hasSize(2);
        assertThat(tool.run("incident", "show", id).out()).contains("failure_mode      port_in_use\n", "Records\n");
        assertThat(tool.run("incident", "show", "nope").status()).isEqualTo(3);
    }

    @Test
    void theSameFaultIsOneIncidentWhileItIsOpen() throws BadJsonException {
        String id = open("--key", "web1/port").out();
        for (int seen = 2; seen <= 4; seen++) {
            assertThat(open("--key", "web1/port")).isEqualTo(new Tool.Outcome(0, id,
                    "task-mgmt: incident " + id.strip() + " of this key is open: seen " + seen + " times\n"));
        }
        assertThat(open("--key", "web2/port").out()).isNotEqualTo(id);
        assertThat(Json.strict().parse(tool.run("incident", "show", id.strip(), "--json").out())).containsEntry("sightings", 4L);
        assertThat(tool.run("incident", "reconcile").status()).isZero();
        assertThat(tool.run("audit", "verify").status()).isZero();

        tool.run("incident", "resolve", id.strip());
        assertThat(open("--key", "web1/port").out()).as("a fault that comes back is another incident").isNotEqualTo(id);
    }

    @Test
    void whatIsMissingInTheRegistryIsRegistered() throws IOException {
        java.nio.file.Files.createDirectories(directory.resolve("logs"));
        java.nio.file.Files.writeString(directory.resolve("logs/incidents.jsonl"), """
                {"incident_id":"inc_1","detected_at":"2025-11-17T16:43:28.024197","resolved_at":null,"status":"detected","playbook_id":null,\
                "playbook_name":null,"failure_mode":"port_in_use","severity":"high","mttr_seconds":null,"actions_taken":[],"success":false,\
                "error":null,"metadata":{}}
                {"incident_id":"inc_1","detected_at":"2025-11-17T16:43:28.024197","resolved_at":"2025-11-17T16:43:28.101982","status":"resolved",\
                "playbook_id":null,"playbook_name":null,"failure_mode":"port_in_use","severity":"high","mttr_seconds":0.077785,"actions_taken":[],\
                "success":true,"error":null,"metadata":{}}
                {"incident_id":"inc_2","detected_at":"2025-11-20T14:04:28.669404","resolved_at":null,"status":"detected","playbook_id":null,\
                "playbook_name":null,"failure_mode":"disk_full","severity":"critical","mttr_seconds":null,"actions_taken":[],"success":false,\
                "error":null,"metadata":{}}
                """);
        assertThat(tool.run("incident", "reconcile", "-o", "csv").out()).contains("missing_task,inc_1,resolved,inc_1,", "missing_task,inc_2,detected,inc_2,");
        Tool.Outcome fixed = tool.run("incident", "reconcile", "--fix");
        assertThat(fixed.status()).isZero();
        assertThat(fixed.err()).contains("2 differences fixed", "2 incidents, 0 differences");
        assertThat(tool.run("task", "list", "--columns", "task_id,status,duration_seconds", "-o", "csv").out())
                .contains("inc_1,completed,0.077785", "inc_2,pending,");
        assertThat(tool.run("incident", "reconcile", "--fix").err()).contains("0 differences fixed");

        tool.run("incident", "resolve", "inc_2");
        assertThat(tool.run("incident", "reconcile").status()).as("the task of an older incident follows it from now on").isZero();
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    private Tool.Outcome open(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("incident", "open", "--failure-mode", "port_in_use", "--severity", "HIGH"));
        arguments.addAll(List.of(more));
        return tool.run(arguments.toArray(String[]::new));
    }
}
