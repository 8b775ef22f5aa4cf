package taskmgmt.report.figures;

import java.time.Instant;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.report.Window;
import taskmgmt.stats.Breakdown;
import taskmgmt.stats.Dimension;
import taskmgmt.stats.GroupFigures;

/**
 * The figures of tasks, by group and in total.
 *
 * @param by     the dimensions of the groups
 * @param since  the start of the period; null if it has none
 * @param until  the end of the period; null if it has none
 * @param groups sorted by name; the name of tasks without one is empty. Each is computed on access, so that the figures of 100,000 groups
 *               take no memory
 * @param total  every task once
 */
public record StatisticsReport(
        List<Dimension> by, @Nullable Instant since, @Nullable Instant until, List<Group> groups,
        GroupData total) {

    /**
     * A group.
     *
     * @param names the values of the dimensions, by key
     */
    public record Group(Map<String, @Nullable Object> names, GroupData figures) {
        /** Names and figures, flat. */
        public Map<String, @Nullable Object> flat() {
            Map<String, @Nullable Object> flat = new LinkedHashMap<>(names);
            flat.putAll(figures.flat());
            return flat;
        }
    }

    /** @param only the values of dimensions that count; all values for dimensions that are not named */
    public static StatisticsReport of(
            Breakdown breakdown, List<Dimension> by, Map<Dimension, Set<String>> only, Window window) {
        GroupFigures total = breakdown.total(only);
        long span = window.spanMicros(total);
        List<Map.Entry<List<String>, GroupFigures>> figures = List.copyOf(breakdown.groups(by, only).entrySet());
        List<Group> groups = view(figures, each -> new Group(names(by, each.getKey()), GroupData.of(each.getValue(), span)));
        return new StatisticsReport(by, window.since(), window.until(), groups, GroupData.of(total, span));
    }

    /** A view of the list that computes each element on access. */
    private static <A, B> List<B> view(List<A> list, Function<A, B> made) {
        return new AbstractList<>() {
            @Override
            public B get(int index) {
                return made.apply(list.get(index));
            }

            @Override
            public int size() {
                return list.size();
            }
        };
    }

    private static Map<String, @Nullable Object> names(List<Dimension> by, List<String> values) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        for (int i = 0; i < by.size(); i++) {
            names.put(by.get(i).key(), values.get(i).isEmpty() ? null : values.get(i));
        }
        return names;
    }

    /** @param strays events of tasks that are unknown */
    public Map<String, @Nullable Object> data(long damagedLines, long strays) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("by", by.stream().map(Dimension::text).toList());
        data.put("since", since);
        data.put("until", until);
        data.put("groups", view(groups, group -> GroupData.nested(group.flat())));
        data.put("total", GroupData.nested(total.flat()));
        data.put("damaged_lines", damagedLines);
        data.put("stray_events", strays);
        return data;
    }
}
