package taskmgmt.cli.shell;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Verb;

/** {@code shell} and {@code shell-init}. */
public final class ShellCommands implements Commands {
    /** The words that the program understands, used to complete, colour and explain a line while it is typed. */
    public interface Vocabulary {
        /** What the words so far amount to. */
        enum Known {
            /** They name a command. */
            COMMAND,
            /** More words can turn them into a command. */
            BEGINNING,
            /** They cannot become a command. */
            NOTHING
        }

        /**
         * How many of the words are recognised, and as what.
         *
         * @param count how many words this covers; those after them are options and arguments
         */
        record Names(Known known, int count) {}

        /**
         * A suggestion for what to write next.
         *
         * @param word the suggested word
         * @param text what it means; may be empty
         * @param ends whether the word is complete, so that a blank follows it
         */
        record Offer(String word, String text, boolean ends) {}

        /**
         * How many of the words, from the first on, name a command.
         *
         * @param open whether the last word may be incomplete
         */
        Names names(List<String> words, boolean open);

        /** One line on what is being typed; empty if there is nothing to say. */
        String about(List<String> words, boolean open);

        /**
         * All words possible at the cursor, whether or not they start with the current one.
         *
         * @param before  the words before it
         * @param current the start of the word
         */
        List<Offer> offers(List<String> before, String current, Session session) throws IOException;
    }

    private final InnerCommands.Runner runner;
    private final Vocabulary vocabulary;

    /**
     * @param runner     runs the commands of the shell
     * @param vocabulary knows what can be typed
     */
    public ShellCommands(InnerCommands.Runner runner, Vocabulary vocabulary) {
        this.runner = runner;
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("shell", Load.READS).withForeignCalls(),
                Verb.of("shell-init", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "shell" -> new ShellCommand(runner, vocabulary);
            case "shell-init" -> new ShellInitCommand();
            default -> null;
        };
    }
}
