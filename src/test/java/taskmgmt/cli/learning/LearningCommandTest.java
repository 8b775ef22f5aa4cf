package taskmgmt.cli.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

class LearningCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "ann").at("2025-11-17T12:00:00.5Z");
    }

    @ParameterizedTest
    @CsvSource({"event,learning_event", "training,training_job", "knowledge,knowledge_acquisition"})
    void registersATaskOfItsType(String verb, String type) throws IOException, BadJsonException {
        Tool.Outcome outcome = tool.run("learning", verb, "--name", "ranking", "--metadata", "source=web");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).matches("learning_" + type + "_[0-9a-f]{8}\n");
        assertThat(tool.last("registry.jsonl")).containsEntry("event", "task.created").containsEntry("task_type", type)
                .containsEntry("subsystem", "learning").containsEntry("title", "ranking").containsEntry("created_by", "ann")
                .containsEntry("metadata", Map.of("source", "web"));
        assertThat(tool.last("immutable_audit.jsonl")).containsEntry("action", "task_registered");
    }

    @Test
    void versionsIncreaseOverTheWholeLog() throws BadJsonException {
        assertThat(config("ranker")).isEqualTo("v20251117.120000");
        assertThat(config("crawler")).isEqualTo("v20251117.120001");
        assertThat(config("ranker")).isEqualTo("v20251117.120002");
        tool.at("2025-11-17T11:00:00Z");
        assertThat(config("ranker")).isEqualTo("v20251117.120003");
        tool.at("2025-11-17T13:00:00Z");
        assertThat(config("ranker")).isEqualTo("v20251117.130000");
    }

    @Test
    void bothLogsHoldTheVersion() throws IOException, BadJsonException {
        Tool.Outcome outcome = tool.run("learning", "config", "--component", "ranker", "--metadata", "rate=0.5");

        assertThat(outcome.out()).matches(
                "learning_config_update_([0-9a-f]{8}) v20251117\\.120000 approved apr_20251117120000500000_\\1\n");
        assertThat(String.valueOf(tool.last("registry.jsonl").get("metadata")))
                .startsWith("{rate=0.5, component=ranker, version=v20251117.120000, approval={state=approved, risk=low, automatic=true, ");
        assertThat(tool.lines("immutable_audit.jsonl")).satisfiesExactly(
                registered -> assertThat(registered).contains("\"component\":\"ranker\",\"version\":\"v20251117.120000\""),
                approved -> assertThat(approved).contains("\"action\":\"governance_approved\"", "\"automatic\":true"));
    }

    @Test
    void versionCannotBeChosen() throws IOException, BadJsonException {
        tool.run("learning", "config", "--component", "ranker", "--metadata", "version=v99991231.235959");

        assertThat(String.valueOf(tool.last("registry.jsonl").get("metadata"))).contains("version=v20251117.120000");
    }

    @Test
    void progressStartsWhatWaits() throws IOException, BadJsonException {
        String id = tool.run("learning", "training", "--title", "ranker").out().strip();
        assertThat(tool.run("learning", "progress", id, "--percent", "40", "--ml", "epochs_completed=4").status()).isZero();
        assertThat(tool.run("learning", "progress", id, "--message", "half way").out()).isEqualTo(id + " progress noted\n");

        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.progress", "task.progress");
        assertThat(tool.run("learning", "list", "-o", "jsonl").out())
                .contains("\"status\":\"active\"", "\"progress_percent\":40");
    }

    @Test
    void completesWithItsResultOrFails() throws IOException, BadJsonException {
        String good = tool.run("learning", "event", "--title", "a").out().strip();
        String bad = tool.run("learning", "training", "--title", "b", "--start").out().strip();

        assertThat(tool.run("learning", "complete", good, "--result", "{\"score\":0.9}").status()).isZero();
        assertThat(tool.last("registry.jsonl")).containsEntry("event", "task.completed");
        assertThat(String.valueOf(tool.last("registry.jsonl").get("result"))).isEqualTo("{score=0.9}");
        assertThat(tool.run("learning", "complete", bad, "--failed", "--error", "out of memory").status()).isZero();
        assertThat(tool.last("registry.jsonl")).containsEntry("event", "task.failed").containsEntry("error_message", "out of memory");
        assertThat(tool.run("learning", "complete", bad).status()).isEqualTo(4);
    }

    @Test
    void aTrainingJobMayBeThatOfAnotherSubsystemOrOfAnotherType() throws IOException, BadJsonException {
        String other = tool.run("learning", "training", "--title", "ranker", "--subsystem", "ml_pipeline", "--start", "--pid", "1").out().strip();
        assertThat(other).startsWith("ml_pipeline_training_job_");
        assertThat(tool.last("registry.jsonl")).containsEntry("event", "task.started").containsKey("owner");
        assertThat(tool.run("learning", "training", "--title", "tuned", "--type", "fine_tuning", "-o", "jsonl").out()).contains("\"task_type\":\"fine_tuning\"");
        tool.run("task", "create", "--title", "x", "--subsystem", "ml_pipeline");

        assertThat(tool.run("learning", "list", "--no-headers", "-q").out().lines()).hasSize(2).contains(other);
        assertThat(tool.run("learning", "list", "--type", "fine_tuning", "-q").out().lines()).hasSize(1);
        assertThat(tool.run("learning", "progress", other, "--percent", "40").status()).isZero();
        assertThat(tool.run("learning", "complete", other).status()).isZero();
    }

    @Test
    void aTrainingJobThatNobodyWouldKnowForOneIsRefused() throws IOException {
        tool.run("learning", "event", "--title", "a");

        assertThat(tool.run("learning", "training", "--title", "t", "--type", "tuning", "--subsystem", "vision").err())
                .contains("task_type must be training_job in the subsystem vision");
        assertThat(tool.run("learning", "training", "--title", "t", "--type", "config_update").err()).contains("needs a version");
        assertThat(tool.run("learning", "training", "--title", "t", "--pid", "1").status()).isEqualTo(2);
        assertThat(tool.lines("registry.jsonl")).hasSize(1);
    }

    @Test
    void whatIsRefusedWritesNothing() throws IOException {
        String other = tool.run("task", "create", "--title", "x").out().strip();
        String id = tool.run("learning", "event", "--title", "a").out().strip();

        assertThat(tool.run("learning", "complete", other).status()).isEqualTo(4);
        assertThat(tool.run("learning", "progress", "nothing", "--percent", "1").status()).isEqualTo(3);
        assertThat(tool.run("learning", "progress", id).status()).isEqualTo(2);
        assertThat(tool.run("learning", "progress", id, "--percent", "101").status()).isEqualTo(2);
        assertThat(tool.run("learning", "progress", id, "--ml", "epochs_completed=many").status()).isEqualTo(2);
        assertThat(tool.run("learning", "complete", id, "--error", "x").status()).isEqualTo(2);
        assertThat(tool.run("learning", "config", "--component", " ").status()).isEqualTo(2);
        assertThat(tool.lines("registry.jsonl")).hasSize(2);
        assertThat(tool.lines("immutable_audit.jsonl")).hasSize(2);
    }

    @Test
    void listsLearningOnlyTheNewestFirst() throws BadJsonException {
        tool.run("task", "create", "--title", "x");
        tool.at("2025-11-17T11:59:00Z").run("learning", "event", "--title", "a");
        tool.at("2025-11-17T12:00:00.500Z");
        config("ranker");

        assertThat(tool.run("learning", "list", "-o", "jsonl").out().lines().toList()).satisfiesExactly(
                first -> assertThat(first).contains("\"task_type\":\"config_update\""),
                second -> assertThat(second).contains("\"task_type\":\"learning_event\""));
        assertThat(tool.run("learning", "list", "--type", "learning_event", "-o", "jsonl").out()).hasLineCount(1);
        assertThat(tool.run("learning", "list", "--limit", "1", "-o", "jsonl").out())
                .contains("\"version\":\"v20251117.120000\"").hasLineCount(1);
        assertThat(tool.run("learning", "list", "--status", "completed", "--json").out()).isEqualTo("[]\n");
    }

    private String config(String component) throws BadJsonException {
        String out = tool.run("learning", "config", "--component", component, "--json").out();
        return String.valueOf(Json.strict().parse(out).get("version"));
    }
}
