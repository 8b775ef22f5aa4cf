package taskmgmt.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/**
 * The commands as the launcher, a shell script, tells them apart: by the first two words of the command line. The build writes
 * these patterns into it.
 */
public final class LauncherPatterns {
    private LauncherPatterns() {}

    /** One line for each load but the launcher's default: its name, an equals sign, and the alternatives of a {@code case}. */
    public static String lines() {
        StringBuilder lines = new StringBuilder();
        for (Load load : Load.values()) {
            if (load != Load.WRITES) {
                lines.append(load).append('=').append(String.join(" | ", patterns(load))).append('\n');
            }
        }
        return lines.toString();
    }

    private static List<String> patterns(Load load) {
        List<String> patterns = new ArrayList<>();
        for (String noun : Catalog.NOUNS) {
            List<Verb> verbs = Catalog.verbs().stream().filter(verb -> verb.noun().equals(noun)).toList();
            Set<Load> loads = EnumSet.noneOf(Load.class);
            verbs.forEach(verb -> loads.add(verb.load()));
            if (load == Load.READS && noun.equals("task")) {
                patterns.add("ls\\ *");
                patterns.add("ps\\ *");
            }
            if (loads.equals(EnumSet.of(load))) {
                patterns.add(noun + "\\ *");
            } else {
                verbs.stream().filter(verb -> verb.load() == load).map(LauncherPatterns::quoted).distinct().forEach(patterns::add);
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
