package taskmgmt.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

class PolicyCommandTest {
    private static final String POLICY = """
            {"version":1,"default":"deny","groups":{"people":["ann","bob"]},"rules":[
              {"name":"people","effect":"allow","accounts":["@people"],"actions":["*"]},
              {"name":"storage bot","effect":"allow","accounts":["bot"],"actions":["task.*","events.ingest"],"resources":["task","log"],
               "scope":["/storage/*","/registry"]},
              {"name":"not nightly","effect":"deny","accounts":["bot"],"actions":["task.complete"],"scope":["/storage/nightly/*"]}],
             "redact":["customer_number"]}
            """;

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() throws IOException {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "bot");
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/policy.json"), POLICY);
    }

    @Test
    void aServiceAccountKeepsToItsScope() throws IOException {
        assertThat(create("a", "storage", "backup").status()).isZero();
        assertThat(create("b", "storage", "nightly").status()).isZero();
        assertThat(tool.run("task", "complete", "a").status()).isZero();
        assertThat(tool.run("task", "complete", "b")).isEqualTo(new Tool.Outcome(4, "",
                "task-mgmt: bot may not task.complete on task:/storage/nightly/b: denied by not nightly\n"));
        assertThat(create("c", "storage2", "backup").status()).isEqualTo(4);
        assertThat(create("d", "web", "x").status()).isEqualTo(4);
        assertThat(tool.run("task", "complete", "b", "--actor", "ann").status()).isZero();
        assertThat(tool.run("audit", "list", "--action", "access_denied", "-o", "jsonl").out()).hasLineCount(3)
                .contains("\"decision\":{\"allowed\":false,\"action\":\"task.complete\",\"resource\":\"task:/storage/nightly/b\",\"rule\":\"not nightly\",\"policy_sha256\":\"");
    }

    @Test
    void aTaskCannotBeMovedIntoOrOutOfAScope() {
        create("a", "storage", "backup");
        tool.run("task", "create", "--title", "w", "--id", "w", "--subsystem", "web", "--actor", "ann");
        assertThat(tool.run("events", "publish", "task.updated", "task_id=a", "subsystem=web").status()).isEqualTo(4);
        assertThat(tool.run("events", "publish", "task.updated", "task_id=w", "subsystem=storage").status()).isEqualTo(4);
        assertThat(tool.run("events", "publish", "task.updated", "task_id=a", "task_type=other").status()).isZero();
    }

    @Test
    void theAuditLogNamesWhoWroteWhateverNameIsGiven() throws IOException {
        tool.run("task", "create", "--title", "x", "--subsystem", "storage", "--id", "t1", "--created-by", "ann", "--actor", "bot");
        assertThat(tool.lines("registry.jsonl").getLast()).contains("\"created_by\":\"ann\"");
        assertThat(tool.lines("immutable_audit.jsonl").getLast()).contains("\"actor\":\"bot\"", "task_registered");
        tool.run("events", "publish", "task.started", "task_id=t1", "actor=ann", "--actor", "bot");
        assertThat(tool.lines("immutable_audit.jsonl").getLast()).contains("\"actor\":\"bot\"", "task_started");
    }

    @Test
    void aStarStandsForEveryTypeAndAnyOtherUnknownOneIsNamed() throws IOException {
        String rule = "{\"version\":1,\"default\":\"allow\",\"rules\":[{\"effect\":\"deny\",\"accounts\":[\"cron\"],"
                + "\"actions\":[\"*\"],\"resources\":[\"%s\"]}]}";
        Files.writeString(directory.resolve("logs/policy.json"), rule.replace("%s", "*"));
        assertThat(tool.run("task", "create", "--title", "x", "--actor", "cron").status()).isEqualTo(4);
        assertThat(tool.run("incident", "open", "--failure-mode", "x", "--severity", "low", "--actor", "cron").status()).isEqualTo(4);
        assertThat(tool.run("task", "create", "--title", "x", "--actor", "ann").status()).isZero();

        Files.writeString(directory.resolve("logs/policy.json"), rule.replace("%s", "tasks"));
        assertThat(tool.run("policy", "show").err()).contains("rules[0]: there is no type of resource 'tasks': name some of task, ");
    }

    @Test
    void anEmptyNameOnTheBusIsNone() throws IOException {
        Files.writeString(directory.resolve("logs/events.jsonl"),
                "{\"event\":\"task.created\",\"task_id\":\"w2\",\"subsystem\":\"web\",\"actor\":\" \"}\n");
        assertThat(tool.run("task", "create", "--title", "x", "--subsystem", "storage").err())
                .contains("anonymous may not task.create on task:/web/-/w2");
    }

    @Test
    void linesOfTheBusAreCheckedInTheNameTheyGiveAndStayThereIfDenied() throws IOException {
        String lines = """
                {"event":"task.created","task_id":"s1","subsystem":"storage","created_by":"bot"}
                {"event":"task.created","task_id":"w1","subsystem":"web","created_by":"bot"}
                {"event":"task.created","task_id":"w2","subsystem":"web"}
                """;
        Files.writeString(directory.resolve("logs/events.jsonl"), lines);
        Tool.Outcome outcome = tool.run("task", "create", "--title", "x", "--subsystem", "storage");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).hasLineCount(2).contains("bot may not task.create on task:/web/-/w1", "anonymous may not task.create on task:/web/-/w2");
        assertThat(tool.lines("registry.jsonl")).hasSize(2).first().asString().contains("\"s1\"");
        assertThat(Files.readString(directory.resolve("logs/events.jsonl"))).isEqualTo(lines);
        assertThat(tool.run("audit", "list", "--action", "access_denied", "-o", "jsonl").out()).hasLineCount(2).contains("\"offset\":");
        assertThat(tool.run("task", "create", "--title", "y", "--subsystem", "storage").err()).isEmpty();
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void soAreEventsOfTasksThatNobodyCreated() throws IOException {
        String lines = """
                {"ts":"2025-01-01T00:00:00Z","event":"task.completed","task_id":"w1","actor":"bot"}
                {"ts":"2025-01-01T00:00:00Z","event":"task.updated","task_id":"w2","actor":"bot","subsystem":"web","title":"x"}
                {"ts":"2025-01-01T00:00:00Z","event":"task.started","task_id":"s1","actor":"bot","subsystem":"storage"}
                """;
        Files.writeString(directory.resolve("logs/events.jsonl"), lines);
        Tool.Outcome outcome = tool.run("task", "create", "--title", "x", "--subsystem", "storage");
        assertThat(outcome.err()).contains("bot may not task.complete on task:/-/-/w1", "bot may not task.update on task:/web/-/w2", "no task s1");
        assertThat(tool.lines("registry.jsonl")).hasSize(2).first().asString().contains("\"s1\"");
        assertThat(tool.input(lines).run("events", "ingest", "-").out()).isEqualTo("3 lines: 0 added, 1 known already, 2 refused\n");
    }

    @Test
    void whoIngestsAnswersForEveryLine() throws IOException {
        tool.input("""
                {"ts":"2025-01-01T00:00:00Z","event":"task.created","task_id":"s1","subsystem":"storage","created_by":"ann"}
                {"ts":"2025-01-01T00:00:00Z","event":"task.created","task_id":"w1","subsystem":"web","created_by":"ann"}
                {"ts":"2025-01-01T00:00:01Z","event":"task.started","task_id":"s1","metadata":{"password":"x"}}
                """);
        assertThat(tool.run("events", "ingest", "--strict", "-").status()).isEqualTo(2);
        assertThat(tool.run("task", "list", "-o", "jsonl").out()).isEmpty();
        Tool.Outcome outcome = tool.run("events", "ingest", "-");
        assertThat(outcome.out()).isEqualTo("3 lines: 2 added, 0 known already, 1 refused\n");
        assertThat(outcome.err()).isEqualTo("line 2 refused: bot may not task.create on task:/web/-/w1: no rule of the policy allows it\n");
        assertThat(tool.run("events", "ingest", "-").out()).isEqualTo("3 lines: 0 added, 2 known already, 1 refused\n");
        assertThat(tool.run("events", "ingest", "-", "--actor", "eve").status()).isEqualTo(4);
    }

    @Test
    void aChangeOfThePolicyIsNotedOnce() throws IOException {
        create("a", "storage", "x");
        create("b", "storage", "x");
        Files.delete(directory.resolve("logs/.state/heads"));
        create("c", "storage", "x");
        Files.writeString(directory.resolve("logs/policy.json"), POLICY + " ");
        create("d", "storage", "x");
        Files.delete(directory.resolve("logs/policy.json"));
        create("e", "storage", "x");
        create("f", "storage", "x");
        List<String> changes = tool.run("audit", "list", "--action", "policy_changed", "-o", "jsonl").out().lines().toList();
        assertThat(changes).hasSize(3);
        assertThat(changes.get(2)).contains("\"old_sha256\":null");
        assertThat(changes.get(0)).contains("\"new_sha256\":null");
    }

    @Test
    void aDeniedFirstChangeLeavesTheDirectoryWithTheEvidenceAlone() throws IOException {
        Path policy = Files.move(directory.resolve("logs/policy.json"), directory.resolve("policy.json"));
        tool.environment("TASK_MGMT_POLICY", "policy.json").environment("TASK_MGMT_LOGS", "new/logs");
        assertThat(tool.run("task", "create", "--title", "x").status()).isEqualTo(4);
        Path logs = directory.resolve("new/logs");
        try (Stream<Path> paths = Files.walk(logs)) {
            assertThat(paths.filter(Files::isRegularFile).map(path -> logs.relativize(path).toString()))
                    .containsExactlyInAnyOrder("immutable_audit.jsonl", ".state/lock", ".state/heads", ".state/seen");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.resolve("immutable_audit.jsonl")))).isEqualTo("rw-------");

        Files.delete(policy);
        tool.environment("TASK_MGMT_LOGS", "other/logs");
        Tool.Outcome outcome = tool.run("task", "create", "--title", "x");
        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.err()).contains("policy.json cannot be used: it is not there");
        assertThat(directory.resolve("other")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"bot,task.complete,/storage/x/1,0,allowed: by storage bot", "bot,task.complete,/storage/nightly/1,1,denied: by not nightly",
        "bot,task.complete,/storage,1,'denied: no rule speaks of it, and that is the policy''s default'",
        "ann,governance.approve,config:/ranker/1,0,allowed: by people", "bot,task.start,learning:/storage/x,1,'denied: no rule speaks of it, and that is the policy''s default'"})
    void checkSaysWhichRuleDecides(String actor, String action, String resource, int status, String said) {
        assertThat(tool.run("policy", "check", "--actor", actor, action, resource)).isEqualTo(new Tool.Outcome(status, said + "\n", ""));
    }

    @ParameterizedTest
    @CsvSource({"task.compleet,/x/y", "task.start,x", "task.start,/x/../y", "task.start,thing:/x"})
    void checkRefusesWhatMakesNoSense(String action, String resource) {
        Tool.Outcome outcome = tool.run("policy", "check", "--actor", "bot", action, resource);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).hasLineCount(1);
    }

    @Test
    void showTellsTheRulesInForce() throws IOException {
        assertThat(tool.run("policy", "show").out()).contains("@people", "ann bob", "storage bot", "/storage/* /registry", "customer_number");
        assertThat(tool.run("policy", "show", "--json").out()).contains("\"default\": \"deny\"", "\"not nightly\"");
        Files.delete(directory.resolve("logs/policy.json"));
        assertThat(tool.run("policy", "show").out()).contains("none: everybody may do everything");
        assertThat(tool.run("policy", "check", "--actor", "x", "task.start", "/a/b").status()).isZero();
    }

    @Test
    void keysThatThePolicyNamesAreRedactedWhateverTheyHold() throws IOException {
        tool.run("task", "create", "--title", "x", "--subsystem", "storage", "--metadata", "customer_number=4711");
        assertThat(tool.lines("registry.jsonl").getLast()).contains("\"metadata\":{\"customer_number\":\"[redacted]\"},\"redacted\":[\"metadata.customer_number\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "{} | its version is null, this program reads 1",
        "{'version':2,'default':'allow'} | its version is 2, this program reads 1",
        "{'version':1} | the policy: default is missing",
        "{'version':1,'default':'alow'} | the policy: default is neither allow nor deny",
        "{'version':1,'default':'allow','rules':[{'effect':'deny','accounts':['a'],'actions':['task.compleet']}]} | there is no action 'task.compleet'",
        "{'version':1,'default':'allow','rules':[{'effect':'deny','accounts':['@a'],'actions':['*']}]} | rules[0]: there is no group @a",
        "{'version':1,'default':'allow','rules':[{'effect':'deny','accounts':['a'],'actions':['*'],'scope':['/a*']}]} | '/a*' is no scope: an asterisk may only be its last part, as in /storage/*",
        "{'version':1,'default':'allow','rules':[{'effect':'deny','accounts':['a'],'actions':['*'],'scope':[]}]} | rules[0]: scope names nothing",
        "{'version':1,'default':'allow','redact':['Title']} | redact: 'Title' is a key that records need",
        "{'version':1,'default':'allow','default':'deny'} | the key 'default' comes twice"})
    void aSlipInThePolicyStopsChangesAndIsNamed(String text, String problem) throws IOException {
        Path file = directory.resolve("logs/policy.json");
        Files.writeString(file, text.replace('\'', '"'));
        for (Tool.Outcome outcome : List.of(create("a", "storage", "x"), tool.run("policy", "show"))) {
            assertThat(outcome).isEqualTo(new Tool.Outcome(5, "", "task-mgmt: the policy " + file + " cannot be used: " + problem
                    + ": nothing is changed until that is repaired\n"));
        }
    }

    private Tool.Outcome create(String id, String subsystem, String type) {
        return tool.run("task", "create", "--title", "t", "--id", id, "--subsystem", subsystem, "--type", type);
    }
}
