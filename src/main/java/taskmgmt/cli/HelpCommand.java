package taskmgmt.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.word.Suggestion;

/**
 * The same as {@code --help}, for those who type it the other way round, and the way to the documentation. If a topic shares its name with
 * a command, it follows the output of {@code --help}.
 */
final class HelpCommand extends Command {
    private final Options<String> words = optionalArgument("COMMAND").repeatable("a noun, a command or a topic");

    HelpCommand() {
        super("help", "explain a command or a topic");
        examples("task-mgmt help", "task-mgmt help completion", "task-mgmt help log-format");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        String name = String.join(" ", words.all());
        boolean isCommand = explained(name, session);
        if (HelpTopics.NAMES.contains(name)) {
            session.out().append(isCommand ? "\n" : "");
            Help.ofTopic(name, session);
        } else if (!isCommand) {
            throw unknown();
        }
        return ExitCode.DONE;
    }

    /** Writes the help of the command or noun with this name; false if there is none. */
    private static boolean explained(String name, Session session) throws IOException {
        Command command = Catalog.command(name);
        if (name.isEmpty()) {
            Help.ofProgram(session);
        } else if (command != null) {
            Help.of(command, session);
        } else if (!CommandTree.verbs(name).isEmpty()) {
            Help.ofNoun(name, session);
        } else {
            return false;
        }
        return true;
    }

    private UsageException unknown() {
        if (words.all().size() > 1) {
            return Invocation.unknown(words.all().toArray(new String[0]));
        }
        String name = words.all().getFirst();
        List<String> known = new ArrayList<>(CommandTree.firstWords());
        known.addAll(HelpTopics.NAMES);
        return new UsageException("no command and no topic '" + name + "'" + Suggestion.sentence(name, known)
                + "; see '" + Program.NAME + " help'");
    }
}
