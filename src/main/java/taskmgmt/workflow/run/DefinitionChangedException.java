package taskmgmt.workflow.run;

import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** A run cannot continue, because its definition differs from the one that it was started with. */
public final class DefinitionChangedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    public DefinitionChangedException(String message) {
        super(Refusal.NOT_ALLOWED, message);
    }
}
