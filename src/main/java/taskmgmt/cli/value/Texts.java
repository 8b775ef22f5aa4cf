package taskmgmt.cli.value;

/** Texts that must not be blank. */
public final class Texts {
    private Texts() {}

    /** @throws IllegalArgumentException if it has no visible character */
    public static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text;
    }
}
