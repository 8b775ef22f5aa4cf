package taskmgmt.queue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Newest;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** The ends of the last attempts at tasks of each type, for circuit breakers. Cancelled attempts do not count. */
public final class RecentEnds implements Fold<RecentEnds> {
    public static final Projection<RecentEnds> PROJECTION = Projection.of("recent-ends-1", RecentEnds::new, RecentEnds::readTypes);
    /** More than opens any breaker, so that a resting breaker is still seen to have opened. */
    private static final int SIZE = 4 * BreakerRule.MAX_FAILURES;

    private final NavigableMap<String, Newest<Ended>> types = new TreeMap<>();

    private RecentEnds() {}

    private record Ended(long mark, long finishedMicros, long durationMicros, boolean good) implements Newest.EndedAt {}

    @Override
    public void accept(TaskRun run) {
        boolean good = run.status() == Status.COMPLETED;
        if ((good || run.status() == Status.FAILED) && run.moments().finished() != TaskRun.UNKNOWN) {
            add(run.names().type(), new Ended(Newest.EndedAt.mark(run), run.moments().finished(), run.durationMicros(), good));
        }
    }

    private void add(String type, Ended ended) {
        types.computeIfAbsent(type, _ -> new Newest<>(SIZE)).add(ended);
    }

    /** The ends of a type, in order of time. */
    public List<Breaker.End> of(String type) {
        Newest<Ended> known = types.get(type);
        List<Breaker.End> all = new ArrayList<>();
        for (Ended each : known == null ? List.<Ended>of() : known.inOrder()) {
            all.add(new Breaker.End(Instant.EPOCH.plus(each.finishedMicros, ChronoUnit.MICROS), each.good));
        }
        return all;
    }

    @Override
    public void combine(RecentEnds other) {
        other.types.forEach((type, last) -> last.inOrder().forEach(each -> add(type, each)));
    }

    @Override
    public void write(StateWriter state) {
        state.number(types.size());
        types.forEach((type, last) -> {
            state.text(type);
            List<Ended> ends = last.inOrder();
            state.number(ends.size());
            for (Ended each : ends) {
                state.number(each.mark);
                state.number(each.finishedMicros);
                state.number(each.durationMicros);
                state.number(each.good ? 1 : 0);
            }
        });
    }

    private void readTypes(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            String type = state.text();
            for (int ends = state.count(); ends > 0; ends--) {
                add(type, new Ended(state.number(), state.number(), state.number(), state.number() == 1));
            }
        }
    }
}
