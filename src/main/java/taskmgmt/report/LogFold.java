package taskmgmt.report;

import taskmgmt.stats.Gathering;

/**
 * A fold for a report over the records of one log, which is also notified of unreadable ones.
 *
 * @param <T> the type of a record
 * @param <F> the implementing type
 */
public interface LogFold<T, F extends LogFold<T, F>> extends Gathering<T, F> {
    /** Counts a line that contains no record. */
    void damaged();
}
