package taskmgmt.audit.note;

/** Text that is no signed note, checkpoint, key or proof. The message is the reason, in one line; it repeats no secret. */
public final class BadNoteException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadNoteException(String reason) {
        super(reason);
    }
}
