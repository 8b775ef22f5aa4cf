package taskmgmt.store;

import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** What was asked for is not for this actor: the policy says so, whatever the state of things. */
public final class DeniedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    public DeniedException(String message) {
        super(Refusal.NOT_ALLOWED, message);
    }
}
