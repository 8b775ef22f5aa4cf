package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/** A run as it was put together. */
record GivenRun(
        String id,
        TaskRun.Names names,
        Standing standing,
        TaskRun.Moments moments,
        TaskRun.Tally tally,
        TaskRun.Figures figures,
        TaskRun.@Nullable Owner owner,
        long offset) implements TaskRun {}
