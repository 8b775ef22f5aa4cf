package taskmgmt.stats;

import taskmgmt.task.TaskRun;

/**
 * A stretch of time, for runs that ended in it.
 *
 * @param from  its first microsecond, {@link Long#MIN_VALUE} if it has none
 * @param until its last microsecond, {@link Long#MAX_VALUE} if it has none
 */
public record Period(long from, long until) {
    public static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean contains(long micros) {
        return from <= micros && micros <= until;
    }

    /** The one of the same length that ends where this one begins; both ends of this one must be known. */
    public Period previous() {
        return new Period(from - 1 - (until - from), from - 1);
    }

    /** Whether the run ended in it; an open one is there as of now. */
    boolean contains(TaskRun run, long now) {
        return contains(run.moments().finished() == TaskRun.UNKNOWN ? now : run.moments().finished());
    }
}
