package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that people know from other programs, mapped to the words of this one. They apply only if no command has the name that was typed,
 * so a command can claim its word at any time.
 */
final class Aliases {
    /** The words that are a whole command by themselves. */
    static final List<String> ALONE = List.of("ls", "list", "ps", "show", "view", "create", "new", "cancel", "rm", "retry", "rerun", "restart", "status");

    private Aliases() {}

    /** What these words mean; the words themselves if they are not an alias. */
    static List<String> meant(List<String> words) {
        List<String> alone = alone(words.getFirst());
        if (!alone.isEmpty()) {
            return joined(alone, words.subList(1, words.size()));
        }
        String noun = singular(words.getFirst());
        if (words.size() < 2) {
            return joined(List.of(noun), List.of());
        }
        List<String> rest = words.subList(2, words.size());
        if (words.get(1).equals("import") && (noun.equals("incident") || noun.equals("task"))) {
            return joined(List.of("import"), rest);
        }
        return noun.equals("learning") && isOfTasks(words.get(1)) ? joined(List.of("task", words.get(1)), rest)
                : joined(List.of(noun, verb(noun, words.get(1))), rest);
    }

    /**
     * Whether the verb of {@code learning} is one of {@code task}: a learning activity is a task, and these verbs treat it like any other.
     */
    private static boolean isOfTasks(String verb) {
        return switch (verb) {
            case "show", "fail", "cancel", "history", "start" -> true;
            default -> false;
        };
    }

    /** The command that this word means; empty if it means none. */
    static List<String> alone(String word) {
        return switch (word) {
            case "ls", "list" -> List.of("task", "list");
            case "ps" -> List.of("task", "list", "--status", "active");
            case "show", "view" -> List.of("task", "show");
            case "create", "new" -> List.of("task", "create");
            case "cancel", "rm" -> List.of("task", "cancel");
            case "retry", "rerun" -> List.of("task", "retry");
            case "restart" -> List.of("queue", "restart");
            case "kill", "edit", "clean", "parallel", "env" -> List.of("queue", word);
            case "enqueue" -> List.of("task", "queue");
            case "log" -> List.of("follow");
            case "groups" -> List.of("queue", "groups");
            case "status" -> List.of("dashboard");
            default -> List.of();
        };
    }

    private static String singular(String noun) {
        String shorter = noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
        return CommandTree.verbs(noun).isEmpty() && !CommandTree.verbs(shorter).isEmpty() ? shorter : noun;
    }

    /** The first of these verbs that the noun has; the word itself if it has none of them. */
    private static String verb(String noun, String word) {
        String[] likely = switch (word) {
            case "ls" -> new String[] {"list", "status"};
            case "rm", "delete", "remove" -> new String[] {"remove", "cancel", "purge"};
            case "get", "view", "describe", "inspect" -> new String[] {"show"};
            case "new", "add" -> new String[] {"add", "create", "open"};
            default -> new String[0];
        };
        for (String verb : likely) {
            if (Catalog.command(noun + " " + verb) != null) {
                return verb;
            }
        }
        return word;
    }

    private static List<String> joined(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return List.copyOf(all);
    }
}
