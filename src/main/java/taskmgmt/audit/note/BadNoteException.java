package taskmgmt.audit.note;

/** The text is not a valid signed note, checkpoint, key or proof. The message gives the reason in one line; it repeats no secret. */
public final class BadNoteException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadNoteException(String reason) {
        super(reason);
    }
}
