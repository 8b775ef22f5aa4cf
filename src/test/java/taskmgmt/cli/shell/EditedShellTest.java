package taskmgmt.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.CommandLineRunner;
import taskmgmt.testkit.Dialogue;
import taskmgmt.testkit.Tool;

class EditedShellTest {
    @TempDir
    Path directory;

    private final Dialogue dialogue = new Dialogue();

    private Tool.Outcome run(Tool tool, Map<String, String> environment) throws IOException, InterruptedException {
        environment.forEach(tool::environment);
        int status = EditedShell.on(this::terminal, CommandLineRunner::runSettled, new LineColoursTest.OneCommand(), Map.of(),
                tool.typing(100, 24).sessionInto(dialogue.seen()));
        assertThat(dialogue.failure()).isNull();
        return tool.outcome(status);
    }

    private Terminal terminal() throws IOException {
        Terminal terminal = new ExternalTerminal("test", "xterm", dialogue, dialogue.seen(), StandardCharsets.UTF_8);
        terminal.setSize(new Size(100, 24));
        return terminal;
    }

    private Map<String, String> home() {
        return Map.of("XDG_STATE_HOME", directory.resolve("state").toString(), "TASK_MGMT_COLOR", "never");
    }

    @Test
    void runsWhatIsTypedAndShowsHowItEnded() throws Exception {
        dialogue.when("task-mgmt> ", "task show nope\r").when("[3]> ", "task create --id a --title 'a\r").when("> ", "b'\r").when("a", "").when("task-mgmt> ", "\u0004");
        Tool.Outcome outcome = run(Tool.in(directory), home());
        assertThat(outcome.err()).contains("'help' says what there is, Ctrl-D leaves.\n").endsWith("task-mgmt: no task nope\n");
        assertThat(outcome.status()).isZero();
        assertThat(Tool.in(directory).run("task", "show", "a", "--json").out()).contains("\"title\": \"a\\nb\"");
    }

    @Test
    void completesAndExplains() throws Exception {
        dialogue.when("task-mgmt> ", "ta\t").when("task ", "li\t").when("list tasks", "\r").when("task-mgmt> ", "exit 4\r");
        assertThat(run(Tool.in(directory), home()).status()).isEqualTo(4);
    }

    @Test
    void coloursWhatIsKnown() throws Exception {
        dialogue.when("> ", "task list").when("\u001b[32m", "\r").when("> ", "tusk").when("\u001b[31m", "\u0003").when("> ", "\u0004");
        Tool.Outcome outcome = run(Tool.in(directory), Map.of("XDG_STATE_HOME", directory.resolve("state").toString(), "TERM", "xterm"));
        assertThat(outcome.status()).isZero();
    }

    @Test
    void forgetsALineAtCtrlC() throws Exception {
        dialogue.when("task-mgmt> ", "task create --id a --title a").when("--title a", "\u0003").when("task-mgmt> ", "\u0004");
        assertThat(run(Tool.in(directory), home()).status()).isZero();
        assertThat(directory.resolve("logs")).doesNotExist();
    }

    @Test
    void takesWhatIsTypedRightBehindCtrlC() throws Exception {
        dialogue.when("task-mgmt> ", "nonsense\u0003exit 4\r");
        assertThat(run(Tool.in(directory), home()).status()).isEqualTo(4);
    }

    @Test
    void keepsWhatWasTypedButForSecretsInAFileOfTheUsersOwn() throws Exception {
        dialogue.when("task-mgmt> ", "version\r").when("task-mgmt> ", "task list --token=hunter2hunter2\r").when("task-mgmt [2]> ", "\u0010\u0010\r").when("task-mgmt> ", "\u0004");
        run(Tool.in(directory), home());
        Path file = directory.resolve("state/task-mgmt/shell_history");
        assertThat(Files.readAllLines(file)).allSatisfy(line -> assertThat(line).endsWith(":version")).isNotEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void remembersTheSessionBefore() throws Exception {
        Path file = Files.createDirectories(directory.resolve("state/task-mgmt")).resolve("shell_history");
        Files.writeString(file, "1000:exit 9\n");
        dialogue.when("task-mgmt> ", "\u0010\r");
        assertThat(run(Tool.in(directory), home()).status()).isEqualTo(9);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void worksWithoutAHistory() throws Exception {
        Files.createFile(directory.resolve("state"));
        dialogue.when("task-mgmt> ", "\u0004");
        assertThat(run(Tool.in(directory), home()).err()).startsWith("task-mgmt: what is typed is not kept: ");
        dialogue.when("task-mgmt> ", "\u0004");
        assertThat(run(Tool.in(directory), Map.of("XDG_STATE_HOME", "", "TASK_MGMT_COLOR", "never")).err())
                .startsWith("task-mgmt: what is typed is not kept: no variable says where");
    }
}
