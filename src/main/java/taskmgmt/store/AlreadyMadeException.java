package taskmgmt.store;

import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/** A change with this identity was already made: nothing is written. */
public final class AlreadyMadeException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final transient ChangeIdentity identity;
    private final transient TaskEvent event;

    public AlreadyMadeException(ChangeIdentity identity, TaskEvent event) {
        super(Refusal.NOT_ALLOWED, "this change was made before, by an event of task " + event.taskId());
        this.identity = identity;
        this.event = event;
    }

    public ChangeIdentity identity() {
        return identity;
    }

    /** The first event of the change, as it is in the log. */
    public TaskEvent event() {
        return event;
    }
}
