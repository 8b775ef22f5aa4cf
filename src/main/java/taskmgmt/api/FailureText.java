package taskmgmt.api;

/** Describes a Java exception in one line for a record. Pure. */
final class FailureText {
    private static final int MAX_CHARACTERS = 2_000;

    private FailureText() {}

    /** The type of the exception and its message. */
    static String words(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        String kind = name.isEmpty() ? cause.getClass().getName() : name;
        String words = message == null || message.isBlank() ? kind : kind + ": " + message;
        return words.length() <= MAX_CHARACTERS ? words
                : words.substring(0, words.offsetByCodePoints(0, Math.min(MAX_CHARACTERS, words.codePointCount(0, words.length()))));
    }
}
