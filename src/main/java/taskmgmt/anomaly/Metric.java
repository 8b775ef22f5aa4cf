package taskmgmt.anomaly;

import java.util.Locale;
import taskmgmt.stats.Resource;
import taskmgmt.task.TaskRun;

/** What a run may take too much of. Values are millionths of the unit, {@link TaskRun#UNKNOWN} if unknown. */
public enum Metric {
    /** From the first start to the end, or to now. */
    DURATION("s"),
    /** Processor time. */
    CPU("s"),
    /** The peak of the memory; or the average if only that is known. */
    MEMORY("MB"),
    /** Read from and written to disks, sent and received over the network; what nobody reported counts as nothing. */
    IO("MB"),
    /** By how much storage grew. */
    STORAGE("MB");

    private final String unit;

    Metric(String unit) {
        this.unit = unit;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code s} or {@code MB}. */
    public String unit() {
        return unit;
    }

    /**
     * What a run that ended took. A task that failed or was cancelled without ever having been started has no duration, because it
     * only waited.
     */
    long of(TaskRun run) {
        boolean neverRan = !run.status().isSuccess() && run.moments().started() == TaskRun.UNKNOWN;
        return this != DURATION ? figure(run.figures()) : neverRan ? TaskRun.UNKNOWN : run.durationMicros();
    }

    /** What a task that is running has taken so far. */
    long soFar(TaskRun run, long nowMicros) {
        return this == DURATION ? run.runningMicros(nowMicros) : figure(run.figures());
    }

    private long figure(TaskRun.Figures figures) {
        double value = switch (this) {
            case DURATION -> throw new IllegalStateException("a duration is no figure");
            case CPU -> figures.cpuSeconds();
            case MEMORY -> figures.memoryMb();
            case IO -> sum(figures.diskReadMb(), figures.diskWriteMb(), figures.networkTxMb(), figures.networkRxMb());
            case STORAGE -> figures.storageDeltaMb();
        };
        return Double.isNaN(value) ? TaskRun.UNKNOWN : Math.max(Resource.millionths(value), -Long.MAX_VALUE);
    }

    private static double sum(double... values) {
        double sum = Double.NaN;
        for (double value : values) {
            sum = Double.isNaN(value) ? sum : Double.isNaN(sum) ? value : sum + value;
        }
        return sum;
    }
}
