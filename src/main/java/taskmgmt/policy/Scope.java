package taskmgmt.policy;

import taskmgmt.word.Spelling;

/**
 * Which resources a rule applies to: {@code /storage/backup/b1} is that one, {@code /storage/*} is everything below {@code
 * /storage} at any depth, but neither {@code /storage} itself nor {@code /storage2/x}. An asterisk is allowed only there; every
 * other character stands for itself. Case matters for allowing rules.
 */
public record Scope(String text) {
    private static final String BELOW = "/*";

    /** @throws IllegalArgumentException if the text is not a scope; the message says why */
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

    /** Whether the path could be meant as one in this scope: for rules that deny or require approval. */
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
