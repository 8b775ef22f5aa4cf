package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.Load;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;
import taskmgmt.testkit.Words;

/** What the examples of {@code --help} show can be typed: all of it is understood, and what reads finds something to say. */
class HelpExamplesTest {
    private static final Pattern CALL = Pattern.compile("(?<![\\w./-])task-mgmt (?:[^|#>)&;'\"]|'[^']*'|\"[^\"]*\")+");
    /** The example of a key is cut short, and this is a whole one. */
    private static final String CUT_KEY = "example.com/log+c74f20a3+ARpc…";
    private static final String KEY = "example.com/log+067b9320+ARUWkZzFc3aBOW5QOZhK32WyLiGDuBfbAPNviXz3eNKr";

    /**
     * What is only read, not run: it waits for something that nobody does here, asks somebody elsewhere, changes more than a log, or
     * goes on from what another command has left: a run, a checkpoint, learned settings, the files and directories of somebody.
     */
    private static final Set<String> NOT_RUN = Set.of("follow", "task watch", "wait", "events follow", "agent health", "export postgres", "export otlp", "config edit",
            "alert check", "alert run", "alert test", "integration run", "integration test", "worker", "serve", "mcp", "workflow status", "workflow logs",
            "audit checkpoint", "audit prove", "audit key init", "audit key rotate", "learn diff", "learn rollback", "import", "events ingest", "logs merge",
            "logs backup", "logs restore", "top", "shell", "trigger test", "bridge kafka publish", "bridge kafka take");

    @TempDir
    private Path directory;

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

    /** A log with what help gives names to. */
    private Tool prepared() throws IOException {
        for (String kind : List.of("workflows", "playbooks", "agents")) {
            Path copy = Files.createDirectories(directory.resolve("examples").resolve(kind));
            try (Stream<Path> files = Files.list(Golden.inProject("examples/" + kind))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        Files.writeString(Files.createDirectories(directory.resolve("src")).resolve("jobs.py"), "def run(job):\n    return job\n");
        Files.copy(Golden.inProject("examples/migration.yaml"), directory.resolve("examples/migration.yaml"));
        Tool tool = Tool.in(directory).environment("XDG_CONFIG_HOME", directory.resolve("config").toString())
                .environment("TASK_MGMT_KEYS", directory.resolve("keys").toString());
        for (String line : List.of("task create --title backup --subsystem storage --type backup --id storage_backup_1a2b3c4d --start",
                "task create --title deploy --subsystem web --type deploy --id web_deploy_5e6f7a8b --depends-on storage_backup_1a2b3c4d",
                "task create --title train --subsystem ml --id ml_train_5e6f7a8b --start", "task snapshot ml_train_5e6f7a8b --ml epochs_completed=3",
                "task create --title old --type backup --subsystem storage --id old_1 --start", "task complete old_1 --memory-peak-mb 100",
                "incident open --failure-mode port_in_use --severity high", "workflow create --file examples/workflows/release.yaml",
                "agent register examples/agents/agents.yaml", "learning event --title retries", "audit key init --name example.com/log", "integration add codegen --kind codegen --set org_id=1")) {
            assertThat(tool.run(line.split(" ", -1))).as(line).returns(0, Tool.Outcome::status);
        }
        return tool;
    }

    @Test
    void whatReadsFindsSomethingToSay() throws IOException {
        Tool tool = prepared();
        List<String> refused = new ArrayList<>();
        int run = 0;
        for (String name : Catalog.verbs().stream().filter(verb -> verb.load().cache() == Load.Cache.READING).map(verb -> verb.name()).distinct().toList()) {
            if (NOT_RUN.contains(name)) {
                continue;
            }
            for (String line : Objects.requireNonNull(Catalog.command(name)).exampleLines()) {
                List<String> calls = calls(line);
                if (calls.isEmpty() || !isRun(calls.getFirst(), name)) {
                    continue;
                }
                Tool.Outcome outcome = tool.run(Words.of(calls.getFirst()).stream().skip(1).toArray(String[]::new));
                run++;
                if (outcome.status() > 1) {
                    refused.add(outcome.status() + " " + calls.getFirst() + ": " + outcome.err().strip());
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(run).isGreaterThan(100);
    }

    /** Not what goes on until a signal, names files that are elsewhere, or an incident by its time. */
    private static boolean isRun(String call, String command) {
        return call.startsWith("task-mgmt " + command)
                && Stream.of("--watch", "--every", "*.yaml", "web.yaml", " /", "~/", "inc_20251117").noneMatch(call::contains);
    }
}
