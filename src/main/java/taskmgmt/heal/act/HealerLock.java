package taskmgmt.heal.act;

import java.io.IOException;
import java.time.Duration;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.write.TaskLog;

/**
 * The right to heal: one process at a time holds it for a log directory, and loses it when it ends, in whatever way.
 */
public final class HealerLock implements AutoCloseable {
    private final LogLock.Held held;

    private HealerLock(LogLock.Held held) {
        this.held = held;
    }

    /**
     * Acquires it without waiting.
     *
     * @throws taskmgmt.task.RefusedException if the policy forbids it; nothing is checked or run then
     * @throws LogBusyException if another healer is at work
     */
    public static HealerLock take(TaskLog log) throws IOException {
        log.requireAsItStands(Actions.HEAL, ProtectedResource.DIRECTORY);
        try {
            return new HealerLock(Locks.at(log.directory().resolve(LogFiles.HEALER_LOCK), log.disk()).acquire(Duration.ZERO));
        } catch (LogBusyException e) {
            throw new LogBusyException("another healer is at work on the logs in " + log.directory() + ": it goes on, and this one ends", e);
        }
    }

    @Override
    public void close() {
        held.close();
    }
}
