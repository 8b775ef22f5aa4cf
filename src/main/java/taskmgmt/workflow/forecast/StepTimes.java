package taskmgmt.workflow.forecast;

import taskmgmt.stats.Group;

/** The past durations of steps. */
public interface StepTimes {
    /** The durations of the last successful runs of a group, in microseconds; empty if there are none. */
    long[] of(Group group);
}
