package taskmgmt.imports.task;

import java.util.List;

/** The program that a command line runs, used as the type of its work. Pure. */
final class CommandName {
    private static final int MAX_LENGTH = 60;
    private static final List<String> CONDITIONS = List.of("test", "[", "cd", "command", "type", "which");

    private CommandName() {}

    /**
     * The first word that is not a variable assignment, without its directories; {@code command} if there is none. Prefixes that
     * only decide whether and where it runs ({@code test -x … &&}, {@code cd … &&}, {@code command -v … &&}) are skipped.
     */
    static String of(String command) {
        String[] words = withoutConditions(command.strip()).split("\\s+", -1);
        int at = 0;
        while (at < words.length && (isAssignment(words[at]) || words[at].equals("exec") || words[at].equals("nice"))) {
            at++;
        }
        String word = at < words.length ? words[at] : "";
        StringBuilder name = new StringBuilder();
        String base = word.substring(word.lastIndexOf('/') + 1);
        base.codePoints().filter(c -> Character.isLetterOrDigit(c) || "._-+".indexOf(c) >= 0).limit(MAX_LENGTH)
                .forEach(name::appendCodePoint);
        return name.isEmpty() ? "command" : name.toString();
    }

    private static String withoutConditions(String command) {
        String rest = command;
        int end = rest.indexOf("&& ");
        while (end > 0 && CONDITIONS.contains(rest.substring(0, rest.indexOf(' ')))) {
            rest = rest.substring(end + 3).strip();
            end = rest.indexOf("&& ");
        }
        return rest;
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        return equals > 0 && word.substring(0, equals).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }
}
