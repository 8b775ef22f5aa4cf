package taskmgmt.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Group;
import taskmgmt.stats.Newest;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/**
 * The last runs of every group, and the work that each is history for. Of all of them together, the newest {@value
 * #MOST} are kept, whatever the number of groups. Which ones these are does not depend on how the log was split into
 * parts, because the number of newer runs only ever grows. Not thread-safe.
 */
public final class PastRuns implements Fold<PastRuns> {
    /** How many runs are kept in total. */
    static final int MOST = 20_000;
    /** How many more there may be between two clean-ups. */
    private static final int SLACK = MOST / 4;

    private final Map<Group, Newest<Past>> groups = new HashMap<>();
    private final Predicate<TaskRun> wanted;
    private final Measure measure;
    private final int size;
    private int atMost;

    private PastRuns(Predicate<TaskRun> wanted, Measure measure, int size) {
        this.wanted = wanted;
        this.measure = measure;
        this.size = size;
    }

    /**
     * A run that ended.
     *
     * @param work           what was known about it when it started
     * @param mark           see {@link EndedAt#mark}
     * @param finishedMicros when it ended
     * @param durationMicros how long it took
     * @param amount         how much it took of the quantity that is forecast, see {@link Measure}
     */
    public record Past(Work work, long mark, long finishedMicros, long durationMicros, long amount) implements EndedAt {
        /** A run whose duration is forecast. */
        public Past(Work work, long mark, long finishedMicros, long durationMicros) {
            this(work, mark, finishedMicros, durationMicros, durationMicros);
        }

        static final Comparator<Past> BY_START = Comparator.comparingLong(Past::started).thenComparingLong(Past::mark);

        long started() {
            return finishedMicros - durationMicros;
        }

        /** The same run, attributed to other work. */
        public Past with(Work other) {
            return new Past(other, mark, finishedMicros, durationMicros, amount);
        }
    }

    /**
     * The last runs whose duration and measured amount are known.
     *
     * @param name   a word for the condition, as {@link Projection#name} requires; empty if the result is not worth
     *     storing
     * @param wanted which runs count
     * @param size   how many are kept for each group
     */
    static Projection<PastRuns> last(int size, String name, Measure measure, Predicate<TaskRun> wanted) {
        return new Projection<>() {
            @Override
            public PastRuns empty() {
                return new PastRuns(wanted, measure, size);
            }

            @Override
            public PastRuns read(StateReader state) {
                PastRuns runs = empty();
                runs.readRuns(state);
                return runs;
            }

            @Override
            public String name() {
                return name.isEmpty() ? "" : "past-2-" + name + "-" + size + (measure == Measure.DURATION ? "" : "-" + measure.text());
            }

            @Override
            public boolean wantsMetadata() {
                return true;
            }
        };
    }

    @Override
    public void accept(TaskRun run) {
        long duration = run.durationMicros();
        long amount = measure.of(run);
        if (duration != TaskRun.UNKNOWN && amount != TaskRun.UNKNOWN && wanted.test(run)) {
            add(new Past(Work.of(run), EndedAt.mark(run), run.moments().finished(), duration, amount));
        }
    }

    private void add(Past run) {
        groups.computeIfAbsent(run.work.group(), unseen -> new Newest<>(size)).add(run);
        atMost++;
        if (atMost > MOST + SLACK) {
            forget();
        }
    }

    private void forget() {
        List<Past> newest = inOrder();
        groups.clear();
        atMost = 0;
        newest.forEach(this::add);
    }

    /** All runs kept, in the order in which they ended. */
    public List<Past> inOrder() {
        List<Past> all = new ArrayList<>();
        groups.values().forEach(last -> all.addAll(last.inOrder()));
        all.sort(EndedAt.ORDER);
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    @Override
    public void combine(PastRuns other) {
        other.inOrder().forEach(this::add);
    }

    @Override
    public void write(StateWriter state) {
        List<Past> runs = inOrder();
        state.number(runs.size());
        for (Past run : runs) {
            run.work.group().write(state);
            state.number(run.work.facts().size());
            run.work.facts().forEach((name, value) -> {
                state.text(name);
                state.text(value);
            });
            state.number(run.mark);
            state.number(run.finishedMicros);
            state.number(run.durationMicros);
            if (measure != Measure.DURATION) {
                state.number(run.amount);
            }
        }
    }

    private void readRuns(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            Group group = Group.read(state);
            SortedMap<String, String> facts = new TreeMap<>();
            for (int fact = state.count(); fact > 0; fact--) {
                facts.put(state.text(), state.text());
            }
            long mark = state.number();
            long finished = state.number();
            long duration = state.number();
            add(new Past(new Work(group, facts), mark, finished, duration, measure == Measure.DURATION ? duration : state.number()));
        }
    }
}
