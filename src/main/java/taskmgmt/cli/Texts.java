package taskmgmt.cli;

/** Texts that have to say something. */
final class Texts {
    private Texts() {}

    /** @throws IllegalArgumentException if there is nothing to see in it */
    static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text;
    }
}
