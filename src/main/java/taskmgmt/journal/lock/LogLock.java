package taskmgmt.journal.lock;

import java.time.Duration;
import taskmgmt.journal.JournalException;

/**
 * One lock over all logs of a directory, held by one thread of one process at a time. Implementations decide how processes agree
 * on it.
 */
public interface LogLock {
    /**
     * Takes the lock, waiting up to this long for one holder: the timeout starts again whenever the lock changes hands. The
     * whole wait ends after twenty timeouts in any case.
     *
     * @throws taskmgmt.journal.LogBusyException if it cannot be acquired in time, or the thread is interrupted
     * @throws taskmgmt.journal.LogUnwritableException if it cannot be created, opened or locked
     * @throws taskmgmt.journal.LogDamagedException if there is something else under its name
     * @throws IllegalStateException if this thread already has the lock
     */
    Held acquire(Duration timeout) throws JournalException;

    /** A held lock, to be closed by the thread that acquired it. Closing it again does nothing. */
    interface Held extends AutoCloseable {
        /**
         * Must be called before each write: while this process was suspended, the lock's file may have been deleted, and another
         * process may have locked the file that has its name now. Makes one system call.
         *
         * @throws taskmgmt.journal.LogUnwritableException if another process may have the lock by now
         */
        void requireHeld() throws JournalException;

        @Override
        void close();
    }
}
