package taskmgmt.workflow;

/** The rule for names of workflows, steps, parameters and outputs: they look the same in a file name, a variable and an expression. */
final class NameRule {
    static final int MAX = 40;

    private NameRule() {}

    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MAX || !isLetter(text.charAt(0)) && text.charAt(0) != '_') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!isLetter(each) && !(each >= '0' && each <= '9') && each != '_' && each != '-') {
                return false;
            }
        }
        return true;
    }

    /** @throws IllegalArgumentException if it is not the name of an environment variable that a workflow may set */
    static String variable(String text) {
        if (!isName(text) || text.indexOf('-') >= 0 || text.startsWith("TASK_MGMT_") || text.startsWith("PARAM_")) {
            throw new IllegalArgumentException("'" + text + "' is no variable that can be set: letters, digits and '_', a letter first, and "
                    + "neither TASK_MGMT_ nor PARAM_ at its beginning");
        }
        return text;
    }

    private static boolean isLetter(char each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
    }

    /** @throws IllegalArgumentException if it is not a valid name */
    static String checked(String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException("'" + text + "' is no name: 1 to " + MAX + " letters, digits, '_' and '-', and a letter first");
        }
        return text;
    }
}
