package taskmgmt.redaction.search;

/** A text whose parts refer to each other so much that searching it would take more work than {@link SearchedText} allows. */
public final class TangledTextException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TangledTextException() {
        super("the text would take too long to search", null, false, false);
    }
}
