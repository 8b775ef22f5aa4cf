package taskmgmt.anomaly;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Group;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/** What the runs of every group usually take, and the latest runs that took most and least. Not thread-safe. */
public final class GroupBaselines implements Fold<GroupBaselines> {
    private static final List<Metric> METRICS = List.of(Metric.values());

    private final NavigableMap<Series, Entry> entries = new TreeMap<>();
    private final Set<Metric> metrics;
    private final boolean withLogs;
    private long newestOffset = -1;

    private GroupBaselines(Set<Metric> metrics, boolean withLogs) {
        this.metrics = metrics;
        this.withLogs = withLogs;
    }

    record Entry(GroupBaseline baseline, LatestExtremes latest) {}

    /** Collects what the rule needs to know about these metrics. */
    public static Projection<GroupBaselines> of(Set<Metric> metrics, AnomalyRule rule) {
        Set<Metric> sorted = Collections.unmodifiableSet(EnumSet.copyOf(metrics));
        boolean withLogs = rule.needsDistribution();
        StringBuilder name = new StringBuilder("baselines-3").append(withLogs ? "-logs" : "");
        sorted.forEach(metric -> name.append('-').append(metric.text()));
        return Projection.of(name.toString(), () -> new GroupBaselines(sorted, withLogs), GroupBaselines::readEntries);
    }

    /** When the newest run of these groups ended, in microseconds; {@link TaskRun#UNKNOWN} if there is none. */
    public long newestMicros(Predicate<Group> wanted) {
        long newest = TaskRun.UNKNOWN;
        for (Map.Entry<Series, Entry> each : entries.entrySet()) {
            if (wanted.test(each.getKey().group())) {
                newest = Math.max(newest, each.getValue().latest().newestMicros());
            }
        }
        return newest;
    }

    @Override
    public void accept(TaskRun run) {
        newestOffset = Math.max(newestOffset, run.offset());
        Group group = Group.of(run);
        for (Metric metric : metrics) {
            long value = metric.of(run);
            if (value != TaskRun.UNKNOWN) {
                Entry entry = entry(new Series(group, metric));
                if (run.status().isSuccess()) {
                    entry.baseline.add(value);
                }
                entry.latest.add(Candidate.of(run, value, run.moments().finished()));
            }
        }
    }

    @Override
    public void combine(GroupBaselines other) {
        newestOffset = Math.max(newestOffset, other.newestOffset);
        other.entries.forEach((series, theirs) -> {
            Entry ours = entry(series);
            ours.baseline.add(theirs.baseline);
            ours.latest.add(theirs.latest);
        });
    }

    NavigableMap<Series, Entry> entries() {
        return Collections.unmodifiableNavigableMap(entries);
    }

    Set<Metric> metrics() {
        return metrics;
    }

    /** The offset of the end of the newest run in these baselines. */
    long newestOffset() {
        return newestOffset;
    }

    @Override
    public void write(StateWriter state) {
        state.number(newestOffset);
        state.number(entries.size());
        entries.forEach((series, entry) -> {
            series.group().write(state);
            state.name(series.metric());
            entry.baseline.write(state);
            entry.latest.write(state);
        });
    }

    private void readEntries(StateReader state) {
        newestOffset = state.number();
        for (int left = state.count(); left > 0; left--) {
            Series series = new Series(Group.read(state), state.named(METRICS));
            entries.put(series, new Entry(GroupBaseline.read(state, withLogs), LatestExtremes.read(state)));
        }
    }

    private Entry entry(Series series) {
        return entries.computeIfAbsent(series, unseen -> new Entry(GroupBaseline.empty(withLogs), new LatestExtremes()));
    }
}
