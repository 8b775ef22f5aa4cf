package taskmgmt.cli.value;

/** Texts that have to say something. */
public final class Texts {
    private Texts() {}

    /** @throws IllegalArgumentException if there is nothing to see in it */
    public static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text;
    }
}
