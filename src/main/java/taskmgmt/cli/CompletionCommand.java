package taskmgmt.cli;

import java.io.IOException;
import picocli.AutoComplete;

/** Makes the script with which a shell completes our commands and options. */
final class CompletionCommand extends Command {
    private final Option<String> shell = argument("SHELL").oneOf("bash", "zsh").text("the shell it is for");

    CompletionCommand() {
        super("completion", "print the completion script for a shell");
        examples("source <(task-mgmt completion bash)", "source <(task-mgmt completion zsh)");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        if (shell.get().equals("zsh")) {
            session.out().append("autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n");
        }
        session.out().append(AutoComplete.bash(CommandTree.PROGRAM, CommandTree.build())).append('\n');
        return ExitCode.DONE;
    }
}
