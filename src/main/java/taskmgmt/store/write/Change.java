package taskmgmt.store.write;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.AlreadyMadeException;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.TaskEvent;

/** Decides what to write, given the current content of the logs. Runs under the lock; must not write anything itself. */
@FunctionalInterface
public interface Change {
    /** @throws taskmgmt.task.RefusedException if the change is refused; nothing is written then */
    ChangeSet decide(Snapshot now) throws IOException;

    /**
     * The same, unless a change with this identity was made before.
     *
     * @param once null if the change will not be requested twice
     * @throws AlreadyMadeException if it was made before
     */
    default ChangeSet decideOnce(@Nullable ChangeIdentity once, Snapshot now) throws IOException {
        if (once == null) {
            return decide(now);
        }
        TaskEvent before = now.withEventIds(Set.of(once.eventId())).get(once.eventId());
        if (before != null) {
            throw new AlreadyMadeException(once, before);
        }
        return once.mark(decide(now));
    }

    /** Called once the change is written, still under the lock: the logs contain this change and nothing after it. */
    default void written() throws IOException {
        // Most changes do not need it.
    }

    /** Watches the logs, and need not be notified of its own changes. */
    @FunctionalInterface
    interface Written {
        /** Called like {@link Change#written}. */
        void now() throws IOException;
    }
}
