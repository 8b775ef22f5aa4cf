package taskmgmt.store;

import java.io.IOException;

/** Decides, from what the logs hold at that moment, what to write. Runs under the lock; must not write by itself. */
@FunctionalInterface
public interface Change {
    /** @throws taskmgmt.task.RefusedException where the change is not to be; nothing is written then */
    Draft decide(Snapshot now) throws IOException;
}
