package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.LeftRun;
import taskmgmt.testkit.Tool;
import taskmgmt.testkit.Words;

/** What the examples of {@code --help} show can be typed: all of it is understood, and does what it is shown for on a log that has what it names. */
class HelpExamplesTest {
    private static final Pattern CALL = Pattern.compile("(?<![\\w./-])task-mgmt (?:[^|#>)&;'\"]|'[^']*'|\"[^\"]*\")+");
    /** The example of a key is cut short, and this is a whole one. */
    private static final String CUT_KEY = "example.com/log+c74f20a3+ARpc…";
    private static final String KEY = "example.com/log+067b9320+ARUWkZzFc3aBOW5QOZhK32WyLiGDuBfbAPNviXz3eNKr";
    private static final String TASK = "storage_backup_1a2b3c4d";
    private static final String START = "task create --title backup --subsystem storage --type backup --id " + TASK + " --start";
    private static final String CREATE = "task create --title backup --subsystem storage --type backup --id " + TASK;
    private static final String FAIL = "add --id " + TASK + " -- false";
    private static final String DRAIN = "worker --drain --quiet";

    /** Examples that are only read, by how they begin, each with the reason. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            Map.entry("task watch", "waits for what others do"), Map.entry("events follow", "waits for what others do"),
            Map.entry("serve", "goes on until a signal; ServeCommandTest starts it"), Map.entry("mcp --logs", "speaks with a client; McpCommandTest is one"),
            Map.entry("worker --slots", "goes on until a signal"), Map.entry("worker --group", "goes on until a signal"),
            Map.entry("export postgres", "asks a server; PostgresExportTest has one"), Map.entry("export otlp --url", "asks a server; ExportOtlpTest has one"),
            Map.entry("bridge kafka", "asks a broker; BridgeCommandsTest has one"),
            Map.entry("integration run", "asks a service; IntegrationCommandTest has one"), Map.entry("integration test", "asks a service"),
            Map.entry("alert test", "sends mail"), Map.entry("agent run @last", "runs somebody's program"),
            Map.entry("top $", "goes on until a key; TopCommandTest has one"), Map.entry("top --filter", "goes on until a signal"),
            Map.entry("config edit", "opens an editor"), Map.entry("shell ", "is a prompt or reads a script; ShellCommandTest runs both"),
            Map.entry("run -- rsync", "copies to another machine"), Map.entry("run --verify", "makes a report by make"),
            Map.entry("audit checkpoint --export git-tag", "tags a repository; AuditCheckpointCommandTest has one"),
            Map.entry("workflow retry", "leads a run that failed; WorkflowCommandsTest does"), Map.entry("learn diff", "takes settings that were learned; LearnCommandsTest has some"), Map.entry("learn rollback", "takes settings that were learned"),
            Map.entry("heal trigger", "takes a port of this machine; HealTriggerCommandTest does"));

    /** What an example goes on from, by the name of the command, where that is not a task that runs. */
    private static final Map<String, List<String>> BEFORE = before();

    /** Their lines go on from each other. */
    private static final Set<String> ONE_AFTER_THE_OTHER = Set.of("task claim", "task retry", "handler set", "events publish");
    /** Their answer may be no: on the evidence of a small log, on services and programs of this machine, on conflicts of two copies, on a command that failed. */
    private static final Set<String> VERDICTS = Set.of("agent health", "forecast", "evidence unified", "evidence learning", "evidence healing", "heal run", "logs merge", "follow", "wait");

    @TempDir
    private static Path prepared;

    @TempDir
    private Path directory;

    private static final Map<String, String> named = new LinkedHashMap<>();

    private static Map<String, List<String>> before() {
        Map<String, List<String>> before = new LinkedHashMap<>();
        for (String verb : List.of("start", "queue", "update")) {
            before.put("task " + verb, List.of(CREATE));
        }
        before.put("task resume", List.of(START, "task pause " + TASK));
        before.put("task claim", List.of("task create --title review --type review --id web_review_1a2b3c4d", "task queue web_review_1a2b3c4d",
                "task create --title review --type review --id second", "task queue second"));
        for (String verb : List.of("heartbeat", "release")) {
            before.put("task " + verb, List.of("task create --title review --type review --id web_review_1a2b3c4d", "task queue web_review_1a2b3c4d",
                    "task claim web_review_1a2b3c4d --worker w"));
        }
        before.put("events publish", List.of("events publish mission.created '{\"mission_id\":\"m42\"}'"));
        before.put("credential rotate", List.of("credential set codegen --for https://api.codegen.com --from-file secret"));
        before.put("dead requeue", List.of(FAIL, DRAIN));
        before.put("dead purge", List.of(FAIL, DRAIN));
        before.put("queue restart", List.of(FAIL, DRAIN));
        before.put("queue kill", List.of("add --id " + TASK + " --group gpu -- true"));
        before.put("queue edit", List.of("add --id train -- true"));
        before.put("queue env", List.of("add --id train --env DEBUG=1 -- true"));
        before.put("queue unschedule", List.of("add --cron '0 3 * * *' --id backup -- true"));
        before.put("queue breaker", List.of("queue breaker fetch"));
        before.put("wait", List.of("add --id " + TASK + " --group gpu -- true", DRAIN));
        before.put("follow", List.of("add --id " + TASK + " -- echo done", DRAIN));
        before.put("worker", List.of("add -- true"));
        before.put("alert remove", List.of("alert add ops --on task_failed --mail ops@example.com"));
        before.put("alert run", List.of("alert add page --on task_failed -- true"));
        before.put("alert check", List.of("alert add page --on task_failed -- true"));
        before.put("expect remove", List.of("expect add backup --every 1d"));
        before.put("flag remove", List.of("flag set new-parser on"));
        before.put("flag check", List.of("flag set new-parser on"));
        before.put("handler rollback", List.of("handler set thumbnails -- a", "handler set thumbnails --version 2 -- b", "handler set thumbnails --version 2"));
        before.put("config unset", List.of("config set zone Europe/Berlin", "config set --project lock-timeout 2m"));
        before.put("agent enable", List.of("agent disable fixer"));
        for (String verb : List.of("enable", "disable", "remove", "test")) {
            before.put("trigger " + verb, List.of("credential set github --for https://github.com --from-file secret",
                    "trigger add deploy --workflow release --webhook --event push --credential github --take version=after"));
            before.put("integration " + verb, List.of("credential set codegen --for https://api.codegen.com --from-file secret",
                    "integration add codegen --kind codegen --set org_id=323 --credential codegen"));
        }
        before.put("integration show", Objects.requireNonNull(before.get("integration test")));
        for (String noun : List.of("trigger deploy", "integration codegen")) {
            String[] words = noun.split(" ", -1);
            List<String> disabled = new ArrayList<>(Objects.requireNonNull(before.get(words[0] + " enable")));
            disabled.add(words[0] + " disable " + words[1]);
            before.put(words[0] + " enable", disabled);
        }
        before.put("integration add", List.of("credential set codegen --for https://api.codegen.com --from-file secret",
                "credential set qdrant --for https://qdrant.example.com:6333 --from-file secret"));
        before.put("credential remove", List.of("credential set codegen --for https://api.codegen.com --from-file secret"));
        before.put("trigger add", List.of("credential set github --for https://github.com --from-file secret"));
        before.put("key revoke", List.of("key create --name ci --role reporter"));
        before.put("learn diff", List.of("learn loop", "learn loop"));
        before.put("logs merge", List.of("task create --title x --logs laptop/logs", "task create --title y --logs server/logs", "task create --title x --logs a",
                "task create --title y --logs b"));
        before.put("workflow resume", List.of("workflow approve @last gate", "workflow signal @last delivered"));
        before.put("workflow logs", List.of("workflow execute each.yaml"));
        before.put("logs restore", List.of(START, "logs backup root/backup/tasks-2026-01-31"));
        before.put("audit prove", List.of(START, "audit checkpoint --export kept-checkpoint"));
        before.put("audit verify", List.of(START, "audit checkpoint --export root/backup/checkpoint"));
        return before;
    }

    private static List<String> calls(String line) {
        return CALL.matcher(line.replace("$(date +%F)", "2026-01-31")).results().map(call -> call.group().strip()).filter(call -> !call.startsWith("task-mgmt shell-init")).toList();
    }

    private boolean isUnderstood(String call) {
        Invocation invocation = Invocation.of(Words.of(call).stream().skip(1).toArray(String[]::new));
        for (int length = Math.min(3, invocation.words().size()); length > 0; length--) {
            Command command = Catalog.command(invocation.name(length));
            if (command != null) {
                String[] arguments = Stream.of(invocation.argumentsAfter(length)).map(word -> word.replace("$$", "1").replace("$2", "4711").replace(CUT_KEY, KEY)).toArray(String[]::new);
                return CommandForm.parse(command, arguments, Tool.in(directory).session());
            }
        }
        return false;
    }

    @Test
    void everyExampleIsUnderstood() {
        int examples = 0;
        for (String name : Catalog.names()) {
            for (String line : Objects.requireNonNull(Catalog.command(name)).exampleLines()) {
                for (String call : calls(line)) {
                    assertThat(isUnderstood(call)).as("%s: %s", name, call).isTrue();
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThan(Catalog.names().size());
    }

    /** A log and a directory with what help gives names to. */
    @BeforeAll
    static void prepare() throws IOException {
        for (String kind : List.of("workflows", "playbooks", "agents")) {
            copy(Golden.inProject("examples/" + kind), prepared.resolve("examples").resolve(kind));
        }
        Files.copy(Golden.inProject("examples/migration.yaml"), prepared.resolve("examples/migration.yaml"));
        Path playbook = Golden.inProject("examples/playbooks/disk-space.yaml");
        for (Map.Entry<String, String> each : Map.ofEntries(
                Map.entry("src/jobs.py", "def run(job):\n    return job\n"), Map.entry("train.py", "print('validation_accuracy=0.93')\n"),
                Map.entry("joblog.tsv", Files.readString(Golden.inProject("examples/joblog.tsv"))),
                Map.entry("backups.csv", "Run,Began,Finished,Result\n1,2026-01-01T00:00:00Z,2026-01-01T00:01:00Z,BROKEN\n"),
                Map.entry("incidents.json", Files.readString(Golden.inProject("examples/imports/statuspage.json"))),
                Map.entry("cluster.events.jsonl", "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"i1\"}\n"),
                Map.entry("import.jsonl", "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"i2\"}\n"),
                Map.entry("commands.txt", "true\n"), Map.entry("jobs.log", ""), Map.entry("push.json", "{\"ref\":\"refs/heads/main\",\"after\":\"1.2.0\"}"),
                Map.entry("each.yaml", "{id: each, steps: [{name: build, run: [echo, a]}, {name: test, foreach: [a, b], as: x, steps: [{name: one, run: [echo, b]}]}]}"),
                Map.entry("secret", "s3cr3t"), Map.entry("home/qdrant.key", "s3cr3t"),
                Map.entry("home/.alert-key", "s3cr3t"), Map.entry("web.yaml", Files.readString(playbook)),
                Map.entry("root/srv/knowledge/papers/a", "a"), Map.entry("root/mnt/other/a", "a"), Map.entry("root/backup/a", "a"),
                Map.entry("root/media/stick/a", "a"), Map.entry("release.yaml", Files.readString(Golden.inProject("examples/workflows/release.yaml")))).entrySet()) {
            Path file = prepared.resolve(each.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, each.getValue());
        }
        for (String script : List.of("backup.sh", "train.sh", "thumbs.sh")) {
            Files.createFile(prepared.resolve(script), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(prepared.resolve(script), "#!/bin/sh\nexit 0\n");
        }
        Files.writeString(prepared.resolve("train.sh"), "#!/bin/sh\necho '{\"validation_accuracy\":0.93}' > metrics.json\n");
        Files.writeString(prepared.resolve("disk.yaml"), Files.readString(Golden.inProject("examples/playbooks/inodes.yaml")));
        Tool tool = in(prepared);
        ran(tool, "init");
        for (String line : List.of("task create --title deploy --subsystem web --type deploy --id web_deploy_5e6f7a8b",
                "task create --title deploy --subsystem web --type deploy --id web_deploy_1a2b3c4d",
                "task create --title fix --subsystem coding --type fix --id coding_fix_1a2b3c4d --start",
                "task create --title train --subsystem ml --id ml_train_5e6f7a8b --start", "task snapshot ml_train_5e6f7a8b --ml epochs_completed=3",
                "task create --title old --type backup --subsystem storage --id old_1 --start", "task complete old_1 --memory-peak-mb 100",
                "workflow create examples/workflows/release.yaml",
                "agent register examples/agents/agents.yaml", "learning event --title retries", "audit key init --name example.com/log")) {
            ran(tool, line);
        }
        String incident = ran(tool, "incident open --failure-mode port_in_use --severity high --detected-at 10m").strip();
        named.put("inc_20251117_164328_024197", incident);
        named.put("\"$id\"", incident);
        named.put("learning_config_update_1a2b3c4d", ran(tool, "learning config --component ranker --risk high --actor ann").split("\\s", -1)[0]);
        named.put("learning_training_job_1a2b3c4d", ran(tool, "learning training --title ranker --start").strip());
        named.put(CUT_KEY, first("(example\\.com/log\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+)", ran(tool, "audit key show --json")));
        named.put("k7m2qx94ab", first("\"key_id\": *\"([^\"]+)\"", ran(tool, "key create --name other --role viewer --json")));
        LeftRun.make(prepared, "workflow_release_1a2b3c4d", """
                id: waiting
                steps:
                  - {name: build, run: [echo, built]}
                  - {name: gate, approval: "Publish?"}
                  - {name: parcel, wait: {event: delivered}}
                """, InstantSource.system());
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String ran(Tool tool, String line) {
        Tool.Outcome outcome = tool.run(Words.of(line).toArray(String[]::new));
        assertThat(outcome).as(line).returns(0, Tool.Outcome::status);
        return outcome.out();
    }

    private static Tool in(Path directory) {
        return Tool.in(directory).ticking().environment("XDG_CONFIG_HOME", directory.resolve("config").toString())
                .environment("HOME", directory.resolve("home").toString()).environment("TASK_MGMT_KEYS", directory.resolve("keys").toString())
                .environment("PATH", Objects.requireNonNull(System.getenv("PATH"))).environment("WANDB_KEY", "k").environment("HOOK_TOKEN", "t");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(each).toString()),
                        PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(each)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static Stream<String> commands() {
        return Catalog.names().stream();
    }

    /** With the words of this program in place of those of others. */
    private static String meant(String call) {
        List<String> words = List.of(call.split(" ", -1));
        List<String> spoken = words.subList(1, words.size());
        return "task-mgmt " + String.join(" ", Catalog.command(spoken.getFirst()) == null ? Aliases.meant(spoken) : spoken);
    }

    /** What the page on conventions shows for each of them can be typed. */
    @Test
    void everyConventionHasACommandThatIsUnderstood() throws IOException {
        List<String> rows = Files.readAllLines(Golden.inProject("src/docs/conventions.md")).stream().filter(line -> line.startsWith("| ")).skip(1).toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(24).allSatisfy(row -> {
            String[] cells = row.replace("\\|", "\u0001").split("\\|", -1);
            List<String> calls = calls(cells[3].replace('\u0001', '|').replace("`", " # ").replace(" --help", "")).stream().map(HelpExamplesTest::meant).toList();
            assertThat(calls).as(row).allMatch(this::isUnderstood);
            assertThat(!calls.isEmpty() || cells[3].contains("man task-mgmt-")).as(row).isTrue();
        });
    }

    /** The lines of a command one after the other, as somebody tries them; each from the beginning where they are about the same thing. */
    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleDoesWhatItShows(String name) throws IOException {
        List<String> lines = Objects.requireNonNull(Catalog.command(name)).exampleLines();
        int number = 0;
        Path place = directory;
        for (String line : lines) {
            if (!ONE_AFTER_THE_OTHER.contains(name) || number == 0) {
                place = directory.resolve("example" + number);
                copy(prepared, place);
                for (String before : BEFORE.getOrDefault(name, List.of(START))) {
                    Tool.Outcome outcome = in(place).run(Words.of(before).toArray(String[]::new));
                    assertThat(outcome.status()).as("%s: %s", before, outcome.err()).isLessThan(2);
                    remember(outcome.out());
                }
                if (name.equals("logs restore") || name.equals("audit key init")) {
                    Files.move(place.resolve("logs"), place.resolve("elsewhere"));
                    Files.move(place.resolve("keys"), place.resolve("other-keys"));
                }
            }
            number++;
            for (String call : calls(line)) {
                String words = call.substring("task-mgmt ".length());
                if (NOT_RUN.keySet().stream().noneMatch((words + " $")::startsWith) && !words.contains("--every") && !words.contains("--watch")) {
                    Tool.Outcome outcome = in(place).input(input(name)).run(Words.of(onThisMachine(words)).toArray(String[]::new));
                    assertThat(outcome.status()).as("%s: %s%s", call, outcome.out(), outcome.err()).isLessThanOrEqualTo(VERDICTS.contains(name) ? 1 : 0);
                    remember(outcome.out());
                }
            }
        }
    }

    private static String input(String name) throws IOException {
        return switch (name) {
            case "batch" -> "src/jobs.py\0";
            case "events ingest" -> "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"i3\"}\n";
            case "import" -> Files.readString(Golden.inProject("examples/imports/sacct.txt"));
            case "task show", "incident show" -> "@last\n";
            default -> "s3cr3t";
        };
    }

    /** What a claim prints, and lines after it go on from. */
    private static void remember(String out) {
        Matcher claim = Pattern.compile("(\\S+)\\s+(\\d+)\n").matcher(out);
        if (claim.matches()) {
            named.put("\"$1\"", claim.group(1));
            named.put("\"$2\"", claim.group(2));
            named.put("4711", claim.group(2));
        }
    }

    private static String onThisMachine(String words) {
        String here = words;
        for (Map.Entry<String, String> each : named.entrySet()) {
            here = here.replace(each.getKey(), each.getValue());
        }
        here = here.replace("*.yaml", "release.yaml").replace("$$", Long.toString(ProcessHandle.current().pid())).replace(" ~/", " home/");
        return words.startsWith("policy check") ? here : here.replace(" /", " root/");
    }
}
