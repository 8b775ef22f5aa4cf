package taskmgmt.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.RunWalk;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Group;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.stats.Resource;

/**
 * The resources that the next run of each group will use, forecast as by {@code forecast --metric} from the last runs of all groups
 * that report their use. Amounts are in the unit of the figure. Immutable.
 */
final class ResourceOutlook {
    /** The maximum over all groups, so that no log makes anybody wait. */
    static final int MAX_RUNS = 5_000;
    private static final double INTERVAL = 0.9;
    private static final double HIGH = 0.95;
    private static final double MILLIONTHS = 1e6;

    private final Map<Group, Double> bounds;

    private ResourceOutlook(Map<Group, Double> bounds) {
        this.bounds = bounds;
    }

    /** The forecasts for the groups whose newest runs report the figure; negative growth counts as none. */
    static ResourceOutlook of(Map<Group, RunDigest.Runs> groups, ToDoubleFunction<EndedRun> figure) {
        List<Past> ends = new ArrayList<>();
        groups.forEach((group, runs) -> {
            Work work = Work.of(group);
            for (EndedRun run : runs.last()) {
                double amount = figure.applyAsDouble(run);
                if (run.tookKnownTime() && Double.isFinite(amount)) {
                    ends.add(new Past(work, run.mark(), run.finished(), run.duration(), Math.max(0, Resource.millionths(amount))));
                }
            }
        });
        ends.sort(EndedAt.ORDER);
        return of(ends.subList(Math.max(0, ends.size() - MAX_RUNS), ends.size()));
    }

    private static ResourceOutlook of(List<Past> ends) {
        Predictor predictor = Predictor.ofAmounts(Levels.of(INTERVAL, HIGH), Tuning.STANDARD);
        Map<Group, Work> known = new HashMap<>();
        RunWalk.through(ends, predictor, (run, _) -> known.put(run.work().group(), run.work()));
        Map<Group, Double> bounds = new HashMap<>();
        if (ends.size() >= Forecast.runsFor(HIGH)) {
            known.forEach((group, work) -> {
                Prediction next = predictor.start(work, ends.getLast().finishedMicros()).prediction();
                if (next != null) {
                    bounds.put(group, next.quantile(HIGH) / MILLIONTHS);
                }
            });
        }
        return new ResourceOutlook(bounds);
    }

    /** The amount that 95 of 100 of its runs stay within; null if too little is known to promise that. */
    @Nullable Double of(Group group) {
        return bounds.get(group);
    }
}
