package taskmgmt.alert.act;

import java.io.IOException;
import java.time.Duration;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.write.TaskLog;

/** The right to deliver alerts: one process has it for a log directory, and loses it when it ends, for whatever reason. */
public final class AlerterLock implements AutoCloseable {
    private final LogLock.Held held;

    private AlerterLock(LogLock.Held held) {
        this.held = held;
    }

    /**
     * Acquires it without waiting.
     *
     * @throws taskmgmt.task.RefusedException if the policy forbids it; nothing is delivered then
     * @throws LogBusyException if another alerter is at work
     */
    public static AlerterLock take(TaskLog log) throws IOException {
        require(log);
        try {
            return new AlerterLock(Locks.at(log.directory().resolve(LogFiles.ALERTER_LOCK), log.disk()).acquire(Duration.ZERO));
        } catch (LogBusyException e) {
            throw new LogBusyException("somebody else delivers the alerts of the logs in " + log.directory() + ": that goes on, and this one ends", e);
        }
    }

    /** Checks that the policy allows this actor to deliver alerts. */
    public static void require(TaskLog log) throws IOException {
        log.requireAsItStands(Actions.ALERT, ProtectedResource.DIRECTORY);
    }

    @Override
    public void close() {
        held.close();
    }
}
