package taskmgmt.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskRun;

/**
 * The figures of tasks in groups. It collects finer groups than requested and adds them up at the end, which is exact; so one
 * checkpoint serves every report by subsystem, by type, by both and in total. {@linkplain TaskRun.Names#isRule Rules} are not work
 * and are not counted. Not thread-safe.
 */
public final class Breakdown implements Fold<Breakdown> {
    /** Represents the tag of a run without tags. */
    private static final String NO_TAG = "";
    private static final List<String> NO_TAGS = List.of(NO_TAG);

    private final List<Dimension> dimensions;
    private final Period period;
    private final UnaryOperator<TaskRun> seen;
    private final Map<Key, GroupFigures> groups = new HashMap<>();
    /** The same without tags, because a task may have several tags and must be counted only once in a total. */
    private final @Nullable Breakdown untagged;

    /** The values of the dimensions. Not a list, because comparing two lists walks them with two iterators every time. */
    private static final class Key implements Comparable<Key> {
        private final String[] values;

        Key(String[] values) {
            this.values = values;
        }

        /** The values at these positions. */
        Key of(int[] places) {
            String[] some = new String[places.length];
            for (int i = 0; i < places.length; i++) {
                some[i] = values[places[i]];
            }
            return new Key(some);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Arrays.equals(values, key.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public int compareTo(Key other) {
            return Arrays.compare(values, other.values);
        }
    }

    private Breakdown(List<Dimension> dimensions, Period period) {
        this(dimensions, period, UnaryOperator.identity());
    }

    private Breakdown(List<Dimension> dimensions, Period period, UnaryOperator<TaskRun> seen) {
        this.seen = seen;
        this.dimensions = dimensions;
        this.period = period;
        this.untagged = dimensions.contains(Dimension.TAG) ? new Breakdown(withoutTag(dimensions), period) : null;
    }

    /**
     * Over the runs that ended in the period.
     *
     * @param wanted the dimensions by which {@link #groups} can group and filter
     */
    public static Projection<Breakdown> by(Set<Dimension> wanted, Period period) {
        Set<Dimension> usual = Set.of(Dimension.SUBSYSTEM, Dimension.TYPE);
        List<Dimension> dimensions = (usual.containsAll(wanted) ? usual : wanted).stream().sorted().toList();
        boolean wantsNames = dimensions.contains(Dimension.CREATOR) || dimensions.contains(Dimension.TAG);
        return Projection.of(period.isAlways() ? "breakdown-3" + joined(dimensions) : "",
                () -> new Breakdown(dimensions, period), Breakdown::readGroups, wantsNames);
    }

    /**
     * The same for runs to which somebody has added data that a checkpoint cannot hold.
     *
     * @param seen turns a run of the log into the one to be counted
     */
    public static Projection<Breakdown> by(Set<Dimension> wanted, Period period, UnaryOperator<TaskRun> seen) {
        List<Dimension> dimensions = wanted.stream().sorted().toList();
        return Projection.of("", () -> new Breakdown(dimensions, period, seen), Breakdown::readGroups, true);
    }

    private static String joined(List<Dimension> dimensions) {
        StringBuilder name = new StringBuilder();
        dimensions.forEach(dimension -> name.append('-').append(dimension.text()));
        return name.toString();
    }

    private static List<Dimension> withoutTag(List<Dimension> dimensions) {
        return dimensions.stream().filter(dimension -> dimension != Dimension.TAG).toList();
    }

    @Override
    public void accept(TaskRun run) {
        if (period.contains(run.moments().finished())) {
            put(seen.apply(run));
        }
    }

    /** Counts a task that has not ended, if the period includes the present. */
    public void acceptOpen(TaskRun run, long nowMicros) {
        if (period.contains(nowMicros)) {
            put(run);
        }
    }

    private void put(TaskRun run) {
        if (run.names().isRule()) {
            return;
        }
        if (untagged == null) {
            group(key(run, NO_TAG)).accept(run);
            return;
        }
        for (String tag : tags(run)) {
            group(key(run, tag)).accept(run);
        }
        untagged.put(run);
    }

    private static List<String> tags(TaskRun run) {
        return run.names().tags().isEmpty() ? NO_TAGS : run.names().tags().stream().distinct().toList();
    }

    private Key key(TaskRun run, String tag) {
        String[] values = new String[dimensions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = dimensions.get(i).valueOf(run, tag);
        }
        return new Key(values);
    }

    private GroupFigures group(Key key) {
        return groups.computeIfAbsent(key, unseen -> new GroupFigures());
    }

    @Override
    public void combine(Breakdown other) {
        other.groups.forEach((key, figures) -> group(key).add(figures));
        if (untagged != null && other.untagged != null) {
            untagged.combine(other.untagged);
        }
    }

    /** The figures of the groups, by the values of the requested dimensions, in that order; must not be modified. */
    public SequencedMap<List<String>, GroupFigures> groups(List<Dimension> by, Map<Dimension, Set<String>> only) {
        Map<Key, GroupFigures> coarser = new HashMap<>();
        Predicate<Key> wanted = wanted(only);
        int[] places = by.stream().mapToInt(this::index).toArray();
        // Grouped by all dimensions, there is nothing to add up, and there may be 100,000 groups.
        boolean areSame = by.containsAll(dimensions);
        groups.forEach((key, figures) -> {
            if (!wanted.test(key)) {
                return;
            }
            Key name = key.of(places);
            if (areSame) {
                coarser.put(name, figures);
            } else {
                coarser.computeIfAbsent(name, unseen -> new GroupFigures()).add(figures);
            }
        });
        SequencedMap<List<String>, GroupFigures> named = new LinkedHashMap<>();
        sorted(coarser).forEach(each -> named.put(List.of(each.getKey().values), each.getValue()));
        return named;
    }

    /** The groups sorted by key. Sorting once is faster than keeping 100,000 groups in order. */
    private static List<Map.Entry<Key, GroupFigures>> sorted(Map<Key, GroupFigures> groups) {
        List<Map.Entry<Key, GroupFigures>> sorted = new ArrayList<>(groups.entrySet());
        sorted.sort((one, other) -> one.getKey().compareTo(other.getKey()));
        return sorted;
    }

    /** The figures over all groups, counting every task once. */
    public GroupFigures total(Map<Dimension, Set<String>> only) {
        if (untagged != null) {
            return untagged.total(only);
        }
        GroupFigures total = groups(List.of(), only).get(List.of());
        return total == null ? new GroupFigures() : total;
    }

    private Predicate<Key> wanted(Map<Dimension, Set<String>> only) {
        if (only.isEmpty()) {
            return key -> true;
        }
        Map<Integer, Set<String>> at = new LinkedHashMap<>();
        only.forEach((dimension, values) -> at.put(index(dimension), values));
        return key -> at.entrySet().stream().allMatch(each -> each.getValue().contains(key.values[each.getKey()]));
    }

    private int index(Dimension dimension) {
        int index = dimensions.indexOf(dimension);
        if (index < 0) {
            throw new IllegalArgumentException("this was not gathered by " + dimension.text());
        }
        return index;
    }

    @Override
    public void write(StateWriter state) {
        state.number(groups.size());
        for (Map.Entry<Key, GroupFigures> each : sorted(groups)) {
            for (String value : each.getKey().values) {
                state.text(value);
            }
            each.getValue().write(state);
        }
        if (untagged != null) {
            untagged.write(state);
        }
    }

    private void readGroups(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            String[] values = new String[dimensions.size()];
            Arrays.setAll(values, i -> state.text());
            groups.put(new Key(values), GroupFigures.read(state));
        }
        if (untagged != null) {
            untagged.readGroups(state);
        }
    }
}
