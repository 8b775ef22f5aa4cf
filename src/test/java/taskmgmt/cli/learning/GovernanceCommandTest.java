package taskmgmt.cli.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class GovernanceCommandTest {
    private static final String POLICY = """
            {"version":1,"default":"allow","governance":{"risks":[
              {"name":"rankers","components":["/ranker/*"],"risk":"high"},{"components":["/crawler/*"],"risk":"medium"}]}}
            """;

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "ann");
    }

    @Test
    void lowRiskIsApprovedAtOnceWithAnIdInEventOutputAndAudit() throws IOException {
        String out = tool.run("learning", "config", "--component", "x").out();
        String id = out.strip().substring(out.indexOf("apr_"));
        assertThat(id).matches("apr_[0-9]{20}_[0-9a-f]{8}");
        assertThat(tool.lines("registry.jsonl").getLast()).contains("\"approval_id\":\"" + id + "\"");
        assertThat(tool.lines("immutable_audit.jsonl").getLast()).contains("\"action\":\"governance_approved\"",
                "\"decision\":{\"state\":\"approved\",\"risk\":\"low\",\"automatic\":true,\"approval_id\":\"" + id + "\",\"rule\":\"default\"}");
        assertThat(tool.run("task", "complete", "learning_config").status()).isZero();
    }

    @Test
    void highRiskIsHeldUntilSomebodyElseApproves() throws IOException {
        policy(POLICY);
        String id = propose("--component", "ranker", "--risk", "low");
        assertHeld(id);
        assertThat(tool.run("task", "update", id, "--tag", "x").status()).isZero();
        assertDenied("four_eyes", "governance", "approve", id);

        Tool.Outcome approved = tool.run("governance", "approve", id, "--reason", "tried", "--actor", "bob");
        assertThat(approved.out()).matches(id + " approved apr_[0-9]{20}_[0-9a-f]{8}\n");
        assertThat(tool.lines("immutable_audit.jsonl").getLast()).contains("\"actor\":\"bob\"", "\"action\":\"governance_approved\"",
                "\"automatic\":false", "\"by\":\"bob\",\"reason\":\"tried\",\"rule\":\"rankers\"");
        assertThat(tool.run("task", "start", id).status()).isZero();
        assertThat(tool.run("task", "complete", id).status()).isZero();
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void aHeldUpdateIsInForceOnlyByItsApproval() throws IOException {
        policy(POLICY);
        String id = propose("--component", "ranker");
        assertThat(tool.run("evidence", "learning", "--json").out()).contains("\"config_versions\": []");
        tool.run("governance", "approve", id, "--actor", "bob");
        assertThat(tool.run("evidence", "learning").out()).contains("ranker");
    }

    @Test
    void rejectingCancelsTheTask() throws IOException {
        String id = propose("--component", "x", "--risk", "high");
        assertThat(tool.run("governance", "reject", id).status()).isEqualTo(2);
        assertThat(tool.run("governance", "reject", id, "--reason", "no", "--actor", "bob").out()).isEqualTo(id + " rejected\n");
        assertThat(tool.run("task", "show", id).out()).contains("cancelled").contains("no");
        assertThat(tool.lines("immutable_audit.jsonl").getLast()).contains("\"action\":\"governance_rejected\"");
        assertThat(tool.run("governance", "approve", id, "--actor", "bob").err())
                .isEqualTo("task-mgmt: task " + id + " is rejected already\n");
        assertThat(tool.run("governance", "list", "--state", "rejected", "-o", "jsonl").out()).hasLineCount(1).contains("\"decided_by\":\"bob\"");
    }

    @Test
    void aLineByHandDoesNotBeginWhatIsHeld() throws IOException {
        String id = propose("--component", "x", "--risk", "high");
        String line = "{\"ts\":\"2025-11-17T12:00:01.000000Z\",\"event\":\"task.%s\",\"task_id\":\"" + id + "\",\"success\":true}\n";
        Files.writeString(directory.resolve("logs/registry.jsonl"),
                line.formatted("started") + line.formatted("completed"), StandardOpenOption.APPEND);
        assertThat(tool.run("task", "show", id, "--json").out()).contains("\"status\": \"pending\"");
        assertThat(tool.run("task", "list", "-o", "jsonl").out()).contains("\"status\":\"pending\"");
        assertThat(tool.run("learning", "list", "-o", "jsonl").out()).contains("\"status\":\"pending\"", "\"approval\":\"held\"");
        assertThat(tool.run("stats", "--json").out()).contains("\"pending\": 1").doesNotContain("\"completed\": 1");
    }

    @Test
    void noOtherWayLeadsAroundTheHold() throws IOException {
        policy(POLICY);
        String id = propose("--component", "ranker");
        String approval = "{\"approval\":{\"state\":\"approved\",\"approval_id\":\"apr_forged\"}}";
        assertDenied("four_eyes", "task", "update", id, "--metadata", approval);
        assertRefused("task", "complete", id, "--metadata", approval);
        assertRefused("task", "update", id, "--metadata", "{\"approval\":null}");
        assertRefused("task", "update", id, "--metadata", "{\"approval\":{\"state\":\"held\"}}");
        assertDenied("held", "task", "create", "--title", "t", "--subsystem", "learning", "--type", "config_update", "--metadata", "component=ranker");
        assertDenied("held", "events", "publish", "task.created", "{\"task_id\":\"c1\",\"subsystem\":\"learning\",\"task_type\":\"config_update\","
                + "\"metadata\":{\"component\":\"ranker\",\"approval\":{\"state\":\"approved\"}}}");
        String other = propose("--component", "crawler");
        assertDenied("held", "task", "update", other, "--metadata", "component=ranker");
        assertThat(tool.run("task", "create", "--title", "t", "--id", "plain", "--subsystem", "learning", "--metadata", "component=ranker").status()).isZero();
        assertDenied("held", "events", "publish", "task.updated", "task_id=plain", "task_type=config_update");
        Files.writeString(directory.resolve("logs/events.jsonl"), "{\"event\":\"task.started\",\"task_id\":\"" + id + "\"}\n"
                + "{\"event\":\"task.updated\",\"task_id\":\"" + id + "\",\"actor\":\"ann\",\"metadata\":" + approval + "}\n");
        assertThat(tool.run("task", "create", "--title", "x").err()).contains("is held for approval", "four_eyes");
        assertHeld(id);
    }

    @Test
    void whatWasProposedStaysAsItWasProposed() throws IOException {
        policy(POLICY);
        String id = propose("--component", "ranker", "--metadata", "version=7");
        for (int state = 0; state < 2; state++) {
            assertDenied("stays as it was proposed", "task", "update", id, "--metadata", "component=other");
            assertDenied("stays as it was proposed", "task", "update", id, "--metadata", "version=99");
            assertDenied("stays as it was proposed", "events", "publish", "task.updated", "task_id=" + id, "task_type=report");
            assertDenied("stays as it was proposed", "events", "publish", "task.updated", "task_id=" + id, "subsystem=web");
            assertRefused("task", "update", id, "--metadata", "{\"component\":null}");
            tool.run("governance", "approve", id, "--actor", "bob");
        }
        assertThat(tool.run("governance", "list", "-o", "tsv", "--columns", "component,state").out()).contains("ranker\tapproved");
    }

    @Test
    void nobodyIsSaidToHaveApprovedWhatNobodyDecidedAbout() throws IOException {
        policy(POLICY);
        tool.run("task", "create", "--title", "first");
        String approval = "\"metadata\":{\"approval\":{\"state\":\"approved\",\"by\":\"bob\",\"component\":\"ranker\",\"version\":\"12\"}}";
        assertDenied("cannot have been decided about", "events", "publish", "task.created", "{\"task_id\":\"n1\",\"title\":\"x\"," + approval + "}");
        bus("{\"event\":\"task.created\",\"task_id\":\"n2\",\"title\":\"x\"," + approval + "}\n"
                + "{\"event\":\"task.started\",\"task_id\":\"n3\"," + approval + "}\n"
                + "{\"event\":\"task.updated\",\"task_id\":\"n4\",\"subsystem\":\"learning\",\"task_type\":\"config_update\",\"metadata\":{\"component\":\"ranker\",\"version\":\"13\"}}\n");
        assertThat(tool.run("task", "create", "--title", "x").err()).hasLineCount(3).contains("cannot have been decided about", "n3 is not held", "is held");
        assertThat(tool.run("task", "create", "--title", "x", "--id", "learn-1", "--type", "config_update", "--metadata", "component=ranker", "--metadata",
                "version=9").status()).isZero();
        assertThat(tool.lines("immutable_audit.jsonl")).noneMatch(line -> line.contains("governance_approved"));
        assertThat(tool.run("evidence", "learning", "--json").out()).contains("\"config_versions\": []");
    }

    @Test
    void aLineThatDecidesAboutNothingHeldStopsNobody() throws IOException {
        tool.run("task", "create", "--title", "a", "--id", "a");
        String line = "{\"ts\":\"2025-11-17T12:00:01Z\",\"event\":\"task.updated\",\"task_id\":\"a\",\"metadata\":{\"approval\":{\"state\":\"approved\"}}}\n";
        String other = "{\"ts\":\"2025-11-17T12:00:01Z\",\"event\":\"task.created\",\"task_id\":\"%s\",\"title\":\"b\"}\n";
        bus(line + other.formatted("b"));
        Tool.Outcome outcome = tool.run("task", "create", "--title", "c", "--id", "c");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("task a is not held for approval").hasLineCount(1);
        Files.writeString(directory.resolve("m.jsonl"), line + other.formatted("d"));
        assertThat(tool.run("events", "ingest", "m.jsonl").out()).isEqualTo("2 lines: 1 added, 0 known already, 1 refused\n");
        assertThat(tool.run("task", "list", "--columns", "task_id", "-o", "tsv").out().lines()).contains("a", "b", "c", "d");
    }

    private void bus(String lines) throws IOException {
        Files.writeString(directory.resolve("logs/events.jsonl"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void thePolicyMayLetOneAloneDecideAndHoldMore() throws IOException {
        policy("{\"version\":1,\"default\":\"allow\",\"governance\":{\"default\":\"medium\",\"hold\":\"medium\",\"four_eyes\":false}}");
        String id = propose("--component", "x");
        assertHeld(id);
        assertThat(tool.run("governance", "approve", id).status()).isZero();
        policy("{\"version\":1,\"default\":\"allow\",\"governance\":{\"hold\":\"never\"}}");
        assertThat(tool.run("learning", "config", "--component", "x", "--risk", "high").out()).contains(" approved apr_");
    }

    @Test
    void whatWasCancelledWhileHeldIsWithdrawn() {
        String id = propose("--component", "x", "--risk", "high");
        tool.run("task", "cancel", id);
        assertThat(tool.run("governance", "list", "--json").out()).contains("\"withdrawn\"");
        assertThat(tool.run("governance", "list", "--state", "held", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void ofManyApprovalsAtOnceExactlyOneWins() throws Exception {
        String id = propose("--component", "x", "--risk", "high");
        int threads = 8;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Integer>> codes = java.util.stream.IntStream.range(0, threads).mapToObj(i -> executor.submit(() -> {
                barrier.await();
                return Tool.in(directory).run("governance", i % 2 == 0 ? "approve" : "reject", id, "--reason", "r", "--actor", "b" + i).status();
            })).toList();
            int won = 0;
            for (Future<Integer> code : codes) {
                assertThat(code.get()).isIn(0, 4);
                won += code.get() == 0 ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(tool.lines("immutable_audit.jsonl").stream().filter(line -> line.contains("\"action\":\"governance_"))).hasSize(1);
    }

    @Test
    void anApprovalWhoseEntriesWereLostGetsThemAgain() throws IOException {
        String id = propose("--component", "x", "--risk", "high");
        Path audit = directory.resolve("logs/immutable_audit.jsonl");
        byte[] before = Files.readAllBytes(audit);
        byte[] heads = Files.readAllBytes(directory.resolve("logs/.state/heads"));
        tool.run("governance", "approve", id, "--actor", "bob");
        Files.write(audit, before);
        Files.write(directory.resolve("logs/.state/heads"), heads);
        tool.run("task", "create", "--title", "x");
        assertThat(tool.lines("immutable_audit.jsonl").stream().filter(line -> line.contains("governance_approved"))).singleElement()
                .satisfies(line -> assertThat(line).contains("\"backfilled\":true", "\"actor\":\"bob\""));
    }

    private String propose(String... options) {
        String[] words = java.util.stream.Stream.concat(java.util.stream.Stream.of("learning", "config"), java.util.Arrays.stream(options))
                .toArray(String[]::new);
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out().substring(0, outcome.out().indexOf(' '));
    }

    private void assertHeld(String id) throws IOException {
        for (String verb : List.of("start", "complete", "progress")) {
            List<String> before = tool.lines("registry.jsonl");
            Tool.Outcome outcome = verb.equals("progress") ? tool.run("task", verb, id, "--percent", "1") : tool.run("task", verb, id);
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.err()).contains("is held for approval").hasLineCount(1);
            assertThat(tool.lines("registry.jsonl")).isEqualTo(before);
        }
        assertThat(tool.run("governance", "list", "--state", "held").out()).contains(id);
    }

    @Test
    void nobodyProposesInTheNameOfAnotherToApproveItThemselves() throws IOException {
        tool.run("task", "create", "--title", "first");
        String held = "\"task_id\":\"h1\",\"title\":\"x\",\"subsystem\":\"learning\",\"task_type\":\"config_update\","
                + "\"metadata\":{\"component\":\"ranker\",\"approval\":{\"state\":\"held\",\"risk\":\"high\"}}";
        assertDenied("four_eyes", "events", "publish", "task.created", "{\"created_by\":\"bob\"," + held + "}");
        assertDenied("four_eyes", "events", "publish", "task.created", "{\"created_by\":\"bob\",\"actor\":\"ann\"," + held + "}");
        assertDenied("four_eyes", "events", "publish", "task.created", "{\"actor\":\"bob\",\"created_by\":\"\"," + held + "}");
        assertThat(tool.run("events", "publish", "task.created", "{\"created_by\":\"ann\"," + held + "}").status()).isZero();
        assertDenied("four_eyes", "events", "publish", "task.updated", "task_id=h1", "created_by=bob");
        assertDenied("four_eyes", "governance", "approve", "h1");
    }

    private void assertDenied(String rule, String... words) throws IOException {
        assertRefused(words);
        assertThat(tool.lines("immutable_audit.jsonl").getLast()).contains("access_denied", rule);
    }

    private void assertRefused(String... words) throws IOException {
        List<String> before = tool.lines("registry.jsonl");
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(String.join(" ", words) + ": " + outcome).isEqualTo(4);
        assertThat(tool.lines("registry.jsonl")).isEqualTo(before);
    }

    private void policy(String text) throws IOException {
        Path logs = directory.resolve("logs");
        Files.createDirectories(logs);
        Files.writeString(logs.resolve("policy.json"), text);
    }
}
