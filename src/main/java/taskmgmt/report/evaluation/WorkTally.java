package taskmgmt.report.evaluation;

import java.util.List;
import java.util.SortedMap;
import taskmgmt.stats.Quantiles;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** Figures of the runs of a group that ended in a period. Exact, and independent of the order of the runs. Not thread-safe. */
final class WorkTally {
    /** The metadata keys for the number of cores that a run was given; the first one present counts. */
    static final List<String> CORES = List.of("cpu_cores", "cores", "cpus", "procs");
    /** The same for the memory that it was allowed to use, in megabytes. */
    static final List<String> MEMORY = List.of("memory_limit_mb", "memory_mb");

    private static final double MICROS = 1e6;
    /** Fractions are stored as whole numbers, whose sums do not depend on the order. */
    private static final double PARTS = 1e4;
    private static final double MAX_SHARE = 1e6;

    private long completed;
    private long failed;
    private long passes;
    private long rejections;
    private Quantiles durations = new Quantiles();
    private Quantiles cpu = new Quantiles();
    private Quantiles efficiency = new Quantiles();
    private Quantiles headroom = new Quantiles();
    private long coresTold;

    /** Adds a run. A cancelled one says nothing about the work; an attempt that was followed by another only how long it took. */
    void accept(TaskRun run) {
        if (run.status() == Status.CANCELLED) {
            return;
        }
        if (!run.isSuperseded()) {
            completed += run.status() == Status.COMPLETED ? 1 : 0;
            failed += run.status() == Status.FAILED ? 1 : 0;
            passes += run.tally().passes();
            rejections += run.tally().failures();
        }
        double cpuSeconds = run.figures().cpuSeconds();
        long took = run.durationMicros();
        if (run.status() == Status.COMPLETED && took != TaskRun.UNKNOWN) {
            durations.add(took);
        }
        if (run.status() == Status.COMPLETED && !Double.isNaN(cpuSeconds)) {
            cpu.add(Math.round(cpuSeconds * MICROS));
        }
        if (!Double.isNaN(cpuSeconds) && took != TaskRun.UNKNOWN && took > 0) {
            double cores = number(run.metadata(), CORES);
            coresTold += cores > 0 ? 1 : 0;
            efficiency.add(share(cpuSeconds * MICROS / (double) took / (cores > 0 ? cores : 1)));
        }
        double given = number(run.metadata(), MEMORY);
        double peak = run.figures().memoryPeakMb();
        if (given > 0 && !Double.isNaN(peak)) {
            headroom.add(share(1 - peak / given));
        }
    }

    private static long share(double share) {
        return Math.round(Math.clamp(share, -MAX_SHARE, MAX_SHARE) * PARTS);
    }

    private static double number(SortedMap<String, String> metadata, List<String> keys) {
        for (String key : keys) {
            String text = metadata.get(key);
            if (text != null) {
                try {
                    double value = Double.parseDouble(text);
                    return Double.isFinite(value) ? value : 0;
                } catch (NumberFormatException _) {
                    return 0; // words, such as "all": counts as not given
                }
            }
        }
        return 0;
    }

    void add(WorkTally other) {
        completed += other.completed;
        failed += other.failed;
        passes += other.passes;
        rejections += other.rejections;
        durations.add(other.durations);
        cpu.add(other.cpu);
        efficiency.add(other.efficiency);
        headroom.add(other.headroom);
        coresTold += other.coresTold;
    }

    long finished() {
        return completed + failed;
    }

    long completed() {
        return completed;
    }

    long passes() {
        return passes;
    }

    long verifications() {
        return passes + rejections;
    }

    /** Durations of successful runs, in microseconds. */
    Quantiles durations() {
        return durations;
    }

    /** Processor time of successful runs, in microseconds. */
    Quantiles cpu() {
        return cpu;
    }

    /** The fraction of their cores' time that half of the runs used at least; NaN if unknown for all. */
    double efficiency() {
        return efficiency.at(0.5) / PARTS;
    }

    /** Whether every counted run stated its number of cores; otherwise one was assumed. */
    boolean knowsCores() {
        return coresTold == efficiency.count();
    }

    /** The fraction of their memory that half of the runs left unused at least; NaN if unknown for all. */
    double headroom() {
        return headroom.at(0.5) / PARTS;
    }

    void write(StateWriter state) {
        state.number(completed);
        state.number(failed);
        state.number(passes);
        state.number(rejections);
        durations.write(state);
        cpu.write(state);
        efficiency.write(state);
        headroom.write(state);
        state.number(coresTold);
    }

    static WorkTally read(StateReader state) {
        WorkTally tally = new WorkTally();
        tally.completed = state.number();
        tally.failed = state.number();
        tally.passes = state.number();
        tally.rejections = state.number();
        tally.durations = Quantiles.read(state);
        tally.cpu = Quantiles.read(state);
        tally.efficiency = Quantiles.read(state);
        tally.headroom = Quantiles.read(state);
        tally.coresTold = state.number();
        return tally;
    }
}
