package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What a shell offers for the value of an option or argument.
 *
 * @param words where there are some to choose from
 */
record CompletedValue(Kind kind, List<String> words) {
    /** How many ids are offered: the first of those that begin as what is typed, or that the list shows. */
    static final int IDS = 100;

    enum Kind { NOTHING, WORDS, FILES, DIRECTORIES, TASKS, INCIDENTS }

    /** @param command the words that lead to the command, without the program's */
    static CompletedValue of(ArgSpec spec, String command) {
        List<String> words = new ArrayList<>();
        if (spec.completionCandidates() != null) {
            spec.completionCandidates().forEach(words::add);
        }
        return switch (spec.paramLabel()) {
            case "FILE", "PLAYBOOK", "COMMAND", "ID|FILE" -> new CompletedValue(Kind.FILES, words);
            case "DIR", "DIR1", "DIR2" -> new CompletedValue(Kind.DIRECTORIES, words);
            case "ID" -> new CompletedValue(command.startsWith("incident") ? Kind.INCIDENTS : Kind.TASKS, words);
            default -> new CompletedValue(words.isEmpty() ? Kind.NOTHING : Kind.WORDS, words);
        };
    }
}
