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
 * Finds the runs that are out of the ordinary by a rule. Runs of any outcome are tested, since one that failed late or was
 * given up may be the one that hung; compared they are with successful ones only, and never with themselves.
 *
 * <p>A first pass over the registry gathers {@link GroupBaselines}. They hold what took most and least of the latest days, and where
 * that is enough, so is one pass. Else {@link #exceeding} finds the rest in a second one, in memory that goes by what
 * it finds.
 */
public final class Detector {
    private final NavigableMap<Series, AnomalyRule.Limits> limits = new TreeMap<>();
    private final GroupBaselines baselines;
    private final Predicate<Group> wanted;
    private final Set<Side> sides;

    public Detector(AnomalyRule rule, GroupBaselines baselines, Predicate<Group> wanted, Set<Side> sides) {
        this(group -> rule, baselines, wanted, sides);
    }

    /** @param rules that of each group */
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
     * What a run that is yet to come may take.
     *
     * @param runs     how many successful runs say so
     * @param expected null where there are too few runs, or they usually take nothing
     */
    public record Threshold(Series series, long runs, @Nullable Expectation expected) {}

    public List<Threshold> thresholds() {
        List<Threshold> all = new ArrayList<>();
        limits.forEach((series, limit) -> all.add(
                new Threshold(series, entry(series).baseline().runs(), limit.ofOther())));
        return all;
    }

    /** Whether the baselines hold every run to be found among those that ended in the period. */
    public boolean suffices(Period ended) {
        return limits.entrySet().stream()
                .allMatch(each -> entry(each.getKey()).latest().suffices(ended.from(), sides, each.getValue()));
    }

    /** Those that ended in the period, the worst first: all if the baselines suffice. */
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

    /** All that ended in the period, by another pass over the same runs. */
    public Projection<Exceeding> exceeding(Period ended) {
        return Exceeding.of(this, ended);
    }

    /** Those that have not ended and already took more than they may, the worst first. */
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

    /** Whether the run ended before the baselines did: one that came later would be compared with others than it says. */
    boolean knows(TaskRun run) {
        return run.offset() <= baselines.newestOffset();
    }

    Set<Metric> metrics() {
        return baselines.metrics();
    }

    /** Tests it for every side that was asked for. */
    void test(Series series, Candidate run, List<Anomaly> found) {
        sides.forEach(side -> test(side, series, run, found));
    }

    private void test(Side side, Series series, Candidate run, List<Anomaly> found) {
        AnomalyRule.Limits limit = limits.get(series);
        if (limit != null && run.mayBe(side)) {
            // What succeeded is in the baseline.
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
