package taskmgmt.report.figures;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.GroupFigures;

/**
 * The figures of a group of tasks: each with its unit, or under the keys that programs know them by, which never change: flat, with paths
 * such as {@code duration.p95_seconds}, or nested. Unknown figures are null; none is left out. Each is computed on request.
 */
public final class GroupData {
    private static final Set<Figure> OF_OPEN_TASKS = ofOpenTasks();

    private final GroupFigures of;
    private final long spanMicros;
    private final boolean isOpenKnown;

    private GroupData(GroupFigures of, long spanMicros, boolean isOpenKnown) {
        this.of = of;
        this.spanMicros = spanMicros;
        this.isOpenKnown = isOpenKnown;
    }

    /**
     * @param figures    the data that they are computed from, which must not change any more
     * @param spanMicros the time over which the tasks ended, in microseconds; 0 if unknown
     */
    static GroupData of(GroupFigures figures, long spanMicros) {
        return new GroupData(figures, spanMicros, true);
    }

    private static Set<Figure> ofOpenTasks() {
        Set<Figure> figures = new HashSet<>();
        for (Figure figure : FigureTable.figures()) {
            if (figure.isOfOpenTasks()) {
                figures.add(figure);
            }
        }
        return figures;
    }

    /** The value; null if unknown. */
    public @Nullable Object value(Figure figure) {
        return isOpenKnown || !OF_OPEN_TASKS.contains(figure) ? FigureTable.value(figure, of, spanMicros) : null;
    }

    /** Whether groups have such a figure at all. */
    public boolean has(Figure figure) {
        return FigureTable.has(figure);
    }

    /** All figures, in order. */
    public Set<Figure> figures() {
        return FigureTable.figures();
    }

    /** The values by path. */
    public Map<String, @Nullable Object> flat() {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        for (Figure figure : figures()) {
            flat.put(figure.path(), value(figure));
        }
        return flat;
    }

    /** The same without the number of open tasks: how many were open in the past is unknown, and 0 would be wrong. */
    GroupData withoutOpen() {
        return new GroupData(of, spanMicros, false);
    }

    /** Nested objects in place of paths. */
    static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> flat) {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> objects = new LinkedHashMap<>();
        flat.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot < 0) {
                nested.put(path, value);
                return;
            }
            String key = path.substring(0, dot);
            Map<String, @Nullable Object> object = objects.computeIfAbsent(key, unseen -> new LinkedHashMap<>());
            object.put(path.substring(dot + 1), value);
            nested.put(key, object);
        });
        return nested;
    }
}
