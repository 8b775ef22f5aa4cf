package taskmgmt.journal.lock;

import java.time.Duration;
import taskmgmt.journal.JournalException;

/** One lock over all logs of a directory, held by one thread of one process at a time, however that is agreed on. */
public interface LogLock {
    /**
     * Takes the lock, waiting this long at most while the same holder keeps it: the time starts again when it changes hands, and
     * waiting ends after twenty times as long in any case.
     *
     * @throws taskmgmt.journal.LogBusyException if it is not to be had in time, or the thread is interrupted
     * @throws taskmgmt.journal.LogUnwritableException if it cannot be made, opened or locked
     * @throws taskmgmt.journal.LogDamagedException if something else has its name
     * @throws IllegalStateException if this thread has the lock already
     */
    Held acquire(Duration timeout) throws JournalException;

    /** The lock in hand: to be closed by the thread that acquired it. Closing it again does nothing. */
    interface Held extends AutoCloseable {
        /**
         * To be called before each write: somebody may have deleted the lock's file while this process was stopped, and another
         * one may have taken the lock of the file that has its name now. It asks the system once.
         *
         * @throws taskmgmt.journal.LogUnwritableException if it is no longer certain that nobody else has the lock
         */
        void requireHeld() throws JournalException;

        @Override
        void close();
    }
}
