package taskmgmt.store.write;

import java.io.IOException;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;

/** Decides, from what the logs hold at that moment, what to write. Runs under the lock; must not write by itself. */
@FunctionalInterface
public interface Change {
    /** @throws taskmgmt.task.RefusedException where the change is not to be; nothing is written then */
    ChangeSet decide(Snapshot now) throws IOException;
}
