package taskmgmt.report.figures;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Window;
import taskmgmt.stats.Breakdown;
import taskmgmt.stats.Dimension;

/**
 * Subsystems side by side, each also compared with its own previous period if requested.
 *
 * @param window     the period covered
 * @param before     the period compared with; null if there is none
 * @param subsystems in the order requested, otherwise by name
 * @param total      over these subsystems
 */
public record ComparisonReport(Window window, @Nullable Window before, List<Side> subsystems, Side total) {
    private static final int DECIMALS = 1;
    private static final Decimal HUNDRED = Decimal.valueOf(100);

    /**
     * The figures of a subsystem.
     *
     * @param name     null for tasks without a subsystem, and for the total
     * @param previous null if there is nothing to compare with
     */
    public record Side(@Nullable String name, GroupData current, @Nullable GroupData previous) {
        /** Whether it has no task now, and none that ended in the period before. */
        public boolean isEmpty() {
            return isZero(current, Figure.TASKS) && (previous == null || isZero(previous, Figure.ENDED));
        }

        private static boolean isZero(GroupData figures, Figure figure) {
            return Long.valueOf(0).equals(figures.value(figure));
        }

        /**
         * How a figure has changed: a percentage in percentage points, anything else in percent of its previous value, to one decimal. Null
         * if it is not a number, is unknown, or was 0.
         */
        public @Nullable Decimal change(Figure figure) {
            Decimal now = number(current.value(figure));
            Decimal then = previous == null ? null : number(previous.value(figure));
            if (now == null || then == null) {
                return null;
            }
            if (figure.isShare()) {
                return now.subtract(then).setScale(DECIMALS, RoundingMode.HALF_UP);
            }
            return then.signum() == 0 ? null
                    : now.subtract(then).multiply(HUNDRED).divide(then.abs(), DECIMALS, RoundingMode.HALF_UP);
        }

        private Map<String, @Nullable Object> changes(boolean shares) {
            Map<String, @Nullable Object> changes = new LinkedHashMap<>();
            for (Figure figure : current.figures()) {
                Object value = current.value(figure);
                if (figure.isShare() == shares && (value == null || value instanceof Number)) {
                    changes.put(figure.path(), change(figure));
                }
            }
            return GroupData.nested(changes);
        }

        private void put(Map<String, @Nullable Object> data) {
            data.put("current", GroupData.nested(current.flat()));
            data.put("previous", previous == null ? null : GroupData.nested(previous.flat()));
            data.put("change_percent", previous == null ? null : changes(false));
            data.put("change_points", previous == null ? null : changes(true));
        }
    }

    /**
     * @param names  the subsystems; all of them if none is named
     * @param only   the values of other dimensions that count
     * @param before the figures of the previous window; null if there is no comparison
     */
    public static ComparisonReport of(
            Collection<String> names, Map<Dimension, Set<String>> only, Window window, Breakdown now,
            @Nullable Breakdown before) {
        Collection<String> shown = names.isEmpty() ? names(only, now, before) : names;
        Window windowBefore = before == null ? null : window.previous();
        Map<Dimension, Set<String>> all = subsystems(only, shown);
        long span = window.spanMicros(now.total(all));
        List<Side> sides = new ArrayList<>();
        for (String name : shown) {
            sides.add(side(name.isEmpty() ? null : name, subsystems(only, List.of(name)), span, now, before));
        }
        return new ComparisonReport(window, windowBefore, List.copyOf(sides), side(null, all, span, now, before));
    }

    private static Set<String> names(Map<Dimension, Set<String>> only, Breakdown now, @Nullable Breakdown before) {
        Set<String> names = new TreeSet<>();
        now.groups(List.of(Dimension.SUBSYSTEM), only).keySet().forEach(key -> names.add(key.getFirst()));
        if (before != null) {
            before.groups(List.of(Dimension.SUBSYSTEM), only).keySet().forEach(key -> names.add(key.getFirst()));
        }
        return names;
    }

    private static Map<Dimension, Set<String>> subsystems(Map<Dimension, Set<String>> only, Collection<String> names) {
        Map<Dimension, Set<String>> narrower = new LinkedHashMap<>(only);
        narrower.put(Dimension.SUBSYSTEM, Set.copyOf(names));
        return narrower;
    }

    /** @param span the length of the period, the same now and before */
    private static Side side(@Nullable String name, Map<Dimension, Set<String>> only, long span, Breakdown now,
            @Nullable Breakdown before) {
        return new Side(name, GroupData.of(now.total(only), span),
                before == null ? null : GroupData.of(before.total(only), span).withoutOpen());
    }

    public Map<String, @Nullable Object> data(long damagedLines, long strays) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("since", window.since());
        data.put("until", window.until());
        data.put("previous_since", before == null ? null : before.since());
        data.put("previous_until", before == null ? null : before.until());
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Side side : subsystems) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("subsystem", side.name);
            side.put(one);
            list.add(one);
        }
        data.put("subsystems", list);
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        total.put(all);
        data.put("total", all);
        data.put("damaged_lines", damagedLines);
        data.put("stray_events", strays);
        return data;
    }

    private static @Nullable Decimal number(@Nullable Object value) {
        if (value instanceof Long whole) {
            return Decimal.valueOf(whole);
        }
        return value instanceof Decimal number ? number : null;
    }
}
