package taskmgmt.store.write;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.AlreadyMadeException;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.TaskEvent;

/** Decides what to write, from the current content of the logs. Runs under the lock; must not write by itself. */
@FunctionalInterface
public interface Change {
    /** @throws taskmgmt.task.RefusedException where the change is not to be; nothing is written then */
    ChangeSet decide(Snapshot now) throws IOException;

    /**
     * The same, if it was not made before under this identity.
     *
     * @param once null where nobody asks for it twice
     * @throws AlreadyMadeException where it was
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

    /** Called once it is written, still under the lock: what the logs hold now, this change and nobody after it has made. */
    default void written() throws IOException {
        // Most changes do not ask.
    }

    /** Somebody who keeps an eye on the logs, and need not be notified of what he has written himself. */
    @FunctionalInterface
    interface Written {
        /** Called as {@link Change#written} is. */
        void now() throws IOException;
    }
}
