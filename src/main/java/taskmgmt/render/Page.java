package taskmgmt.render;

/**
 * The page that text is laid out for.
 *
 * @param columns the width that tables and sentences have to fit, or 0 for no limit
 * @param terminal whether the output is a terminal, which must not receive control characters in any format
 * @param colour whether words may be emphasised with colours
 * @param times how points in time are shown
 * @param wide whether tables show every column
 * @param headers whether tables have a header line
 */
public record Page(int columns, boolean terminal, boolean colour, Times times, boolean wide, boolean headers) {
    /** A file or a pipe. */
    public static final Page PLAIN = new Page(0, false, false);

    public Page(int columns, boolean terminal, boolean colour) {
        this(columns, terminal, colour, Times.EXACT, false, true);
    }

    public String bold(String text) {
        return styled(text, "1");
    }

    public String good(String text) {
        return styled(text, "32");
    }

    public String bad(String text) {
        return styled(text, "31");
    }

    public String doubtful(String text) {
        return styled(text, "33");
    }

    /**
     * A word for a state of a task, an incident or a check, in a colour that is legible on light and on dark
     * backgrounds.
     */
    String state(String word) {
        int end = word.indexOf(',');
        return switch (end < 0 ? word : word.substring(0, end)) {
            case "completed", "resolved", "ok", "pass" -> good(word);
            case "failed", "critical", "error", "lost" -> bad(word);
            case "active", "running", "remediating" -> styled(word, "36");
            case "paused", "retrying", "detected", "high", "warning" -> doubtful(word);
            case "cancelled" -> styled(word, "2");
            default -> word;
        };
    }

    private String styled(String text, String code) {
        return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
