package taskmgmt.policy;

import taskmgmt.word.Spelling;

/**
 * Which resources a rule is about: {@code /storage/backup/b1} is that one, {@code /storage/*} is everything below
 * {@code /storage} at any depth, but neither {@code /storage} itself nor {@code /storage2/x}. An asterisk may stand only
 * there; no other character means anything but itself. Case matters where something is allowed.
 */
public record Scope(String text) {
    private static final String BELOW = "/*";

    /** @throws IllegalArgumentException where the text is no scope; the message says why */
    public Scope {
        String fault = Paths.fault(text);
        if (fault.isEmpty() && plain(text).indexOf('*') >= 0) {
            fault = "an asterisk may only be its last part, as in /storage/*";
        }
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no scope: " + fault);
        }
    }

    public boolean matches(String path) {
        return matches(text, path);
    }

    /** Whether somebody could mean by the path what this is about: for what denies, or asks for consent. */
    public boolean couldMatch(String path) {
        return matches(path) || matches(Spelling.plain(text), Spelling.plain(path));
    }

    private static boolean matches(String text, String path) {
        return text.endsWith(BELOW)
                ? path.length() > text.length() - 1 && path.startsWith(text.substring(0, text.length() - 1))
                : path.equals(text);
    }

    private static String plain(String text) {
        return text.endsWith(BELOW) ? text.substring(0, text.length() - BELOW.length()) : text;
    }
}
