package taskmgmt.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import taskmgmt.anomaly.AnomalyLevel;
import taskmgmt.anomaly.Shift;
import taskmgmt.incident.IncidentTask;
import taskmgmt.report.Unit;
import taskmgmt.stats.Group;
import taskmgmt.stats.Significance;
import taskmgmt.task.TaskRun;

/**
 * Findings about the runs of one group: those of the last {@value RunDigest#KEPT} that ended in the period. Pure.
 *
 * <p>A rise is reported only if it is very unlikely to be due to chance. Because each group is another chance to be misled, the
 * accepted probability is divided by the number of groups (C. E. Bonferroni; O. J. Dunn, Multiple comparisons among means, Journal
 * of the American Statistical Association 56, 1961).
 */
final class RunInsights {
    /** A percentage needs at least this many runs. */
    static final int MIN_RUNS = 10;
    /** How often something must have gone wrong to be reported. */
    static final int MIN_PARTS = 3;
    /** The percentage from which something goes wrong often. */
    static final int OFTEN_PERCENT = 20;
    /** A typical duration needs at least this many runs. */
    static final int MIN_TYPICAL = 5;
    /** Memory is compared only if at least this many runs report it, half of them before the period. */
    static final int MIN_MEMORY = 20;
    /** The minimum growth of the median, in percent. */
    static final int MIN_GROWTH_PERCENT = 20;

    /** Less growth of storage is not worth a sentence. */
    static final int MIN_STORAGE_MB = 1;

    private static final int PERCENT = 100;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final int HIGH_PERCENTILE = 95;

    private final Group group;
    private final List<EndedRun> recent;
    private final Outcomes now;
    private final Outcomes before;
    private final double chance;
    private final Outlooks outlooks;
    private final List<Insight> found = new ArrayList<>();

    private RunInsights(Group group, RunDigest.Runs runs, long since, double chance, Outlooks outlooks) {
        this.outlooks = outlooks;
        this.group = group;
        this.recent = runs.last().stream().filter(run -> run.finished() >= since).toList();
        this.now = Outcomes.of(recent);
        this.before = runs.outcomes().without(now);
        this.chance = chance;
    }

    /** The forecasts of all groups. */
    record Outlooks(ResourceOutlook cpu, ResourceOutlook memory, ResourceOutlook storage) {
        static Outlooks of(RunDigest digest) {
            return new Outlooks(ResourceOutlook.of(digest.groups(), EndedRun::cpuSeconds), ResourceOutlook.of(digest.groups(), EndedRun::memoryPeakMb),
                    ResourceOutlook.of(digest.groups(), EndedRun::storageMb));
        }
    }

    /**
     * The findings, in no order.
     *
     * @param since  start of the period, in microseconds
     * @param chance the highest probability of chance at which a rise is reported
     * @param shift  the shift of its duration within the period; null if there was none
     */
    static List<Insight> of(Group group, RunDigest.Runs runs, long since, double chance, @Nullable Shift shift, Outlooks outlooks) {
        RunInsights insights = new RunInsights(group, runs, since, chance, outlooks);
        if (!insights.recent.isEmpty()) {
            for (Rate rate : Rate.values()) {
                insights.rate(rate);
            }
            insights.waiting();
            insights.memory();
            insights.durations(shift);
            insights.used();
        }
        return insights.found;
    }

    private void rate(Rate rate) {
        long part = now.part(rate);
        long whole = now.whole(rate);
        if (whole < MIN_RUNS || part < MIN_PARTS) {
            return;
        }
        long partBefore = before.part(rate);
        long wholeBefore = before.whole(rate);
        InsightFigures figures = new InsightFigures().moment("from", recent.getFirst().finished())
                .share(rate.partKey(), part, rate.wholeKey(), whole, "");
        double p = wholeBefore < MIN_RUNS ? 1 : Significance.ofRise(part, whole, partBefore, wholeBefore);
        if (p <= chance) {
            add(rate.up(), part - (double) partBefore * whole / wholeBefore,
                    figures.share(rate.partKey(), partBefore, rate.wholeKey(), wholeBefore, "_before").probability(p));
        } else if (part * PERCENT >= whole * OFTEN_PERCENT) {
            add(rate.often(), part, figures);
        }
    }

    private void waiting() {
        List<EndedRun> known = recent.stream()
                .filter(run -> run.queue() != TaskRun.UNKNOWN && run.duration() != TaskRun.UNKNOWN).toList();
        if (known.size() < MIN_RUNS) {
            return;
        }
        RunTimes queue = RunTimes.of(known, EndedRun::queue);
        RunTimes run = RunTimes.of(known, EndedRun::duration);
        double share = queue.sum() / (queue.sum() + run.sum());
        if (queue.median() > run.median() && share > 0.5) {
            add(InsightKind.WAITING, queue.sum(), new InsightFigures().with("runs", (long) known.size())
                    .seconds("queue_p50", queue.median()).seconds("run_p50", run.median())
                    .percent("waiting", share));
        }
    }

    private void memory() {
        double[] peaks = recent.stream().filter(EndedRun::completed).mapToDouble(EndedRun::memoryPeakMb)
                .filter(Double::isFinite).toArray();
        if (peaks.length < MIN_MEMORY) {
            return;
        }
        Halves halves = Halves.of(peaks);
        boolean grew = halves.medianAfter() * PERCENT >= halves.medianBefore() * (PERCENT + MIN_GROWTH_PERCENT);
        if (grew && halves.medianBefore() > 0) {
            double p = halves.probability();
            if (p <= chance) {
                add(InsightKind.MEMORY_UP, halves.medianAfter() - halves.medianBefore(), new InsightFigures()
                        .with("runs", (long) halves.countAfter()).megabytes("p50", halves.medianAfter())
                        .with("runs_before", (long) halves.countBefore()).megabytes("p50_before", halves.medianBefore())
                        .change(halves.medianBefore(), halves.medianAfter()).probability(p));
            }
        }
    }

    /** What it typically takes, or, if that has changed, the change: before and after have no common typical value. */
    private void durations(@Nullable Shift shift) {
        if (shift == null) {
            typical();
            return;
        }
        Shift.Level from = shift.before();
        Shift.Level to = shift.after();
        add(kind(shift), Math.abs(to.medianMicros() - from.medianMicros()) * to.runs(), new InsightFigures()
                .moment("from", shift.sinceMicros())
                .with("runs", (long) to.runs()).seconds("p50", Math.round(to.medianMicros()))
                .with("runs_before", (long) from.runs()).seconds("p50_before", Math.round(from.medianMicros()))
                .change(from.medianMicros(), to.medianMicros()).ratio(shift.ratio()).probability(shift.pValue()));
    }

    private static InsightKind kind(Shift shift) {
        if (shift.ratio() < 1) {
            return InsightKind.FASTER;
        }
        return shift.severity() == AnomalyLevel.HIGH ? InsightKind.MUCH_SLOWER : InsightKind.SLOWER;
    }

    /** The resources that runs use, as far as reported. */
    private void used() {
        double[] cpu = told(EndedRun::cpuSeconds);
        if (cpu.length >= MIN_TYPICAL && at(cpu, 50) > 0) {
            add(InsightKind.CPU_TYPICAL, sum(cpu), new InsightFigures().with("runs", (long) cpu.length)
                    .seconds("p50", micros(at(cpu, 50))).seconds("p95", micros(at(cpu, HIGH_PERCENTILE)))
                    .next(Unit.SECONDS, outlooks.cpu.of(group)));
        }
        double[] memory = told(EndedRun::memoryPeakMb);
        if (memory.length >= MIN_TYPICAL && at(memory, 50) > 0) {
            add(InsightKind.MEMORY_TYPICAL, at(memory, 50), new InsightFigures().with("runs", (long) memory.length)
                    .megabytes("p50", at(memory, 50)).megabytes("p95", at(memory, HIGH_PERCENTILE))
                    .next(Unit.MEGABYTES, outlooks.memory.of(group)));
        }
        double[] storage = told(EndedRun::storageMb);
        if (storage.length >= MIN_TYPICAL && at(storage, 50) >= MIN_STORAGE_MB) {
            add(InsightKind.STORAGE_ADDED, sum(storage), new InsightFigures().with("runs", (long) storage.length)
                    .megabytes("p50", at(storage, 50)).megabytes("sum", sum(storage))
                    .next(Unit.MEGABYTES, outlooks.storage.of(group)));
        }
    }

    private double[] told(ToDoubleFunction<EndedRun> figure) {
        return recent.stream().filter(EndedRun::completed).mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
    }

    /** The percentile by nearest rank: the smallest value that this many percent do not exceed. */
    private static double at(double[] sorted, int percent) {
        return sorted[(sorted.length * percent + PERCENT - 1) / PERCENT - 1];
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double each : values) {
            sum += each;
        }
        return sum;
    }

    private static long micros(double seconds) {
        return Math.round(seconds * MICROS_PER_SECOND);
    }

    /** Healing is left out, because it is reported by failure mode, from the incidents. */
    private void typical() {
        List<EndedRun> known = recent.stream().filter(EndedRun::tookKnownTime).toList();
        boolean healing = group.subsystem().equals(IncidentTask.SUBSYSTEM) && group.type().equals(IncidentTask.TYPE);
        if (known.size() >= MIN_TYPICAL && !healing) {
            RunTimes times = RunTimes.of(known, EndedRun::duration);
            add(InsightKind.TYPICAL, times.sum(), new InsightFigures().with("runs", (long) times.count())
                    .seconds("p50", times.median()).seconds("p95", times.percentile(HIGH_PERCENTILE)));
        }
    }

    private void add(InsightKind kind, Number weight, InsightFigures figures) {
        found.add(figures.in(kind, group.subsystem(), group.type(), weight.doubleValue()));
    }
}
