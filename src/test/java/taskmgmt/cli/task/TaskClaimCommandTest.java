package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** Claiming as a worker in another language meets it. */
class TaskClaimCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = Tool.in(directory).environment("USER", "ann");
        create("a");
    }

    private void create(String id) {
        assertThat(tool.run("task", "create", "--title", id, "--id", id, "--type", "review")).returns(0, Tool.Outcome::status);
    }

    private String claim(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "task";
        words[1] = "claim";
        System.arraycopy(more, 0, words, 2, more.length);
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out().strip().split(" ", -1)[1];
    }

    @Test
    void aWorkerClaimsReportsAndCompletes() throws Exception {
        String token = claim("--next", "--type", "review", "--worker", "w1", "--lease", "2m");
        assertThat(tool.last("registry.jsonl").get("lease")).isEqualTo(
                Map.of("claim", Long.valueOf(token), "worker", "w1", "length", "PT2M", "until", "2025-11-17T12:02:00.000000Z"));
        tool.at("2025-11-17T12:01:30Z");
        assertThat(tool.run("task", "heartbeat", "a", "--token", token)).isEqualTo(new Tool.Outcome(0, "a held until 2025-11-17T12:03:30.000000Z\n", ""));
        assertThat(tool.run("task", "heartbeat", "a", "--token", token, "--lease", "1h").out()).isEqualTo("a held until 2025-11-17T13:01:30.000000Z\n");
        assertThat(tool.run("task", "progress", "a", "--token", token, "--percent", "50")).isEqualTo(new Tool.Outcome(0, "a at 50%\n", ""));
        assertThat(tool.run("task", "complete", "a", "--token", token, "--result", "ok")).isEqualTo(new Tool.Outcome(0, "a completed in 1m 30s\n", ""));
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.updated", "task.updated", "task.progress", "task.completed");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void asJsonItIsTheWholeTaskWithItsToken() throws Exception {
        Tool.Outcome outcome = tool.run("task", "claim", "a", "-o", "json");
        Map<String, @Nullable Object> json = Json.strict().parse(outcome.out());
        assertThat(json).containsEntry("token", json.get("lease") instanceof Map<?, ?> lease ? lease.get("claim") : null)
                .containsEntry("worker", "ann").containsEntry("lease_until", "2025-11-17T12:05:00.000000Z")
                .containsEntry("task_id", "a").containsEntry("status", "active").containsEntry("attempt", 1L);
    }

    @Test
    void anOldTokenIsRefusedInOneLineEverywhere() throws Exception {
        String first = claim("a", "--worker", "w1");
        tool.at("2025-11-17T12:05:00Z");
        String second = claim("--next", "--worker", "w2");
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
        int lines = tool.lines("registry.jsonl").size();
        for (String verb : new String[] {"heartbeat", "release", "complete", "fail --error x", "progress --percent 1"}) {
            String[] words = ("task " + verb + " a --token " + first).split(" ", -1);
            assertThat(tool.run(words)).as(verb).isEqualTo(
                    new Tool.Outcome(4, "", "task-mgmt: token " + first + " does not hold task a: w2 has claimed it with another one\n"));
        }
        assertThat(tool.lines("registry.jsonl")).hasSize(lines);
        assertThat(tool.run("task", "fail", "a", "--token", second, "--error", "x").status()).isZero();
    }

    private void bus(String event, String claim) throws Exception {
        Files.writeString(directory.resolve("logs/events.jsonl"), "{\"ts\":\"2025-11-17T12:06:00Z\",\"event\":\"" + event + "\",\"task_id\":\"a\",\"under_claim\":"
                + claim + "}\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A worker that hangs and comes back reports by the bus as well. */
    @Test
    void anOldTokenIsRefusedOnTheBus() throws Exception {
        String first = claim("a", "--worker", "w1");
        tool.at("2025-11-17T12:05:00Z");
        String second = claim("--next", "--worker", "w2");
        for (String event : new String[] {"task.completed", "task.failed", "task.progress", "task.cancelled"}) {
            bus(event, first);
            bus(event, "\"" + first + "\"");
        }
        bus("task.completed", "\"x\"");
        bus("task.completed", "null");
        tool.at("2025-11-17T12:06:01Z");
        create("b");
        assertThat(tool.run("task", "list", "--columns", "task_id,status", "-o", "jsonl").out()).contains("{\"task_id\":\"a\",\"status\":\"completed\"}");
        assertThat(tool.run("audit", "list", "--action", "bus_line_refused", "-o", "jsonl").out().lines()).hasSize(9)
                .allSatisfy(line -> assertThat(line).containsAnyOf("does not hold task a: w2 has claimed it", "is not the token of a claim"));
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void theTokenThatHoldsIsTakenOnTheBus() throws Exception {
        String token = claim("a");
        bus("task.progress", token);
        bus("task.completed", token);
        tool.at("2025-11-17T12:06:01Z");
        create("b");
        assertThat(tool.run("task", "list", "--status", "completed", "--columns", "task_id", "--no-headers").out()).isEqualTo("a\n");
        assertThat(tool.run("audit", "list", "--action", "bus_line_refused", "-o", "jsonl").out()).isEmpty();
    }

    @Test
    void anEventThatIsPublishedWithAnOldTokenIsRefused() {
        String first = claim("a", "--worker", "w1");
        tool.at("2025-11-17T12:05:00Z");
        claim("--next", "--worker", "w2");
        assertThat(tool.run("events", "publish", "task.completed", "task_id=a", "under_claim=" + first)).isEqualTo(
                new Tool.Outcome(4, "", "task-mgmt: token " + first + " does not hold task a: w2 has claimed it with another one\n"));
    }

    @Test
    void whereThereIsNothingTheAnswerIsNo() {
        Tool.Outcome nothing = new Tool.Outcome(1, "", "task-mgmt: there is no task to claim\n");
        Tool nowhere = Tool.in(directory).environment("TASK_MGMT_LOGS", directory.resolve("empty").toString());
        assertThat(tool.run("task", "claim", "--next", "--type", "build")).isEqualTo(nothing);
        assertThat(nowhere.run("task", "claim", "--next")).isEqualTo(nothing);
        assertThat(directory.resolve("empty")).doesNotExist();
        claim("a");
        assertThat(tool.run("task", "claim", "--next")).isEqualTo(nothing);
        assertThat(tool.run("task", "claim", "a")).isEqualTo(
                new Tool.Outcome(4, "", "task-mgmt: task a is claimed by ann until 2025-11-17T12:05:00Z\n"));
    }

    @Test
    void whatThisProgramNotesForItselfIsNobodysWork() {
        claim("a");
        tool.run("incident", "open", "--failure-mode", "port", "--severity", "high");
        tool.run("alert", "add", "known", "--on", "run_missing", "--", "true");
        tool.run("expect", "add", "nightly", "--every", "1d");
        tool.run("learning", "training", "--title", "t");
        assertThat(tool.run("task", "claim", "--next").status()).isEqualTo(1);
        assertThat(tool.run("task", "claim", "--next", "--subsystem", "learning").status()).isZero();
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        assertThat(tool.run("task", "claim").err()).contains("give the id of a task, or --next");
        assertThat(tool.run("task", "claim", "a", "--next").status()).isEqualTo(2);
        assertThat(tool.run("task", "claim", "a", "--type", "x").err()).contains("so they go with --next");
        assertThat(tool.run("task", "claim", "a", "--lease", "1ms").err()).contains("a lease takes from 1s to 30d");
        for (String token : new String[] {"0", "-1", "x", "99999999999999999999"}) {
            assertThat(tool.run("task", "heartbeat", "a", "--token", token)).as(token).returns(2, Tool.Outcome::status);
        }
        assertThat(tool.run("task", "heartbeat", "a", "--token", "1").err()).isEqualTo("task-mgmt: token 1 does not hold task a: it is pending\n");
    }

    /** Who may write to the bus may report, and takes no task from anybody by that. */
    @Test
    void noLeaseComesByTheBus() throws Exception {
        String token = claim("a");
        Files.writeString(directory.resolve("logs/events.jsonl"), "{\"ts\":\"2025-11-17T12:00:00Z\",\"event\":\"task.updated\",\"task_id\":\"a\","
                + "\"lease\":{\"claim\":1,\"worker\":\"evil\",\"length\":\"PT1S\",\"until\":\"2025-11-17T12:00:00Z\"}}\n", StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(tool.run("task", "claim", "--next").status()).isEqualTo(1);
        assertThat(tool.run("task", "show", "a", "-o", "json").out()).contains("\"claim\": " + token).contains("unusable");
        assertThat(tool.run("task", "complete", "a", "--token", token).status()).isZero();
    }

    /** A worker that runs commands gives back what another one has claimed and left. */
    @Test
    void aWorkerRunsACommandWhoseLeaseHasRunOut() throws Exception {
        assertThat(tool.run("add", "--id", "job", "--", "true").status()).isZero();
        tool.at("2020-01-01T00:00:00Z");
        claim("job", "--lease", "1s");
        assertThat(tool.run("task", "show", "job", "-o", "json").out()).contains("\"status\": \"active\"");
        Tool.Outcome outcome = Tool.in(directory).environment("USER", "ann").ticking().run("worker", "--drain");
        assertThat(outcome.err()).contains("job was lost", "job is completed");
        assertThat(tool.run("task", "show", "job", "-o", "json").out()).contains("\"status\": \"completed\"", "\"attempt\": 2");
    }
}
