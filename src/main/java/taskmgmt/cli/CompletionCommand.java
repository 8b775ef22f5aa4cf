package taskmgmt.cli;

import java.io.IOException;
import picocli.AutoComplete;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;

/** Makes the script with which a shell completes our commands and options. */
final class CompletionCommand extends Command {
    CompletionCommand() {
        super("completion", "print the completion script for a shell");
        // One script serves both: in zsh it loads bashcompinit itself. The word is there for shells that may need another.
        argument("SHELL").oneOf("bash", "zsh").text("the shell it is for: bash or zsh");
        examples("source <(task-mgmt completion bash)", "source <(task-mgmt completion zsh)");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        session.out().append(AutoComplete.bash(Program.NAME, CommandTree.build())).append('\n');
        return ExitCode.DONE;
    }
}
