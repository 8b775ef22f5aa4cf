package taskmgmt.workflow.forecast;

import taskmgmt.stats.Group;

/** How long steps have taken. */
public interface StepTimes {
    /** The durations of the last successful runs of a group, in microseconds; empty where there are none. */
    long[] of(Group group);
}
