package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/**
 * The patterns by which the launcher, a shell script, recognises commands: the first two words of the command line. The build writes these
 * patterns into it.
 */
public final class LauncherPatterns {
    private LauncherPatterns() {}

    /**
     * One line for each load except the launcher's default, and one for the commands that make foreign calls: its name, an equals sign, and
     * the alternatives of a {@code case}.
     */
    public static String lines() {
        StringBuilder lines = new StringBuilder();
        for (Load load : Load.values()) {
            if (load != Load.WRITES) {
                List<String> aliases = load == Load.READS ? List.of("ls\\ *", "ps\\ *") : List.of();
                lines.append(load).append('=').append(String.join(" | ", patterns(verb -> verb.load() == load, aliases))).append('\n');
            }
        }
        lines.append("FOREIGN=").append(String.join(" | ", patterns(Verb::foreign, List.of()))).append('\n');
        return lines.toString();
    }

    /** @param ofTasks patterns of aliases for verbs of {@code task} */
    private static List<String> patterns(Predicate<Verb> chosen, List<String> ofTasks) {
        List<String> patterns = new ArrayList<>();
        for (String noun : Catalog.NOUNS) {
            List<Verb> verbs = Catalog.verbs().stream().filter(verb -> verb.noun().equals(noun)).toList();
            if (noun.equals("task")) {
                patterns.addAll(ofTasks);
            }
            if (!verbs.isEmpty() && verbs.stream().allMatch(chosen)) {
                patterns.add(noun + "\\ *");
            } else {
                verbs.stream().filter(chosen).map(LauncherPatterns::quoted).distinct().forEach(patterns::add);
            }
        }
        return patterns;
    }

    private static String quoted(Verb verb) {
        String[] words = verb.name().split(" ", -1);
        if (words.length == 1) {
            throw new IllegalStateException("the launcher cannot tell '" + verb.name() + "' from a verb of that noun");
        }
        return "'" + words[0] + " " + words[1] + "'";
    }
}
