package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

/** The figures are counted by hand over the small logs of the test resources. */
class EvidenceCommandTest {
    @TempDir
    private Path directory;

    private Path logs = Path.of("");
    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void makeLogs() throws IOException {
        logs = Files.createDirectory(directory.resolve("logs"));
        tool = Tool.in(directory);
        for (String name : List.of("incidents.jsonl", "immutable_audit.jsonl")) {
            try (InputStream in = EvidenceCommandTest.class.getResourceAsStream("/evidence/" + name)) {
                assertThat(in).isNotNull();
                Files.copy(in, logs.resolve(name));
            }
        }
    }

    @Test
    void healingShowsRecordsIncidentsAndTimes() {
        assertThat(tool.run("evidence", "healing")).isEqualTo(new Tool.Outcome(0, """
                Self-healing

                Records           10: 5 detected, 1 remediating, 3 resolved (30.0%), 1 failed
                Incidents         4: 1 open, 2 resolved (50.0%), 1 failed
                Success rate      66.7% of 3 finished incidents
                Time to repair    mean 0.200 s, p50 0.100 s, p95 0.300 s, min 0.100 s, max 0.300 s (of 2)
                Damaged lines     1

                By failure mode
                FAILURE MODE   INCIDENTS  RESOLVED  FAILED  SUCCESS  MEAN TIME TO REPAIR
                port_in_use            2         2       0   100.0%              0.200 s
                disk_full              1         0       1     0.0%                    -
                out_of_memory          1         0       0        -                    -

                Last incidents
                INCIDENT                    STATUS    SEVERITY  FAILURE MODE   TIME TO REPAIR  DETECTED              ACTIONS
                inc_20250304_100000_000000  detected  low       out_of_memory               -  2025-03-04T10:00:00Z
                inc_20250303_100000_000000  resolved  high      port_in_use           0.300 s  2025-03-03T10:00:00Z  kill
                inc_20250302_100000_000000  failed    critical  disk_full                   -  2025-03-02T10:00:00Z  rotate_logs
                inc_20250301_100000_000000  resolved  high      port_in_use           0.100 s  2025-03-01T10:00:00Z  restart

                [PASS] SELF-HEALING IS WORKING! (2 incidents resolved)
                """, ""));
    }

    @Test
    void healingHasStableKeys() throws BadJsonException {
        Map<String, @Nullable Object> data = Json.strict().parse(tool.run("evidence", "healing", "--json").out());

        assertThat(data.keySet()).containsExactly("verdict", "records", "incidents", "by_record", "by_incident",
                "success_rate_percent", "critical_open_past_target", "mttr_seconds", "by_failure_mode", "recent", "damaged_lines");
        assertThat(data.get("by_record")).hasToString(
                "{detected=5, remediating=1, resolved=3, failed=1, resolved_percent=30.0}");
        assertThat(data.get("by_incident")).hasToString("{open=1, resolved=2, failed=1, resolved_percent=50.0}");
        assertThat(data.get("mttr_seconds")).hasToString("{count=2, mean=0.2, p50=0.1, p95=0.3, min=0.1, max=0.3}");
        assertThat(String.valueOf(data.get("recent"))).contains("metadata={port=7001}");
    }

    @Test
    void periodBeginsWithTheDetectionOfAnIncident() throws BadJsonException {
        String out = tool.run("evidence", "healing", "--since", "2025-03-03T10:00:00Z", "--json").out();

        assertThat(Json.strict().parse(out)).containsEntry("records", 4L).containsEntry("incidents", 2L);
    }

    @Test
    void learningTellsTheWideFromTheStrictSense() throws BadJsonException {
        Tool.Outcome outcome = tool.run("evidence", "learning", "--json");
        Map<String, @Nullable Object> data = Json.strict().parse(outcome.out());

        assertThat(outcome.status()).isZero();
        assertThat(data.keySet()).containsExactly("verdict", "audit_records", "learning_records", "learning_percent",
                "learning_records_strict", "terms", "by_action", "by_actor", "config_versions", "service_accounts",
                "proof_points", "recent", "damaged_lines");
        assertThat(data).containsEntry("audit_records", 8L).containsEntry("learning_records", 6L)
                .containsEntry("learning_records_strict", 3L).containsEntry("damaged_lines", 1L);
        assertThat(data.get("learning_percent")).hasToString("75.0");
        assertThat(data.get("terms")).hasToString("[{term=learn, records=3}, {term=model, records=2}, "
                + "{term=improve, records=1}, {term=train, records=1}]");
        assertThat(data.get("service_accounts")).hasToString(
                "[{account=Trainer_service, records=1}, {account=backup_service, records=1}]");
        assertThat(String.valueOf(data.get("config_versions"))).isEqualTo(
                "[{component=learning_hub, version=v20250301.090000, updates=1, at=2025-03-01T09:00:00.000000Z, "
                        + "versions=[v20250301.090000]}, {component=ranker, version=v20250303.090000, updates=1, "
                        + "at=2025-03-03T09:00:00.000000Z, versions=[v20250303.090000]}]");
    }

    @Test
    void learningEndsWithItsVerdict() {
        assertThat(tool.run("evidence", "learning").out())
                .contains("- 6 of 8 audit records (75.0%) have to do with learning, 3 of them in the strict sense\n")
                .endsWith("\n[PASS] LEARNING SYSTEM IS ACTIVE! (6 learning records, 3 in the strict sense)\n");
        assertThat(tool.run("evidence", "learning", "--since", "2025-03-02T10:00:00Z").out())
                .contains("Audit records     2\n");
    }

    @Test
    void unifiedCountsWhatTheCommandsRegister() throws BadJsonException {
        String id = tool.at("2025-11-17T12:00:00Z").run("learning", "training", "--title", "ranker", "--start").out().strip();
        tool.at("2025-11-17T12:00:04Z").run("learning", "complete", id);
        tool.run("incident", "open", "--failure-mode", "disk_full", "--severity", "low");

        Tool.Outcome outcome = tool.run("evidence", "unified");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("Mean duration     4.000 s of completed and failed attempts whose duration is known\n")
                .endsWith("\n[PASS] UNIFIED TASK REGISTRY IS TRACKING! (2 tasks, 1 completed)\n");
        assertThat(Json.strict().parse(tool.run("evidence", "unified", "--json").out()).keySet()).containsExactly("verdict",
                "tasks", "by_subsystem", "by_status", "by_type", "recent_healing", "learning_active", "learning_recent",
                "completed", "success_rate_percent", "mean_duration_seconds", "by_proof", "sla", "expected", "missing", "phases", "current_phase",
                "stray_events", "damaged_lines");
    }

    @Test
    void unifiedNamesTheExpectedSubsystemsThatDoNotReport() throws BadJsonException {
        tool.run("task", "create", "--subsystem", "self_healing", "--title", "a");
        tool.run("learning", "training", "--title", "ranker");

        assertThat(tool.run("evidence", "unified", "--expect", "healing,learning").status()).isZero();
        Tool.Outcome outcome = tool.run("evidence", "unified", "--expect", "healing, search", "--expect", "learning,Learning");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("Expected          2 of 4 subsystems report; no task of search, Learning\n")
                .endsWith("\n[PARTIAL] UNIFIED TASK REGISTRY IS TRACKING IN PART (2 tasks, none of search, Learning)\n");
        Map<String, @Nullable Object> data = Json.strict()
                .parse(tool.run("evidence", "unified", "--expect", "healing,search", "--json").out());
        assertThat(data.get("missing")).hasToString("[search]");
        assertThat(data.get("expected")).hasToString("[{subsystem=healing, phase=null, tasks=1, reports=true}, "
                + "{subsystem=search, phase=null, tasks=0, reports=false}]");
        assertThat(tool.run("evidence", "unified", "--expect", "healing,,").status()).isEqualTo(2);
        assertThat(tool.run("evidence", "unified", "--logs", "elsewhere", "--expect", "healing").out())
                .contains("0 of 1 subsystem report; no task of healing");
    }

    @Test
    void unifiedSaysHowFarAMigrationIs() throws Exception {
        Files.copy(Golden.inProject("examples/migration.yaml"), directory.resolve("plan.yaml"));
        tool.run("task", "create", "--subsystem", "self_healing", "--title", "a");
        tool.run("task", "create", "--subsystem", "chaos", "--title", "b");
        tool.run("task", "create", "--subsystem", "search", "--title", "c");

        Tool.Outcome outcome = tool.run("evidence", "unified", "--expect", "plan.yaml", "--expect", "search");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("Expected          3 of 8 subsystems report; no task of learning, ml_pipeline, rag, coding_agent, remote_access\n",
                "Migration         in phase Learning\n", """
                Migration by phase
                PHASE              STATUS       REPORTING  MISSING
                Healing            done         1 of 1
                Learning           not_begun    0 of 1     learning
                ML pipeline        not_begun    0 of 1     ml_pipeline
                RAG                not_begun    0 of 1     rag
                Complete coverage  in_progress  1 of 3     coding_agent, remote_access

                Expected subsystems
                SUBSYSTEM      PHASE              TASKS  REPORTS
                healing        Healing                1  yes
                """, "search                                1  yes\n");
        Map<String, @Nullable Object> data = Json.strict().parse(tool.run("evidence", "unified", "--expect", "plan.yaml", "--json").out());
        assertThat(data.get("current_phase")).isEqualTo("Learning");
        assertThat(String.valueOf(data.get("phases"))).startsWith("[{phase=Healing, status=done, subsystems=1, reporting=1, missing=[]}, ")
                .contains("{phase=Complete coverage, status=in_progress, subsystems=3, reporting=1, missing=[coding_agent, remote_access]}");
        assertThat(String.valueOf(data.get("expected"))).contains("{subsystem=chaos, phase=Complete coverage, tasks=1, reports=true}");

        Files.writeString(directory.resolve("plan.yaml"), "phases: [{phase: All, subsystems: [healing, chaos]}]\n");
        Tool.Outcome done = tool.run("evidence", "unified", "--expect", "plan.yaml");
        assertThat(done.status()).isZero();
        assertThat(done.out()).contains("Migration         done\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[a]|plan.yaml:1:1: this has to be a mapping, and is a list",
        "other: 1|plan.yaml:1:1: the plan has 'phases', and nothing else",
        "phases: a|plan.yaml:1:9: 'phases' has to be a list of phases",
        "phases: []|plan.yaml:1:9: 'phases' has to be a list of phases",
        "phases: [a]|plan.yaml:1:10: this has to be a mapping, and is the value 'a'",
        "phases: [{phase: a}]|plan.yaml:1:10: a phase needs 'phase', its name, and 'subsystems'",
        "phases: [{phase: a, subsystems: b}]|plan.yaml:1:33: 'subsystems' has to be a list of names",
        "phases: [{phase: a, subsystems: [b, b]}]|plan.yaml:1:37: 'b' is there twice",
        "phases: [{phase: a, subsystems: [[b]]}]|plan.yaml:1:34: this has to be a name, and is a list",
        "phases: [{phase: a, colour: b}]|plan.yaml:1:21: a phase has no 'colour': it has phase, subsystems",
        "phases: {|plan.yaml:"})
    void aPlanThatIsWrongIsRefusedByItsPlace(String text, String message) throws IOException {
        Files.writeString(directory.resolve("plan.yaml"), text);
        Tool.Outcome outcome = tool.run("evidence", "unified", "--expect", "plan.yaml");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("--expect: " + message).hasLineCount(1);
    }

    @Test
    void aPlanHasToBeThereAndToBeTheOnlyOne() throws IOException {
        assertThat(tool.run("evidence", "unified", "--expect", "none.yml").err()).contains("--expect: there is no file none.yml");
        Files.writeString(directory.resolve("plan.yaml"), "phases: [{phase: a, subsystems: [b]}]");
        assertThat(tool.run("evidence", "unified", "--expect", "plan.yaml", "--expect", "plan.yaml").status()).isEqualTo(2);
        Files.writeString(directory.resolve("plan.yaml"), "#".repeat(2 << 20));
        assertThat(tool.run("evidence", "unified", "--expect", "plan.yaml").err()).contains("larger than 1 MiB");
    }

    @Test
    void reportsLeaveTheLogDirectoryAsItIs() throws IOException {
        Map<String, String> before = contents();
        for (String report : List.of("healing", "learning", "unified")) {
            tool.run("evidence", report);
            tool.run("evidence", report, "--since", "2d", "-o", "csv");
        }
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void missingLogIsANoteAndNoProof() throws IOException {
        Files.delete(logs.resolve("incidents.jsonl"));
        Tool.Outcome outcome = tool.run("evidence", "healing", "-o", "jsonl");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("{\"verdict\":\"INFO\",\"records\":0,");
        assertThat(outcome.err()).isEqualTo("task-mgmt: there is no " + logs.resolve("incidents.jsonl")
                + " yet: the first record makes it\n");
        assertThat(tool.run("evidence", "unified", "--logs", "elsewhere").status()).isEqualTo(1);
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void logThatCannotBeReadIsAnError() throws IOException {
        Files.delete(logs.resolve("incidents.jsonl"));
        Files.createDirectory(logs.resolve("incidents.jsonl"));
        Files.writeString(logs.resolve("immutable_audit.jsonl"), "\u0000\u0001binary\n");

        Tool.Outcome healing = tool.run("evidence", "healing");
        assertThat(healing.status()).isEqualTo(5);
        assertThat(healing.out()).contains("[ERROR] ");
        assertThat(healing.err()).startsWith("task-mgmt: ").hasLineCount(1);
        assertThat(tool.run("evidence", "learning").status()).isEqualTo(5);
    }

    @Test
    void whatTheLogHoldsCannotMoveTheCursor() throws IOException {
        Files.writeString(logs.resolve("incidents.jsonl"), """
                {"incident_id":"inc_1","detected_at":"2025-03-01","status":"detected","failure_mode":"\\u001b[2J","severity":"x\\ny"}
                """);
        assertThat(tool.run("evidence", "healing").out()).contains("\\u001b[2J", "x\\ny").doesNotContain("\u001b");
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                contents.put(file.toString(), Files.isRegularFile(file) ? Files.readString(file) : "");
            }
        }
        return contents;
    }
}
