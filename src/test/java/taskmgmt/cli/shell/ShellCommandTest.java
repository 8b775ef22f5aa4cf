package taskmgmt.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

class ShellCommandTest {
    @TempDir
    Path directory;

    private Tool tool;

    @BeforeEach
    void setUp() {
        tool = Tool.in(directory);
    }

    @Test
    void runsTheLinesOfAScript() {
        Tool.Outcome outcome = tool.input("""
                # two tasks
                task create --id a --title "it's one"
                task-mgmt task create --id b \\
                    --title 'of two
                lines'

                task list --sort task_id -o csv --columns task_id,title --no-headers
                """).run("shell");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("a\nb\na,it's one\r\nb,\"of two\nlines\"\r\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void printsWhatTheCommandPrintsOutside() {
        tool.run("task", "create", "--id", "a", "--title", "one");
        for (String line : new String[] {"task show a --json", "task show b", "task sow", "--version", "task list -o yaml", "audit verify"}) {
            assertThat(tool.run("shell", "-c", line)).as(line).isEqualTo(tool.run(line.split(" ", -1)));
        }
    }

    @Test
    void goesOnAfterAFailureUnlessToldOtherwise() throws IOException {
        Path script = Files.writeString(directory.resolve("s.tm"), "task create --id a --title a\ntask show nope\ntask create --id b --title b\n");
        Tool.Outcome stopped = tool.run("shell", script.toString(), "--stop-on-error");
        assertThat(stopped.status()).isEqualTo(3);
        assertThat(stopped.err()).isEqualTo("task-mgmt: no task nope\ntask-mgmt: " + script + ":2: ended here, with exit code 3\n");
        assertThat(tool.run("task", "show", "b").status()).isEqualTo(3);
        assertThat(tool.run("shell", "s.tm").status()).isZero();
        assertThat(tool.run("task", "show", "b").status()).isZero();
    }

    @Test
    void saysWhereAScriptMakesNoSense() throws IOException {
        Files.writeString(directory.resolve("s.tm"), "\n\nversion;\ntask list 'x");
        Tool.Outcome outcome = tool.run("shell", "s.tm");
        assertThat(outcome.err()).isEqualTo("""
                task-mgmt: s.tm:3: ';' means nothing here: put it in quotes, or begin another line for another command
                task-mgmt: s.tm:4: the single quote is not closed
                """);
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void handsOutputToAProgram() throws IOException {
        tool.run("task", "create", "--id", "a1", "--title", "$(touch hacked) `touch hacked`; touch hacked");
        tool.run("task", "create", "--id", "b1", "--title", "two");
        assertThat(tool.run("shell", "-c", "task list -o tsv --no-headers --columns task_id,title | grep -c hacked").out()).isEqualTo("1\n");
        assertThat(directory.resolve("hacked")).doesNotExist();
        assertThat(tool.run("shell", "-c", "task list -q --sort task_id > 'out file'").status()).isZero();
        assertThat(directory.resolve("out file")).hasContent("a1\nb1");
        assertThat(tool.run("shell", "-c", "task list -q --sort task_id >> 'out file'").status()).isZero();
        assertThat(directory.resolve("out file")).hasContent("a1\nb1\na1\nb1");
    }

    @Test
    void endsWithWhatFailsFirstOfAPipe() {
        assertThat(tool.run("shell", "-c", "version | grep -q nothing").status()).isEqualTo(1);
        assertThat(tool.run("shell", "-c", "task show nope | cat").status()).isEqualTo(3);
        assertThat(tool.run("shell", "-c", "help commands | exit 9")).as("ended before it was written to").isEqualTo(new Tool.Outcome(9, "", ""));
        Tool.Outcome refused = tool.run("shell", "-c", "version | sh -c 'echo told >&2; exit 9'");
        assertThat(refused.status()).isEqualTo(9);
        assertThat(refused.err()).isEqualTo("told\n");
    }

    @Test
    void doesNotMindAProgramThatHasSeenEnough() {
        assertThat(tool.run("shell", "-c", "help commands | head -1")).isEqualTo(new Tool.Outcome(0, tool.run("help", "commands").out().lines().findFirst().orElseThrow() + "\n", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "exit 3!3!",
        "quit!0!",
        "exit x!2!task-mgmt: 'x' is no exit code: they are 0 to 255",
        "exit 256!2!task-mgmt: '256' is no exit code: they are 0 to 255",
        "exit 1 2!2!task-mgmt: 'exit' takes one number",
        "exit | cat!2!task-mgmt: 'exit' prints nothing",
        "cd a b!2!task-mgmt: 'cd' takes one directory",
        "cd | cat!2!task-mgmt: 'cd' prints nothing",
        "cd!2!task-mgmt: no variable HOME says where to go",
        "clear x!2!task-mgmt: 'clear' takes nothing",
        "clear!0!",
        "shell!2!task-mgmt: this is the shell already",
        "| cat!2!task-mgmt: -c:1: there is no command whose output could go there",
    })
    void knowsWordsOfItsOwn(String line, int status, String message) {
        assertThat(tool.run("shell", "-c", line)).isEqualTo(new Tool.Outcome(status, "", message == null ? "" : message + "\n"));
    }

    @Test
    void leavesWithTheStatusOfTheLastCommand() {
        assertThat(tool.input("task show nope\nexit\nversion\n").run("shell", "-").status()).isEqualTo(3);
    }

    @Test
    void changesTheDirectoryOfWhatFollows() throws IOException {
        Files.createDirectories(directory.resolve("other/logs"));
        Files.createFile(directory.resolve("other/logs/registry.jsonl"));
        Tool.Outcome outcome = tool.environment("HOME", directory.toString()).input("""
                cd other
                task create --id there --title x
                run --id pwd -- pwd
                cd -
                cd ~/other
                cd
                cd nowhere
                """).run("shell");
        assertThat(outcome.out()).contains("there\n", directory.toRealPath().resolve("other") + "\n");
        assertThat(outcome.err()).isEqualTo("task-mgmt: " + directory.resolve("nowhere") + ": no such directory\n");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(tool.run("task", "show", "there", "--logs", "other/logs").status()).isZero();
    }

    @Test
    void meansTheLogThatItWasStartedFor() {
        tool.run("shell", "--logs", "named", "-c", "task create --id a --title a");
        assertThat(tool.run("task", "show", "a", "--logs", "named").status()).isZero();
        assertThat(directory.resolve("logs")).doesNotExist();
    }

    @Test
    void leavesStandardInputOfAScriptToItsCommands() throws IOException {
        tool.run("task", "create", "--id", "a", "--title", "a");
        Files.writeString(directory.resolve("s.tm"), "task cancel -\n");
        assertThat(tool.input("a\n").run("shell", "s.tm").status()).isZero();
        assertThat(tool.input("task cancel -\ntask create --id b --title b\n").run("shell").out()).isEqualTo("b\n");
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThat(tool.run("shell", "f", "-c", "version").err()).contains("two ways to say what to run");
        assertThat(tool.typing(80, 24).run("shell", "--stop-on-error").err()).contains("is for scripts");
        assertThat(tool.run("shell", "missing.tm").status()).isEqualTo(3);
        assertThat(tool.input("a".repeat((1 << 20) + 1)).run("shell", "-").err()).contains("longer than 1 MiB");
    }

    @Test
    void asksForLinesOnAPlainTerminal() {
        Tool.Outcome outcome = tool.typing(80, 24).environment("TERM", "dumb").input("audit prove\ntask create --id a \\\n--title a\nhelp\nclear\n").run("shell");
        assertThat(outcome.err()).isEqualTo("task-mgmt> " + tool.run("audit", "prove").err() + "task-mgmt [2]> > task-mgmt> task-mgmt> task-mgmt> \n");
        assertThat(outcome.out()).isEqualTo("a\n" + ShellHelp.TEXT);
        assertThat(outcome.status()).isZero();
    }

    @Test
    void clearsATerminalThatCan() {
        assertThat(tool.typing(80, 24).run("shell", "-c", "clear").out()).isEqualTo("\u001b[H\u001b[2J\u001b[3J");
    }
}
