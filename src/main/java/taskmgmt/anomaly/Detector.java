package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;
import taskmgmt.stats.Period;
import taskmgmt.stats.Projection;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * Finds the runs that are out of the ordinary by a rule. Runs with any outcome are tested, because one that failed late or was
 * abandoned may be the one that hung; but they are compared only with successful runs, and never with themselves.
 *
 * <p>A first pass over the registry collects {@link GroupBaselines}. They hold the runs of the latest days that took most and
 * least; if these suffice, one pass is enough. Otherwise {@link #exceeding} finds the rest in a second pass, using memory in
 * proportion to what it finds.
 */
public final class Detector {
    private final NavigableMap<Series, AnomalyRule.Limits> limits = new TreeMap<>();
    private final GroupBaselines baselines;
    private final Predicate<Group> wanted;
    private final Set<Side> sides;

    public Detector(AnomalyRule rule, GroupBaselines baselines, Predicate<Group> wanted, Set<Side> sides) {
        this(group -> rule, baselines, wanted, sides);
    }

    /** @param rules the rule of each group */
    public Detector(Function<Group, AnomalyRule> rules, GroupBaselines baselines, Predicate<Group> wanted, Set<Side> sides) {
        this.baselines = baselines;
        this.wanted = wanted;
        this.sides = sides;
        baselines.entries().forEach((series, entry) -> {
            if (wanted.test(series.group())) {
                limits.put(series, rules.apply(series.group()).limits(entry.baseline()));
            }
        });
    }

    /**
     * What a future run may take.
     *
     * @param runs     the number of successful runs behind it
     * @param expected null if there are too few runs, or they usually take nothing
     */
    public record Threshold(Series series, long runs, @Nullable Expectation expected) {}

    public List<Threshold> thresholds() {
        List<Threshold> all = new ArrayList<>();
        limits.forEach((series, limit) -> all.add(
                new Threshold(series, entry(series).baseline().runs(), limit.ofOther())));
        return all;
    }

    /** Whether the baselines hold every anomaly among the runs that ended in the period. */
    public boolean suffices(Period ended) {
        return limits.entrySet().stream()
                .allMatch(each -> entry(each.getKey()).latest().suffices(ended.from(), sides, each.getValue()));
    }

    /** The anomalies among runs that ended in the period, worst first; complete if the baselines suffice. */
    public List<Anomaly> ended(Period ended) {
        List<Anomaly> found = new ArrayList<>();
        for (Series series : limits.keySet()) {
            for (Side side : sides) {
                for (Candidate run : entry(series).latest().in(ended, side)) {
                    test(side, series, run, found);
                }
            }
        }
        found.sort(Anomaly.WORST_FIRST);
        return found;
    }

    /** All anomalies that ended in the period, found by another pass over the same runs. */
    public Projection<Exceeding> exceeding(Period ended) {
        return Exceeding.of(this, ended);
    }

    /** The runs that have not ended and have already taken more than they may, worst first. */
    public List<Anomaly> running(List<TaskRun> open, long nowMicros) {
        List<Anomaly> found = new ArrayList<>();
        for (TaskRun run : open) {
            if (sides.contains(Side.SLOW) && run.status() == Status.ACTIVE && wanted.test(Group.of(run))) {
                for (Metric metric : metrics()) {
                    long value = metric.soFar(run, nowMicros);
                    if (value != TaskRun.UNKNOWN) {
                        test(Side.SLOW, new Series(Group.of(run), metric), Candidate.of(run, value, nowMicros), found);
                    }
                }
            }
        }
        found.sort(Anomaly.WORST_FIRST);
        return found;
    }

    /** Whether the run ended before the baselines were complete: a later one would be compared with other runs than the report says. */
    boolean knows(TaskRun run) {
        return run.offset() <= baselines.newestOffset();
    }

    Set<Metric> metrics() {
        return baselines.metrics();
    }

    /** Tests the run on every requested side. */
    void test(Series series, Candidate run, List<Anomaly> found) {
        sides.forEach(side -> test(side, series, run, found));
    }

    private void test(Side side, Series series, Candidate run, List<Anomaly> found) {
        AnomalyRule.Limits limit = limits.get(series);
        if (limit != null && run.mayBe(side)) {
            // Successful runs are in the baseline.
            Expectation expected = run.status().isSuccess() ? limit.ofOwn(run.value()) : limit.ofOther();
            if (expected != null && expected.isBeyond(side, run.value())) {
                found.add(Anomaly.of(series, side, run, expected));
            }
        }
    }

    private GroupBaselines.Entry entry(Series series) {
        GroupBaselines.Entry entry = baselines.entries().get(series);
        if (entry == null) {
            throw new IllegalStateException("nothing is known of " + series);
        }
        return entry;
    }
}
