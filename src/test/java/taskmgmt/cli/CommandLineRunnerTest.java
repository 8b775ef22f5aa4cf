package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Failure;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.testkit.Tool;

class CommandLineRunnerTest {
    private final Tool tool = Tool.in(Path.of("."));

    @Test
    void withoutArgumentsShowsAllCommandsAndTheExitCodes() {
        Tool.Outcome outcome = tool.run();

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("""
                Usage: task-mgmt COMMAND [OPTIONS]

                Keeps track of what the programs on this machine are doing.

                Try first:
                  task-mgmt run -- make test      run a command as a task
                  task-mgmt task list             what is running, and what has run
                  task-mgmt stats                 how many, how long, how well

                Run commands:
                  run          run a command as a task and record its outcome
                """).endsWith("""

                Exit codes:
                    0  done
                    1  the answer is no: a check did not pass
                    2  wrong usage: an unknown option, a value that makes no sense
                    3  no such task, incident, file or other thing
                    4  not allowed: illegal move, duplicate, blocked, held, denied by the policy
                    5  the log is damaged, or cannot be read or written, also for lack of memory
                    6  busy: another process held the lock too long; try again
                   70  a bug in task-mgmt; --debug shows where
                  130  interrupted
                """);
    }

    @Test
    void helpIsTheSameHoweverItIsAskedFor() {
        assertThat(tool.run("--help")).isEqualTo(tool.run());
        assertThat(tool.run("-h")).isEqualTo(tool.run());
        assertThat(tool.run("help")).isEqualTo(tool.run());
        assertThat(tool.run("help", "completion")).isEqualTo(tool.run("completion", "--help"));
    }

    @Test
    void explainsACommand() {
        assertThat(tool.run("completion", "-h").out()).isEqualTo("""
                Usage: task-mgmt completion [OPTIONS] SHELL

                Print the completion script for a shell.

                Arguments:
                      SHELL     the shell it is for: bash, zsh or fish

                Common options:
                      --debug   show the stack trace of an unexpected failure
                  -h, --help    show this help

                Examples:
                  source <(task-mgmt completion bash)
                  source <(task-mgmt completion zsh)
                  task-mgmt completion fish | source
                """);
    }

    @Test
    void colourNeedsATerminalThatWantsIt() {
        assertThat(tool.run("help").out()).doesNotContain("\u001b");
        tool.terminal(100);
        assertThat(tool.run("help").out()).contains("\u001b");
        assertThat(tool.environment("TERM", "dumb").run("help").out()).doesNotContain("\u001b");
        assertThat(tool.environment("TERM", "xterm").environment("NO_COLOR", "1").run("help").out())
                .doesNotContain("\u001b");
    }

    @Test
    void misspeltCommandIsRefusedWithTheNearest() {
        assertRefused("unknown command 'verison' (did you mean 'version'?); see 'task-mgmt --help'", "verison");
        assertRefused("unknown command 'lst' (did you mean 'ls'?); see 'task-mgmt --help'", "lst");
        assertRefused("unknown command 'blargh'; see 'task-mgmt --help'", "blargh", "list");
        assertRefused("unknown command 'pause' (did you mean 'queue pause' or 'workflow pause' or 'task pause'?); see 'task-mgmt --help'", "pause", "3");
        assertRefused("no command and no topic 'blargh'; see 'task-mgmt help'", "help", "blargh");
    }

    @Test
    void misspeltOptionIsRefusedWithTheNearest() {
        assertRefused("unknown option '--debgu' (did you mean '--debug'?); see 'task-mgmt version --help'",
                "version", "--debgu");
        assertRefused("unknown option '--logs'; see 'task-mgmt version --help'", "--logs", "elsewhere", "version");
    }

    @Test
    void argumentsAreCounted() {
        assertRefused("unknown command 'export csv': lists and reports are written so with -o csv, as in 'task-mgmt task list -o csv'; see 'task-mgmt export --help'",
                "export", "csv");
        assertRefused("SHELL is missing: one of bash, zsh, fish; for example: source <(task-mgmt completion zsh); see 'task-mgmt completion --help'", "completion");
        assertRefused("'zsh' is one argument too many; see 'task-mgmt completion --help'", "completion", "bash", "zsh");
        assertRefused("SHELL: cannot be 'tcsh'; it is one of bash, zsh, fish", "completion", "tcsh");
        assertRefused("there is no command after --verbose; see 'task-mgmt --help'", "--verbose");
    }

    @Test
    void whatWasTypedCannotReachTheTerminalAsAControlSequence() {
        assertRefused("unknown command '\\u001b[2J\\nx'; see 'task-mgmt --help'", "\u001b[2J\nx");
    }

    @Test
    void completionScriptsKnowEveryCommand() {
        String bash = tool.run("completion", "bash").out();
        String zsh = tool.run("completion", "zsh").out();

        assertThat(bash).contains("complete -F _complete_task-mgmt");
        assertThat(zsh).startsWith("#compdef task-mgmt\n");
        for (String name : Catalog.names()) {
            assertThat(bash).contains("        '" + name.replace(' ', '.') + "') ");
            assertThat(zsh).contains("\n_task-mgmt__" + name.replace(" ", "__") + "() {");
        }
    }

    @Test
    void readerThatHasSeenEnoughIsNoFailure() {
        assertThat(CommandLineRunner.run(new String[] {"help"}, tool.sessionInto(failing("Broken pipe")))).isZero();
        assertThat(tool.outcome(0).err()).isEmpty();
    }

    @Test
    void whatIsRecordedAllTheSameIsNamedWhenItCannotBeShown(@TempDir Path place) {
        for (String[] line : new String[][] {{"task create --title x --id t1", "task t1 exists"}, {"task start t1", "what was changed is recorded"},
                {"incident open --failure-mode disk_full --severity low", "incident inc_20251117_120000_000000 is open"},
                {"events publish task.completed task_id=t1", "the event of task t1 is recorded"}}) {
            Tool there = Tool.in(place);
            int status = CommandLineRunner.run(line[0].split(" ", -1), there.sessionInto(failing("No space left on device")));
            assertThat(there.outcome(status)).isEqualTo(new Tool.Outcome(5, "", "task-mgmt: " + line[1]
                    + ", but standard output cannot be written: No space left on device: do not repeat the command\n"));
        }
        assertThat(Tool.in(place).run("task", "list", "-o", "csv", "--columns", "task_id,status").out()).contains("t1,completed");
    }

    @Test
    void fullDiskBehindStandardOutputIsAFailure() {
        int status = CommandLineRunner.run(
                new String[] {"version"}, tool.sessionInto(failing("No space left on device")));

        assertThat(tool.outcome(status)).isEqualTo(new Tool.Outcome(
                5, "", "task-mgmt: standard output cannot be written: No space left on device\n"));
    }

    @Test
    void bugIsOneLineUnlessItsOriginIsAskedFor() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("impossible");
            }
        };
        String[] plain = {"help", "version"};
        assertThat(CommandLineRunner.run(plain, tool.sessionInto(broken))).isEqualTo(70);
        assertThat(tool.outcome(70).err()).isEqualTo("task-mgmt: a bug in task-mgmt: "
                + "java.lang.IllegalStateException: impossible; run it again with --debug for details\n");

        CommandLineRunner.run(new String[] {"--debug", "version"}, tool.sessionInto(broken));
        assertThat(tool.outcome(70).err()).contains("\tat taskmgmt.cli.CommandLineRunner.run(");
    }

    private void assertRefused(String message, String... arguments) {
        assertThat(tool.run(arguments)).isEqualTo(new Tool.Outcome(2, "", "task-mgmt: " + message + "\n"));
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void aLibraryThatIsNotInstalledIsNamedWithItsPackageAndAClassOfOursThatIsMissingIsABug() {
        int status = new Failure(new NoClassDefFoundError("io/helidon/webserver/WebServer"), List.of()).report(tool.session());
        assertThat(tool.outcome(status)).isEqualTo(new Tool.Outcome(3, "", "task-mgmt: the library for this is not installed "
                + "(io/helidon/webserver/WebServer): it is in the package task-mgmt-server\n"));
        assertThat(new Failure(new NoClassDefFoundError("taskmgmt/Main"), List.of()).code()).isEqualTo(ExitCode.BUG);
        assertThat(new Failure(new NoClassDefFoundError("Could not initialize class a.B"), List.of()).code()).isEqualTo(ExitCode.BUG);
        assertThat(new Failure(new NoClassDefFoundError(), List.of()).code()).isEqualTo(ExitCode.BUG);
    }

    @Test
    void tooLittleMemoryIsNoBugAndSaysWhatToDo() {
        int status = new Failure(new OutOfMemoryError("Java heap space"), List.of()).report(tool.session());
        assertThat(tool.outcome(status)).isEqualTo(new Tool.Outcome(5, "", "task-mgmt: this takes more memory than there is: "
                + "ask for fewer groups or a shorter time, or give more, as in TASK_MGMT_JAVA_OPTS=-Xmx1g\n"));
    }

    @Test
    void aFailureThatACallbackHadToWrapIsTheFailureItself() {
        int status = new Failure(new UncheckedIOException(new LogDamagedException("the log is damaged: mend it")), List.of())
                .report(tool.session());
        assertThat(tool.outcome(status)).isEqualTo(new Tool.Outcome(5, "", "task-mgmt: the log is damaged: mend it\n"));
    }
}
