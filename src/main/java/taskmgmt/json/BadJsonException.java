package taskmgmt.json;

/** Bytes that are no JSON object, or no record of the expected form. The message is the reason, in one line. */
public final class BadJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadJsonException(String reason) {
        super(reason);
    }
}
