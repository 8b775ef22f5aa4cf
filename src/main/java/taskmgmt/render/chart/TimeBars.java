package taskmgmt.render.chart;

import java.util.List;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;
import taskmgmt.render.page.HtmlPage;

/**
 * Stretches of time, one below the other, as a drawing for an {@link HtmlPage}, on one axis with round times since the earliest start. Each
 * has a title that is shown as a tooltip. A pure function of the numbers.
 */
public final class TimeBars {
    private static final int WIDTH = 960;
    private static final int ROW = 26;
    private static final int BAR = 14;
    private static final int BOTTOM = 28;
    private static final int NAMES = 250;
    private static final int RIGHT = 130;
    private static final int MAX_NAME = 32;
    private static final int MAX_MARKS = 7;

    private TimeBars() {}

    /**
     * One stretch, in seconds from any origin.
     *
     * @param kind its class: {@code good}, {@code bad}, {@code other} or {@code bar}
     */
    public record Row(Gantt.Stretch stretch, String kind) {}

    /** The drawing; the earliest start is at its left and the latest end near its right. */
    public static String svg(String title, List<Row> rows) {
        double first = rows.stream().mapToDouble(each -> each.stretch.start()).min().orElse(0);
        double last = Math.max(first + TimeSteps.least(), rows.stream().mapToDouble(each -> each.stretch.end()).max().orElse(0));
        double unit = (WIDTH - NAMES - RIGHT) / (last - first);
        int height = rows.size() * ROW + BOTTOM;
        Drawing drawing = new Drawing("wide", WIDTH, height, title);
        double step = TimeSteps.from((last - first) / MAX_MARKS);
        for (int i = 0; i * step <= last - first; i++) {
            double x = NAMES + i * step * unit;
            drawing.line("line", x, 0, x, height - BOTTOM + 4.0);
            drawing.text("quiet", x, height - 6.0, "middle", TimeSteps.label(i * step));
        }
        int at = 0;
        for (Row row : rows) {
            row(drawing, row, at++ * ROW, first, unit);
        }
        return drawing.finish();
    }

    private static void row(Drawing drawing, Row row, int y, double first, double unit) {
        Gantt.Stretch stretch = row.stretch;
        double x = NAMES + (stretch.start() - first) * unit;
        double width = Math.max(2, (stretch.end() - stretch.start()) * unit);
        drawing.text("", 0, y + 18.0, "start", Width.cut(Plain.text(stretch.name()), MAX_NAME));
        drawing.rectangle(row.kind, x, y + (ROW - BAR) / 2.0, width, BAR, stretch.name() + ": " + stretch.figure());
        drawing.text("quiet", x + width + 6, y + 18.0, "start", stretch.figure());
    }
}
