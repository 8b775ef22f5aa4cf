package taskmgmt.cli;

import java.io.IOException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;

/** Writes the help of the program, of a noun, of a command or on a topic, as wide as the terminal is. */
final class Help {
    private static final int WIDEST = 110;

    private Help() {}

    /** What to try first, all nouns and plain verbs, the topics, and the exit codes. */
    static void ofProgram(Session session) throws IOException {
        for (String line : new ProgramHelp(width(session), session.takesColour()).lines()) {
            session.out().append(line).append('\n');
        }
    }

    /** The verbs of a noun, which may be two words. */
    static void ofNoun(String noun, Session session) throws IOException {
        CommandLine command = CommandTree.build();
        for (String word : noun.split(" ", -1)) {
            command = Objects.requireNonNull(command.getSubcommands().get(word));
        }
        write(command.getCommandSpec(), session);
    }

    public static void of(Command command, Session session) throws IOException {
        write(CommandForm.forHelp(command, Program.NAME + " " + command.name()), session);
        if (command.exampleLines().isEmpty()) {
            return;
        }
        session.out().append("\nExamples:\n");
        for (String line : command.exampleLines()) {
            session.out().append("  ").append(line).append('\n'); // never wrapped, so that it can be copied
        }
    }

    /** The documentation of a topic. */
    static void ofTopic(String topic, Session session) throws IOException {
        HelpTopics.write(topic, width(session), session);
    }

    private static void write(CommandSpec spec, Session session) throws IOException {
        spec.usageMessage().width(width(session));
        Ansi ansi = session.takesColour() ? Ansi.ON : Ansi.OFF;
        session.out().append(CommandForm.readable(new CommandLine(spec).getUsageMessage(ansi)));
    }

    private static int width(Session session) {
        return Math.min(session.terminal().columnsForText(), WIDEST);
    }
}
