package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.LeftRun;
import taskmgmt.testkit.MadeRunLines;
import taskmgmt.testkit.Tool;

/** Every command that writes is run once, and its audit entries are counted. */
class EveryChangeIsAuditedTest {
    /** On one log directory, in this order; behind the bar, how many entries it makes. LAST is what the one before printed first. */
    private static final List<String> CHANGES = List.of(
            "task create --title a --id a|1",
            "task create --title b --id b --start|2",
            "task queue a|1",
            "task start a|1",
            "task progress a --percent 10|1",
            "task snapshot a --cpu-seconds 1|1",
            "task update a --description more|1",
            "task pause a|1",
            "task resume a|1",
            "task retry a|1",
            "task start a|1",
            "task verify a --passed|1",
            "task complete a|1",
            "task fail b --error broken|1",
            "task create --title c --id c|1",
            "task cancel c|1",
            "incident open --failure-mode x --severity low|2",
            "incident remediate inc|2",
            "incident resolve inc --action restart|2",
            "incident open --failure-mode y --severity low|2",
            "incident fail inc_20251117_122900 --error no|2",
            "incident reconcile --fix|0",
            "learning event --title e|1",
            "learning training --title t|1",
            "learning config --component c --risk high|1",
            "governance approve LAST --actor boss|2",
            "learning config --component e --risk high|1",
            "governance reject LAST --reason no|2",
            "learning config --component d|2",
            "learning knowledge --title k|1",
            "learning progress learning_training --percent 10|2",
            "learning complete learning_training|1",
            "events ingest runs.jsonl|400",
            "learn train --model m -- true|4",
            "learn loop|5",
            "learn rollback|4",
            "events publish task.created task_id=p|1",
            "events ingest events.jsonl|1",
            "import beads issues.jsonl|2",
            "run -- true|3",
            "run --retries 1 --backoff 1ms -- false|5",
            "add --id job -- true|2",
            "add --id dead -- false|2",
            "worker --drain|4",
            "add --id other -- true|2",
            "queue edit other --priority 9|1",
            "queue env other --set NAME=VALUE|1",
            "queue kill other|1",
            "task create --title l --id l|1",
            "task claim l|1",
            "task heartbeat l --token TOKEN|1",
            "task release l --token TOKEN|1",
            "task claim --next --type none|0",
            "dead requeue dead|1",
            "dead requeue dead --actor ann|0",
            "worker --drain --slots 1|2",
            "queue restart dead|1",
            "worker --drain --slots 2|2",
            "dead purge dead --yes|2",
            "queue clean|1",
            "add --cron @yearly --id yearly -- true|1",
            "queue unschedule yearly|1",
            "queue pause|1",
            "queue pause --actor ann|0",
            "queue resume|1",
            "queue parallel 2|1",
            "queue breaker sh --failures 2|1",
            "handler set h -- true|1",
            "handler set h --version 2 --percent 10 -- true|1",
            "handler rollback h|1",
            "handler rollback h --actor ann|0",
            "flag set f on|1",
            "flag set f on --actor ann|0",
            "flag remove f|1",
            "agent register agents.yaml|1",
            "task create --title agents --id agents|1",
            "agent run agents --verify true|7",
            "agent disable a|1",
            "agent enable a|1",
            "workflow create --file flow.yaml|1",
            "workflow execute flow --id flow|6",
            "workflow execute ./broken.yaml --id broken|7",
            "workflow retry broken|6",
            "workflow pause asks|5",
            "workflow approve asks|1",
            "workflow resume asks|2",
            "workflow reject asks2|4",
            "workflow cancel asks2|2",
            "workflow signal told told|5",
            "workflow resume told|2",
            "batch -j 1 jobs.txt|6",
            "heal run book.yaml|6",
            "heal trigger port_in_use|6",
            "task create --title gone --id gone --start --pid 2147483647|2",
            "stuck --sweep|1",
            "task create --title late --id late --sla 1ms|1",
            "sla escalate|1",
            "expect add nightly --every 90s --grace 1s|1",
            "expect escalate|0",
            "expect escalate|1",
            "alert add ops --on task_failed -- true|1",
            "alert test ops|1",
            "task create --title f --id f|1",
            "task fail f --error x|1",
            "alert run|1",
            "alert run|0",
            "alert remove ops|1",
            "expect remove nightly|1",
            "key create --name ci --role viewer|1",
            "key revoke ci|1",
            "trigger add again --workflow flow --event task.failed|1",
            "trigger disable again|1",
            "trigger enable again|1",
            "trigger run|0",
            "task create --title f2 --id f2|1",
            "task fail f2 --error x|1",
            "trigger run|6",
            "trigger remove again|1",
            "integration add codegen --kind codegen --set org_id=1 --url http://127.0.0.1:1 --retries 0|1",
            "integration disable codegen|1",
            "integration enable codegen|1",
            "integration run codegen --prompt x|3",
            "integration remove codegen|1",
            "bridge kafka take --bootstrap 127.0.0.1:1 --topic t --timeout 100ms|0",
            "credential set token --for https://x.example --from-file events.jsonl|1",
            "credential set token --for https://x.example --from-file events.jsonl|1",
            "credential rotate|1",
            "credential remove token|1",
            "audit key init --name example.com/log|1",
            "audit checkpoint|1",
            "audit key rotate|1",
            "logs rotate|6",
            "logs backup copied|0",
            "logs restore copied --into restored|0",
            "doctor --fix|2",
            "logs merge logs other --into merged|0");

    private static final Instant BEGIN = Instant.parse("2025-11-17T12:10:00Z");

    @TempDir
    private Path directory;

    @Test
    void withOneEntryForEachOperation() throws IOException {
        Tool tool = Tool.in(directory).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString());
        Files.writeString(directory.resolve("events.jsonl"), "{\"ts\":\"2025-11-17T11:00:00Z\",\"event\":\"task.created\",\"task_id\":\"ingested\"}\n");
        Map<String, Integer> expected = new LinkedHashMap<>();
        Map<String, Integer> made = new LinkedHashMap<>();
        int before = 0;
        int minute = 0;
        String last = "";
        String token = "";
        for (String change : CHANGES) {
            String command = change.substring(0, change.indexOf('|'));
            expected.put(command, Integer.valueOf(change.substring(change.indexOf('|') + 1)));
            prepare(command);
            Tool.Outcome outcome = tool.at(BEGIN.plusSeconds(60L * minute++).toString()).run(command.replace("LAST", last).replace("TOKEN", token).split(" ", -1));
            assertThat(outcome.status()).as("%s: %s", command, outcome.err()).isLessThanOrEqualTo(1);
            token = command.startsWith("task claim l") ? outcome.out().strip().split(" ", -1)[1] : token;
            last = outcome.out().split("\\s", 2)[0];
            int after = (int) tool.run("audit", "list", "--limit", "0", "-o", "jsonl").out().lines().count();
            made.put(command, after - before);
            before = after;
        }
        assertThat(made).isEqualTo(expected);
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    /** Something to import, something to repair, and something to merge with. */
    private void prepare(String command) throws IOException {
        if (command.startsWith("heal run")) {
            Files.writeString(directory.resolve("book.yaml"), "{id: book, failure_mode: missing, severity: low, detector: {type: file, path: there},"
                    + " remedies: [{type: command, argv: [cp, book.yaml, there]}]}");
        } else if (command.startsWith("agent register")) {
            Files.writeString(directory.resolve("agents.yaml"), "agents:\n  a:\n    kind: command\n    capabilities: ['*']\n    argv: [echo, done]\n");
        } else if (command.startsWith("workflow create")) {
            Files.writeString(directory.resolve("flow.yaml"), "{id: flow, steps: [{name: go, run: ['true']}]}");
            Files.writeString(directory.resolve("broken.yaml"),
                    "{id: broken, steps: [{name: go, shell: 'case $TASK_MGMT_ATTEMPT in */1) exit 1; esac'}]}");
        } else if (command.startsWith("workflow pause") || command.startsWith("workflow reject")) {
            LeftRun.make(directory, command.split(" ", -1)[2], "{id: asks, steps: [{name: ask, approval: 'Go on?'}]}", () -> BEGIN);
        } else if (command.startsWith("workflow signal")) {
            LeftRun.make(directory, "told", "{id: told, steps: [{name: told, wait: {event: told}}]}", () -> BEGIN);
        } else if (command.startsWith("batch")) {
            Files.writeString(directory.resolve("jobs.txt"), "true\nfalse\n");
        } else if (command.equals("events ingest runs.jsonl")) {
            MadeRunLines runs = new MadeRunLines();
            runs.add(Instant.parse("2025-11-01T00:00:00Z"), 200, i -> i % 5 == 4 ? 600 : 60);
            runs.write(directory.resolve("runs.jsonl"));
        } else if (command.startsWith("doctor")) {
            Files.writeString(directory.resolve("logs/.state/left.tmp"), "");
        } else if (command.startsWith("import")) {
            Files.writeString(directory.resolve("issues.jsonl"), "{\"id\":\"imported\",\"title\":\"x\",\"status\":\"closed\","
                    + "\"created_at\":\"2025-11-16T12:00:00Z\",\"closed_at\":\"2025-11-16T13:00:00Z\"}\n");
        } else if (command.startsWith("logs merge")) {
            assertThat(Tool.in(directory).environment("TASK_MGMT_LOGS", "other").run("task", "create", "--title", "x").status()).isZero();
        }
    }

    @Test
    void andNoCommandThatWritesIsLeftOut() {
        Tool tool = Tool.in(directory);
        Set<String> writing = Catalog.names().stream().filter(name -> {
            String[] words = (name + " --help").split(" ", -1);
            return tool.run(words).out().contains("--lock-timeout");
        }).collect(Collectors.toSet());
        assertThat(writing).hasSizeGreaterThan(25).allSatisfy(name ->
                assertThat(CHANGES).as(name).anyMatch(change -> Arrays.asList(change.split("[ |]", -1)).subList(0, name.split(" ", -1).length)
                        .equals(Arrays.asList(name.split(" ", -1)))));
    }
}
