package taskmgmt.report.evaluation;

import java.util.List;
import java.util.SortedMap;
import taskmgmt.stats.Quantiles;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** What the runs of a group show that ended in a period. Exact, and the same in whatever order they come. Not thread-safe. */
final class WorkTally {
    /** The keys of metadata that say how many cores a run was given, the first one that is there counts. */
    static final List<String> CORES = List.of("cpu_cores", "cores", "cpus", "procs");
    /** The same for the memory that it might use, in megabytes. */
    static final List<String> MEMORY = List.of("memory_limit_mb", "memory_mb");

    private static final double MICROS = 1e6;
    /** Shares are kept as whole numbers, as those add up in any order. */
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

    /** A cancelled run says nothing of the work; another attempt of the same task only how long it took. */
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
                    return 0; // words, as in "all": as good as not said
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

    /** Of successful runs, in microseconds. */
    Quantiles durations() {
        return durations;
    }

    /** Processor time of successful runs, in microseconds. */
    Quantiles cpu() {
        return cpu;
    }

    /** The share of the time of its cores that half of the runs used at least; NaN where none says. */
    double efficiency() {
        return efficiency.at(0.5) / PARTS;
    }

    /** Whether every run that counts said how many cores it had; else one was assumed. */
    boolean knowsCores() {
        return coresTold == efficiency.count();
    }

    /** The share of its memory that half of the runs left at least; NaN where none says. */
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
