package taskmgmt.report.figures;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.GroupFigures;

/**
 * The figures of a group of tasks: each with its unit, or under the keys that programs know them by, which never change:
 * flat, with paths such as {@code duration.p95_seconds}, or nested. Figures that are not known are null; none is left out.
 * Each is worked out when it is asked for.
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
     * @param figures    what they are worked out from, which must not change any more
     * @param spanMicros how long it took the tasks to end, in microseconds; 0 where that is not known
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

    /** The value; null where it is not known. */
    public @Nullable Object value(Figure figure) {
        return isOpenKnown || !OF_OPEN_TASKS.contains(figure) ? FigureTable.value(figure, of, spanMicros) : null;
    }

    /** Whether groups have such a figure at all. */
    public boolean has(Figure figure) {
        return FigureTable.has(figure);
    }

    /** All figures, in their order. */
    public Set<Figure> figures() {
        return FigureTable.figures();
    }

    /** Values under paths. */
    public Map<String, @Nullable Object> flat() {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        for (Figure figure : figures()) {
            flat.put(figure.path(), value(figure));
        }
        return flat;
    }

    /** How many tasks were open back then is not gathered, and 0 would be a lie. */
    GroupData withoutOpen() {
        return new GroupData(of, spanMicros, false);
    }

    /** Objects in objects in place of paths. */
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
