package taskmgmt.insight;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** Sorted durations in microseconds. Immutable. */
final class RunTimes {
    private final long[] sorted;

    private RunTimes(long[] sorted) {
        this.sorted = sorted;
    }

    static RunTimes of(List<EndedRun> runs, ToLongFunction<EndedRun> time) {
        long[] times = runs.stream().mapToLong(time).toArray();
        Arrays.sort(times);
        return new RunTimes(times);
    }

    /** The percentile by nearest rank: the smallest that this many percent do not exceed. There must be at least one. */
    long percentile(int percent) {
        return sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
    }

    long median() {
        return percentile(50);
    }

    double sum() {
        double sum = 0;
        for (long time : sorted) {
            sum += time;
        }
        return sum;
    }

    int count() {
        return sorted.length;
    }
}
