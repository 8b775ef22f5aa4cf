package taskmgmt.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.Program;

/** All commands as one picocli tree. Costly, so only for help, completion and suggestions. */
final class CommandTree {
    private CommandTree() {}

    static CommandLine build() {
        CommandSpec root = parent(Program.NAME, ProgramHelp.ABOUT, "COMMAND");
        for (String name : Catalog.names()) {
            int space = name.lastIndexOf(' ');
            CommandSpec parent = space < 0 ? root : noun(root, name.substring(0, space));
            CommandSpec verb = CommandForm.forHelp(existing(name), name.substring(space + 1));
            parent.addSubcommand(verb.name(), new CommandLine(verb));
        }
        return new CommandLine(root);
    }

    /** The first words of all names. */
    static Set<String> firstWords() {
        Set<String> words = new LinkedHashSet<>();
        for (String name : Catalog.names()) {
            int space = name.indexOf(' ');
            words.add(space < 0 ? name : name.substring(0, space));
        }
        return words;
    }

    /** The verbs of a noun; empty if the word is not a noun. */
    static Set<String> verbs(String noun) {
        Set<String> verbs = new LinkedHashSet<>();
        for (String name : Catalog.names()) {
            if (name.startsWith(noun + " ")) {
                verbs.add(name.substring(noun.length() + 1));
            }
        }
        return verbs;
    }

    private static Command existing(String name) {
        Command command = Catalog.command(name);
        if (command == null || !command.name().equals(name)) {
            throw new IllegalStateException("the catalogue lists '" + name + "' but does not make it");
        }
        return command;
    }

    private static CommandSpec noun(CommandSpec root, String nouns) {
        int space = nouns.lastIndexOf(' ');
        CommandSpec above = space < 0 ? root : noun(root, nouns.substring(0, space));
        String word = nouns.substring(space + 1);
        CommandLine known = above.subcommands().get(word);
        if (known != null) {
            return known.getCommandSpec();
        }
        String summary = Catalog.noun(nouns);
        String sentence = Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
        CommandSpec spec = parent(nouns, sentence, "VERB").name(word);
        above.addSubcommand(word, new CommandLine(spec));
        return spec;
    }

    private static CommandSpec parent(String name, String summary, String child) {
        CommandSpec spec = CommandForm.bare(name);
        String words = name.equals(Program.NAME) ? Program.NAME : Program.NAME + " " + name;
        spec.usageMessage().description(summary).descriptionHeading("%n").synopsisHeading("Usage: ")
                .customSynopsis(words + " " + child + " [OPTIONS]").commandListHeading("%nCommands:%n")
                .footer("", "More about a command: " + words + " " + child + " --help");
        return spec;
    }
}
