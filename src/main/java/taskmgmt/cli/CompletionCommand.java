package taskmgmt.cli;

import java.io.IOException;
import picocli.CommandLine;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;

/** Prints the script that lets a shell complete our commands and options. */
final class CompletionCommand extends Command {
    private final Option<String> shell = argument("SHELL").oneOf("bash", "zsh", "fish").text("the shell it is for: bash, zsh or fish");

    CompletionCommand() {
        super("completion", "print the completion script for a shell");
        examples("source <(task-mgmt completion bash)", "source <(task-mgmt completion zsh)", "task-mgmt completion fish | source");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        CommandLine tree = CommandTree.build();
        session.out().append(switch (shell.get()) {
            case "fish" -> FishCompletion.of(tree);
            case "zsh" -> ZshCompletion.of(tree);
            default -> BashCompletion.of(tree);
        });
        return ExitCode.DONE;
    }
}
