package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.UsageException;
import taskmgmt.word.Suggestion;

/**
 * The words of a command line, split into the name of the command and what that command parses. Options before the noun ({@code task-mgmt
 * --logs DIR task list}) are moved behind the verb.
 *
 * @param words those that may name the command: everything from the first word that is not an option
 * @param leading the options before them, with their values
 */
record Invocation(List<String> words, List<String> leading) {
    /** How many commands with a verb are suggested at most. */
    private static final int MAX_VERBS = 3;
    /** Formats that people look for under {@code export}, although every list has an option for them. */
    private static final Set<String> TEXT_FORMATS = Set.of("csv", "tsv", "json", "jsonl", "yaml");


    static Invocation of(String... arguments) {
        int i = 0;
        while (i < arguments.length && arguments[i].startsWith("-")) {
            i += takesValue(arguments[i]) ? 2 : 1;
        }
        int first = Math.min(i, arguments.length);
        List<String> all = List.of(arguments);
        return new Invocation(all.subList(first, all.size()), all.subList(0, first));
    }

    /** Whether the next word is this option's value. Only options that make sense for any command are recognised here. */
    private static boolean takesValue(String option) {
        return switch (option) {
            case "--logs", "--actor", "--sync", "--lock-timeout", "-o", "--output" -> true;
            default -> false;
        };
    }

    boolean leads(String... options) {
        for (String option : options) {
            if (leading.contains(option)) {
                return true;
            }
        }
        return false;
    }

    /** The first {@code count} words, which may be the name of a command. */
    String name(int count) {
        return String.join(" ", words.subList(0, Math.min(count, words.size())));
    }

    /** The arguments for the command to parse, if its name has {@code count} words. */
    String[] argumentsAfter(int count) {
        List<String> arguments = new ArrayList<>(leading);
        arguments.addAll(words.subList(count, words.size()));
        return arguments.toArray(new String[0]);
    }

    /** The error for words that name no command, with the closest ones that do. */
    static UsageException unknown(String... words) {
        if (words.length > 2 && !CommandTree.verbs(words[0] + " " + words[1]).isEmpty()) {
            return unknown(words[0] + " " + words[1], words[2]);
        }
        Set<String> verbs = CommandTree.verbs(words[0]);
        if (verbs.isEmpty() || words.length == 1) {
            String verb = verb(words[0]);
            return new UsageException("unknown command '" + words[0] + "'"
                    + (verb.isEmpty() ? Suggestion.sentence(words[0], firstWords()) : verb) + seeHelp(""));
        }
        if (words[0].equals("export") && TEXT_FORMATS.contains(words[1])) {
            return new UsageException("unknown command 'export " + words[1] + "': lists and reports are written so with -o " + words[1]
                    + ", as in 'task-mgmt task list -o " + words[1] + "'" + seeHelp("export "));
        }
        return new UsageException("unknown command '" + words[0] + " " + words[1] + "'"
                + Suggestion.sentence(words[1], verbs) + seeHelp(words[0] + " "));
    }

    /** The words that a command can begin with, also those that other programs have taught people. */
    private static Set<String> firstWords() {
        Set<String> words = CommandTree.firstWords();
        words.addAll(Aliases.ALONE);
        return words;
    }

    /** The commands whose verb the word is, as a sentence; empty where there is none. */
    private static String verb(String word) {
        List<String> named = new ArrayList<>();
        for (String name : Catalog.names()) {
            if (name.endsWith(" " + word) && named.size() < MAX_VERBS) {
                named.add("'" + name + "'");
            }
        }
        return named.isEmpty() ? "" : " (did you mean " + String.join(" or ", named) + "?)";
    }

    private static String seeHelp(String noun) {
        return "; see '" + Program.NAME + " " + noun + "--help'";
    }
}
