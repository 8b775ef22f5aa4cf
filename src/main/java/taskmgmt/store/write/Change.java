package taskmgmt.store.write;

import java.io.IOException;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;

/** Decides, from what the logs hold at that moment, what to write. Runs under the lock; must not write by itself. */
@FunctionalInterface
public interface Change {
    /** @throws taskmgmt.task.RefusedException where the change is not to be; nothing is written then */
    ChangeSet decide(Snapshot now) throws IOException;

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
