package taskmgmt.task;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A run assembled from its parts. */
record GivenRun(
        String id,
        TaskRun.Names names,
        Standing standing,
        TaskRun.Moments moments,
        TaskRun.Tally tally,
        TaskRun.Figures figures,
        TaskRun.@Nullable Owner owner,
        SortedMap<String, String> metadata,
        long offset,
        boolean isSuperseded) implements TaskRun {}
