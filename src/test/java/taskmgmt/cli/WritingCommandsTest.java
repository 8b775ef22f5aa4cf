package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Parameter;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.testkit.LeftRun;
import taskmgmt.testkit.MadeRunLines;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/**
 * What holds for every command that writes, also for those that are still to be written: none forgets the policy, and none
 * lets a secret into a file. A new one has to be added to {@link #COMMANDS}, with a secret in each of its free texts.
 */
class WritingCommandsTest {
    private static final String SECRET = "hunter2xyz";
    private static final String TEXT = "PASSWORD=" + SECRET;
    private static final String JSON = "{\"deep\":[{\"apiKey\":\"" + SECRET + "\"}]}";
    /** How help calls the values of options that take any text. */
    private static final Set<String> FREE = Set.of("TEXT", "TEXT|JSON", "JSON", "K=V|JSON", "JSON|K=V", "ACTION", "TAG", "MODE");

    /** What these take is refused by the others of their kind, or never reaches a line. */
    private static final Set<String> NOT_WRITTEN = Set.of("add --body", "incident remediate --error", "incident resolve --error", "task update --untag");

    private static final Map<String, List<String>> COMMANDS = new TreeMap<>(Map.ofEntries(
            command("task create", "--title", TEXT, "--description", TEXT, "--tag", TEXT, "--metadata", "token=" + SECRET,
                    "--metadata", JSON, "--input", JSON, "--created-by", TEXT, "--assign", TEXT),
            command("run", "--title", TEXT, "--tag", TEXT, "--metadata", JSON, "--input", JSON, "--verify", "true " + TEXT, "--", "true",
                    "--token", SECRET, TEXT),
            command("add", "--title", TEXT, "--tag", TEXT, "--metadata", JSON, "--input", JSON, "--", "true"),
            command("worker", "--drain"),
            command("queue pause"),
            command("queue resume"),
            command("queue parallel", "2"),
            command("queue breaker", "sh"),
            command("handler set", "tried", "--version", "3", "--", "true"),
            command("handler rollback", "tried"),
            command("flag set", "feature", "on"),
            command("flag remove", "known"),
            command("queue edit", "job", "--title", TEXT),
            command("queue env", "job", "--set", "NAME=VALUE"),
            command("queue restart", "dead"),
            command("queue clean"),
            command("queue unschedule", "nightly"),
            command("queue kill", "job", "--reason", TEXT),
            command("dead requeue", "dead"),
            command("dead purge", "dead", "--yes"),
            command("agent register", "agents.yaml"),
            command("agent run", "pending", "-a", "on"),
            command("agent enable", "off"),
            command("agent disable", "on"),
            command("workflow create", "--file", "flow.yaml"),
            command("workflow execute", "./flow.yaml"),
            command("workflow approve", "asks", "--reason", TEXT),
            command("workflow reject", "asks", "--reason", TEXT),
            command("workflow signal", "asks", "told", "--value", "text=" + TEXT),
            command("workflow pause", "asks", "--reason", TEXT),
            command("workflow resume", "rests"),
            command("workflow cancel", "asks", "--reason", TEXT),
            command("workflow retry", "broken"),
            command("batch", "--tag", TEXT, "--metadata", JSON, "--verify", "true " + TEXT, "jobs.txt"),
            command("heal run", "book.yaml"),
            command("heal trigger", "port_in_use"),
            command("stuck", "--sweep"),
            command("alert add", "new", "--on", "task_failed", "--", "echo"),
            command("alert remove", "known"),
            command("alert test", "known"),
            command("alert run"),
            command("expect add", "new", "--every", "1d", "--title", TEXT),
            command("expect remove", "known"),
            command("expect escalate"),
            command("task start", "pending"),
            command("task progress", "active", "--message", TEXT),
            command("task update", "active", "--title", TEXT, "--description", TEXT, "--tag", TEXT, "--metadata", JSON,
                    "--context", "db_password=" + SECRET, "--assign", TEXT),
            command("task verify", "active", "--passed", "--details", JSON),
            command("task complete", "active", "--verified", "--result", TEXT, "--details", TEXT, "--metadata", JSON),
            command("task fail", "active", "--error", TEXT, "--metadata", JSON),
            command("task cancel", "active", "--reason", TEXT),
            command("task pause", "active", "--reason", TEXT),
            command("task resume", "paused", "--reason", TEXT),
            command("task retry", "active", "--error", TEXT),
            command("task queue", "pending"),
            command("task claim", "pending", "--worker", TEXT),
            command("task heartbeat", "claimed", "--token", "TOKEN"),
            command("task release", "claimed", "--token", "TOKEN", "--error", TEXT),
            command("task snapshot", "active", "--cpu-seconds", "1"),
            command("incident open", "--failure-mode", TEXT, "--severity", "high", "--title", TEXT, "--playbook", TEXT, "--metadata", JSON),
            command("incident remediate", "inc", "--action", TEXT, "--metadata", JSON),
            command("incident resolve", "inc", "--action", TEXT, "--metadata", JSON),
            command("incident fail", "inc", "--action", TEXT, "--metadata", JSON, "--error", TEXT),
            command("incident reconcile", "--fix"),
            command("learning event", "--title", TEXT, "--description", TEXT, "--metadata", JSON),
            command("learning training", "--title", TEXT, "--description", TEXT, "--metadata", JSON),
            command("learning knowledge", "--title", TEXT, "--description", TEXT, "--metadata", JSON),
            command("learning config", "--component", "c", "--title", TEXT, "--metadata", JSON),
            command("learning progress", "learning_training", "--message", TEXT),
            command("learning complete", "learning_training", "--failed", "--error", TEXT, "--result", JSON),
            command("learn train", "--model", "m", "--metadata", JSON, "--ml-line", "(\\w+)=(\\S+)", "--", "sh", "-c", "echo val_acc=0.9", "sh", "--token", SECRET),
            command("learn loop", "--once"),
            command("learn rollback", "--reason", TEXT),
            command("events publish", "task.created", "{\"task_id\":\"p1\",\"title\":\"" + TEXT + "\",\"metadata\":" + JSON
                    + ",\"my_secret\":\"" + SECRET + "\"}"),
            command("events ingest", "-"),
            command("import", "beads", "issues.jsonl"),
            command("sla escalate"),
            command("logs rotate"),
            command("logs backup", "copied"),
            command("audit checkpoint"),
            command("audit key init", "--keys", "other"),
            command("audit key rotate"),
            command("doctor", "--fix"),
            command("key create", "--name", "ci", "--role", "viewer"),
            command("key revoke", "known"),
            command("trigger add", "fresh", "--workflow", "kept", "--event", "task.failed"),
            command("trigger enable", "off"),
            command("trigger disable", "on"),
            command("trigger remove", "on"),
            command("trigger run"),
            command("integration add", "fresh", "--kind", "codegen", "--set", "org_id=1"),
            command("integration enable", "off"),
            command("integration disable", "on"),
            command("integration remove", "on"),
            command("integration run", "on", "--prompt", TEXT),
            command("bridge kafka take", "--bootstrap", "127.0.0.1:1", "--topic", "t", "--timeout", "100ms"),
            command("credential set", "fresh", "--for", "https://x.example", "--from-file", "book.yaml"),
            command("credential remove", "kept"),
            command("credential rotate"),
            command("governance approve", "learning_config", "--reason", TEXT, "--actor", "boss"),
            command("governance reject", "learning_config", "--reason", TEXT)));

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private Path logs = Path.of("");
    /** Of the task that is claimed. */
    private String token = "";

    private static Map.Entry<String, List<String>> command(String name, String... arguments) {
        return Map.entry(name, List.of(arguments));
    }

    static Set<String> names() {
        return COMMANDS.keySet();
    }

    @BeforeEach
    void somethingToChange(TestInfo test) throws IOException {
        logs = directory.resolve("logs");
        tool = Tool.in(directory).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString()).input("{\"ts\":\"2025-11-17T11:00:00Z\",\"event\":\"task.created\",\"task_id\":\"i1\",\"title\":\"" + TEXT + "\",\"password\":\"" + SECRET
                + "\"}\n{\"ts\":\"2025-11-17T11:00:00Z\",\"event\":\"task.updated\",\"task_id\":\"i1\",\"metadata\":" + JSON + "}\n");
        writeIssues();
        Files.writeString(directory.resolve("jobs.txt"), "true --token " + SECRET + "; : " + TEXT + "\n");
        Files.writeString(directory.resolve("book.yaml"), "{id: book, failure_mode: missing, severity: low, detector: {type: file, path: there},"
                + " remedies: [{type: command, argv: [cp, book.yaml, there, --token, " + SECRET + "]}, {type: command, shell: true,"
                + " line: \"" + TEXT + " true; cp book.yaml there\"}]}");
        run("task create --title late --id late --sla 1s");
        run("task create --title pending --id pending");
        run("task create --title active --id active --start");
        run("task create --title paused --id paused --start");
        run("task create --title gone --id gone --start --pid 2147483647");
        run("task pause paused");
        run("task create --title claimed --id claimed");
        run("task claim claimed");
        token = tool.outcome(0).out().strip().split(" ", -1)[1];
        run("add --cron @yearly --id nightly -- true");
        run("handler set tried -- true");
        run("handler set tried --version 2 --percent 10 -- true");
        run("flag set known on");
        run("alert add known --on run_missing -- true");
        run("key create --name known --role viewer");
        run("integration add on --kind codegen --set org_id=1 --url http://127.0.0.1:1 --retries 0");
        run("integration add off --kind codegen --set org_id=1");
        run("integration disable off");
        Files.writeString(directory.resolve("kept.yaml"), "{id: kept, steps: [{name: go, run: ['true']}]}");
        run("workflow create --file kept.yaml");
        run("trigger add on --workflow kept --event task.failed");
        run("trigger add off --workflow kept --event task.failed");
        run("trigger disable off");
        run("credential set kept --for https://x.example --from-file book.yaml");
        run("expect add known --every 1m --grace 1s");
        run("incident open --failure-mode port --severity high");
        run("learning training --title t");
        run("learning config --component c --risk high");
        run("audit key init --name example.com/log");
        run("add --id job -- true");
        run("add --id dead -- false");
        run("task fail dead --error x");
        if (test.getDisplayName().contains("agent ")) {
            Files.writeString(directory.resolve("agents.yaml"), "agents:\n  a: {kind: command, capabilities: ['*'], argv: ['true']}\n");
            Files.writeString(directory.resolve("logs/agents.yaml"), """
                    agents:
                      on:
                        kind: command
                        capabilities: ['*']
                        argv: [echo, done]
                      off:
                        enabled: false
                        kind: command
                        capabilities: ['*']
                        argv: ['true']
                    """);
        }
        if (test.getDisplayName().contains("workflow ")) {
            runsOfWorkflows();
        }
        if (test.getDisplayName().contains("learn ")) {
            somethingLearned();
        }
        tool.at("2025-11-17T13:00:00Z");
    }

    private void runsOfWorkflows() throws IOException {
        InstantSource clock = () -> Instant.parse("2025-11-17T12:00:00Z");
        Files.writeString(directory.resolve("flow.yaml"), "{id: flow, steps: [{name: go, run: ['true']}]}");
        Files.writeString(directory.resolve("broken.yaml"),
                "{id: broken, steps: [{name: go, shell: 'case $TASK_MGMT_ATTEMPT in */1) exit 1; esac'}]}");
        LeftRun.make(directory, "asks", "{id: asks, steps: [{name: ask, approval: 'Go on?'}, {name: told, wait: {event: told}}]}", clock);
        LeftRun.make(directory, "rests", "{id: rests, steps: [{name: gap, wait: 1m}]}", clock);
        run("workflow pause rests");
        assertThat(tool.run("workflow", "execute", "./broken.yaml", "--id", "broken").status()).isEqualTo(1);
    }

    /** A version that can be rolled back, and runs that speak against it. */
    private void somethingLearned() throws IOException {
        MadeRunLines lines = new MadeRunLines();
        lines.add(Instant.parse("2025-11-01T00:00:00Z"), 200, i -> i % 5 == 4 ? 600 : 60);
        lines.write(directory.resolve("before.jsonl"));
        run("events ingest before.jsonl");
        run("learn loop");
        lines.add(Instant.parse("2025-11-17T12:00:01Z"), 60, i -> 90);
        lines.write(directory.resolve("after.jsonl"));
        tool.at("2025-11-18T13:00:00Z");
        run("events ingest after.jsonl");
    }

    private void writeIssues() throws IOException {
        Files.writeString(directory.resolve("issues.jsonl"), "{\"id\":\"imported\",\"title\":\"" + TEXT + "\",\"status\":\"closed\","
                + "\"created_at\":\"2025-11-17T10:00:00Z\",\"closed_at\":\"2025-11-17T11:00:00Z\"}\n");
    }

    private void run(String line) {
        assertThat(tool.run(line.split(" ", -1))).as(line).returns(0, Tool.Outcome::status);
    }

    private Tool.Outcome attempt(String name) {
        List<String> words = Stream.concat(Stream.of(name.split(" ", -1)), COMMANDS.getOrDefault(name, List.of()).stream()).toList();
        return tool.run(words.stream().map(word -> word.equals("TOKEN") ? token : word).toArray(String[]::new));
    }

    @Test
    void allOfThemAreListedHere() {
        Set<String> writing = new TreeSet<>();
        for (String name : Catalog.names()) {
            Command command = Catalog.command(name);
            if (command != null && command.groups().stream().anyMatch(LogOptions.class::isInstance)) {
                writing.add(name);
            }
        }
        assertThat(COMMANDS.keySet()).isEqualTo(writing);
    }

    @Sweep
    @ParameterizedTest
    @MethodSource("names")
    void eachFreeTextIsTried(String name) {
        Command command = Catalog.command(name);
        assertThat(command).isNotNull();
        for (ParameterGroup group : command == null ? List.<ParameterGroup>of() : command.groups()) {
            for (Parameter parameter : group.parameters()) {
                if (!(group instanceof LogOptions) && parameter.spec().isOption() && FREE.contains(parameter.spec().paramLabel())
                        && !NOT_WRITTEN.contains(name + " " + parameter.name())) {
                    assertThat(COMMANDS.get(name)).as(name).contains(parameter.name());
                }
            }
        }
    }

    @Sweep
    @ParameterizedTest
    @MethodSource("names")
    void noneLetsASecretIntoAFile(String name) throws IOException {
        Tool.Outcome outcome = attempt(name);
        int expected = name.equals("integration run") || name.equals("bridge kafka take") ? 1 : 0; // nobody answers at their addresses
        assertThat(outcome).as(name).returns(expected, Tool.Outcome::status);
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET);
        files().forEach((file, content) -> assertThat(content).as(name + " in " + file).doesNotContain(SECRET));
        boolean told = COMMANDS.getOrDefault(name, List.of()).stream().anyMatch(word -> word.contains(SECRET)) || name.equals("events ingest");
        assertThat(files().get("registry.jsonl") + files().get("incidents.jsonl")).matches(all -> !told || all.contains("\"redacted\":["));
        assertThat(tool.run("audit", "verify").out()).contains("[INTACT]");
    }

    @Sweep
    @ParameterizedTest
    @MethodSource("names")
    void noneForgetsThePolicy(String name) throws IOException {
        Files.writeString(logs.resolve("policy.json"), "{\"version\":1,\"default\":\"deny\",\"rules\":[]}");
        Map<String, String> before = files();
        Tool.Outcome outcome = attempt(name);
        Map<String, String> after = files();

        assertThat(outcome.status()).as(name + ": " + outcome).isEqualTo(4);
        assertThat(outcome.err()).hasLineCount(1).contains(" may not ", "no rule of the policy allows it");
        String added = after.getOrDefault("immutable_audit.jsonl", "").substring(before.getOrDefault("immutable_audit.jsonl", "").length());
        assertThat(added.lines().toList()).satisfiesExactly(
                changed -> assertThat(changed).contains("\"action\":\"policy_changed\""),
                denied -> assertThat(denied).contains("\"action\":\"access_denied\"", "\"allowed\":false", "\"rule\":\"default\""));
        assertThat(added).doesNotContain(SECRET);
        for (String file : List.of("registry.jsonl", "incidents.jsonl", "policy.json")) {
            assertThat(after.get(file)).as(file).isEqualTo(before.get(file));
        }
        assertThat(tool.run("audit", "verify").out()).contains("[INTACT]");
    }

    @Sweep
    @ParameterizedTest
    @MethodSource("names")
    void noneChangesAnythingUnderAPolicyThatCannotBeRead(String name) throws IOException {
        Files.writeString(logs.resolve("policy.json"), "{\"version\":1,\"default\":\"deny\",\"rule\":[]}");
        Map<String, String> before = files();
        Tool.Outcome outcome = attempt(name);
        assertThat(outcome.status()).as(name).isEqualTo(5);
        assertThat(outcome.err()).isEqualTo("task-mgmt: the policy " + logs.resolve("policy.json")
                + " cannot be used: the policy: there is no key 'rule': nothing is changed until that is repaired\n");
        assertThat(files()).isEqualTo(before);
        assertThat(tool.run("task", "list").status()).isZero();
    }

    /** Everything below the log directory but what is derived. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(logs)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(logs.relativize(path).toString(), new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
            }
        }
        files.keySet().removeIf(name -> name.startsWith(".state/heads") || name.startsWith(".state/index")
                || name.startsWith(".state/names"));
        return files;
    }
}
