package taskmgmt.cli;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;

/** The same as {@code --help}, for those who type it the other way round. */
final class HelpCommand extends Command {
    private final Options<String> words = optionalArgument("COMMAND").repeatable("a noun, or a command");

    HelpCommand() {
        super("help", "explain a command");
        examples("task-mgmt help", "task-mgmt help completion");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        String name = String.join(" ", words.all());
        Command command = Catalog.command(name);
        if (name.isEmpty()) {
            Help.ofProgram(session);
        } else if (command != null) {
            Help.of(command, session);
        } else if (!CommandTree.verbs(name).isEmpty()) {
            Help.ofNoun(name, session);
        } else {
            throw Invocation.unknown(words.all().toArray(new String[0]));
        }
        return ExitCode.DONE;
    }
}
