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
    /** What can be said to the program: asked by whoever completes, colours and explains a line while it is typed. */
    public interface Vocabulary {
        /** What the words so far are. */
        enum Known {
            /** They call a command. */
            COMMAND,
            /** More words can make a command of them. */
            BEGINNING,
            /** Nothing can. */
            NOTHING
        }

        /**
         * How far the words are known.
         *
         * @param count how many of the words that is about; those behind them are options and arguments
         */
        record Names(Known known, int count) {}

        /**
         * What may be written next.
         *
         * @param word what it is
         * @param text what it means; may be empty
         * @param ends whether a blank follows it
         */
        record Offer(String word, String text, boolean ends) {}

        /**
         * Which of the words, from the first on, call a command.
         *
         * @param open whether the last word may still grow
         */
        Names names(List<String> words, boolean open);

        /** One line on what is being typed; empty where nothing is to be said. */
        String about(List<String> words, boolean open);

        /**
         * What can stand there, whether it begins as the word does or not.
         *
         * @param before  the words before it
         * @param current the beginning of it
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
