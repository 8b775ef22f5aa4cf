package taskmgmt.task;

/**
 * The name of a task: 1 to 200 letters, digits and {@code . _ - : @ + = # ~ ,}, beginning with a letter or digit.
 * Nothing in it can name a path, move a cursor or look like an option.
 */
public final class TaskId {
    public static final int MAX_LENGTH = 200;
    private static final String SIGNS = "._-:@+=#~,";
    private static final int HEX_DIGITS = 8;

    private TaskId() {}

    /** Returns the id, or throws {@link RefusedException} where it is none. */
    public static String checked(String id) {
        String fault = fault(id);
        if (!fault.isEmpty()) {
            throw new RefusedException(Refusal.INVALID, "not a task id: " + fault);
        }
        return id;
    }

    /** What is wrong with the id, or an empty text. */
    public static String fault(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return "it has " + id.length() + " characters, allowed are 1 to " + MAX_LENGTH;
        }
        if (!Character.isLetterOrDigit(id.codePointAt(0))) {
            return "'" + id + "' must begin with a letter or digit";
        }
        int at = 0;
        while (at < id.length()) {
            int c = id.codePointAt(at);
            if (!allowed(c)) {
                return "'" + id + "' may hold letters, digits and " + SIGNS + " only";
            }
            at += Character.charCount(c);
        }
        return "";
    }

    /** {@code {subsystem}_{type}_{8 hex}}, with every character that an id may not hold turned into {@code _}. */
    public static String generated(String subsystem, String type, int random) {
        String hex = Integer.toHexString(random);
        String id = subsystem + "_" + type;
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < id.length() && text.length() < MAX_LENGTH - HEX_DIGITS - 2) {
            int c = id.codePointAt(at);
            boolean fits = text.isEmpty() ? Character.isLetterOrDigit(c) : allowed(c);
            text.appendCodePoint(fits ? c : text.isEmpty() ? 'x' : '_');
            at += Character.charCount(c);
        }
        text.append('_');
        for (int i = hex.length(); i < HEX_DIGITS; i++) {
            text.append('0');
        }
        return text.append(hex).toString();
    }

    private static boolean allowed(int c) {
        return Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
    }
}
