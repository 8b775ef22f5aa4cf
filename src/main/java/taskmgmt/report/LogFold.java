package taskmgmt.report;

import taskmgmt.stats.Gathering;

/**
 * What a report gathers from the records of one log, told of those that cannot be read.
 *
 * @param <T> what a record is
 * @param <F> the implementing type
 */
public interface LogFold<T, F extends LogFold<T, F>> extends Gathering<T, F> {
    /** Counts a line that holds no record. */
    void damaged();
}
