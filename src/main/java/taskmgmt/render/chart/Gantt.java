package taskmgmt.render.chart;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;

/** Stretches of time, one below the other, as bars on one axis, each with its name and its figure. A pure function of the numbers. */
public final class Gantt {
    private static final int MIN_ROOM = 10;
    private static final int WIDEST_NAME = 32;
    private static final String GAP = "  ";

    private Gantt() {}

    /**
     * One stretch.
     *
     * @param name   may come from anyone
     * @param start  in any unit, from any origin
     * @param end    not before the start
     * @param figure the length as text
     */
    public record Stretch(String name, double start, double end, String figure) {}

    /**
     * The chart, line by line; the earliest start is on the left and the latest end on the right of the room that {@code columns} leaves.
     */
    public static List<String> lines(List<Stretch> stretches, int columns, Glyphs glyphs) {
        int names = 0;
        int figures = 0;
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (Stretch each : stretches) {
            names = Math.max(names, Math.min(WIDEST_NAME, Width.of(Plain.text(each.name()))));
            figures = Math.max(figures, Width.of(Plain.text(each.figure())));
            first = Math.min(first, each.start());
            last = Math.max(last, each.end());
        }
        int room = Math.max(MIN_ROOM, columns - names - figures - 2 * GAP.length());
        double unit = last > first ? room / (last - first) : 0;
        List<String> lines = new ArrayList<>();
        for (Stretch each : stretches) {
            String name = Width.cut(Plain.text(each.name()), names);
            String figure = Plain.text(each.figure());
            int from = Math.min(room - 1, (int) Math.floor((each.start() - first) * unit));
            int to = Math.max(from + 1, (int) Math.round((each.end() - first) * unit));
            String bar = String.valueOf(glyphs.length(Glyphs.EIGHTHS)).repeat(Math.min(room, to) - from);
            lines.add((name + " ".repeat(names - Width.of(name)) + GAP + " ".repeat(figures - Width.of(figure)) + figure + GAP
                    + " ".repeat(from) + bar).stripTrailing());
        }
        return lines;
    }
}
