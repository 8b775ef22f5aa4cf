package taskmgmt.render;

/**
 * What text is laid out on.
 *
 * @param columns the width that tables have to fit, or 0 if lines may be as long as they like
 * @param terminal whether a terminal shows it, which must not be fed control characters in any format
 * @param colour whether words may be emphasised by colours
 */
public record Page(int columns, boolean terminal, boolean colour) {
    /** A file or a pipe. */
    public static final Page PLAIN = new Page(0, false, false);

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

    private String styled(String text, String code) {
        return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
