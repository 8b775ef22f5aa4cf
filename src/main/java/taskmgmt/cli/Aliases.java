package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that people type because other programs have them, as the words of this one. They are looked for only where nothing has the
 * name that was typed, so a command can take its word back at any time.
 */
final class Aliases {
    /** The words that represent a whole command. */
    static final List<String> ALONE = List.of("ls", "list", "ps", "show", "view", "create", "new", "cancel", "rm", "retry", "rerun", "restart", "status");

    private Aliases() {}

    /** What is meant by these words; the same ones where they are no alias. */
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

    /** A learning activity is a task, with which these do what they do with any. */
    private static boolean isOfTasks(String verb) {
        return switch (verb) {
            case "show", "fail", "cancel", "history", "start" -> true;
            default -> false;
        };
    }

    /** What this word stands for; empty where it does not represent a command. */
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

    /** The first of these that the noun has; the word itself where it has none. */
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
