package taskmgmt.json;

/** The bytes are not a JSON object, or not a record of the expected form. The message gives the reason in one line. */
public final class BadJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadJsonException(String reason) {
        super(reason);
    }
}
