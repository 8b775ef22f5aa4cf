package taskmgmt.task;

import java.util.Locale;

/**
 * The name of a task, as chosen by whoever created the task: 1 to 200 characters, none of which moves the cursor or changes the
 * direction of writing, and not only blanks. It is never used as a path.
 */
public final class TaskId {
    public static final int MAX_LENGTH = 200;
    /** The characters that a generated id may contain besides letters and digits. */
    private static final String SIGNS = "._-:@+=#~,";
    private static final int HEX_DIGITS = 8;

    private TaskId() {}

    /** Returns the id, or throws {@link RefusedException} if it is invalid. */
    public static String checked(String id) {
        String fault = fault(id);
        if (!fault.isEmpty()) {
            throw new RefusedException(Refusal.INVALID, "not a task id: " + fault);
        }
        return id;
    }

    /** What is wrong with the id, or an empty string. */
    public static String fault(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return "it has " + id.length() + " characters, allowed are 1 to " + MAX_LENGTH;
        }
        if (id.isBlank()) {
            return "it is blank";
        }
        int at = 0;
        while (at < id.length()) {
            int c = id.codePointAt(at);
            if (isControl(c)) {
                return "it may not hold the control character U+" + hex(c);
            }
            at += Character.charCount(c);
        }
        return "";
    }

    /** {@code {subsystem}_{type}_{8 hex}}, with every unusual character turned into {@code _}. */
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

    private static boolean isControl(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static String hex(int c) {
        String digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static boolean allowed(int c) {
        return Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
    }
}
