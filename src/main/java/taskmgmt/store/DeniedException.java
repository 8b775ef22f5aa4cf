package taskmgmt.store;

import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** The policy denies the change to this actor, whatever the state of the log. */
public final class DeniedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    public DeniedException(String message) {
        super(Refusal.NOT_ALLOWED, message);
    }
}
