package taskmgmt.render.chart;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;
import taskmgmt.render.page.HtmlPage;

/**
 * Distributions of durations, one row for each group, as a drawing for an {@link HtmlPage}: a line from the shortest to the longest, and on
 * it a bar from the median to the 90th percentile and a mark at the 99th. The axis is logarithmic, so that seconds and days can be
 * compared. A pure function of the numbers.
 */
public final class Spreads {
    private static final int WIDTH = 480;
    private static final int ROW = 48;
    private static final int BAR = 12;
    private static final int BOTTOM = 26;
    private static final int MARGIN = 22;
    private static final int MAX_NAME = 28;
    /** The approximate width of a label, with the room around it. */
    private static final double LABEL_WIDTH = 64;
    /** Anything shorter is drawn at the left edge. */
    private static final double SHORTEST = 1e-3;
    /** The most important come first; others are drawn where these leave room. */
    private static final double[] MARKS = {1, 60, 3_600, 86_400, 0.001, 0.01, 0.1, 10, 600, 36_000, 864_000, 8_640_000, 86_400_000, 864_000_000, 8_640_000_000d, 86_400_000_000d};

    private Spreads() {}

    /**
     * Durations of one group in seconds, in ascending order.
     *
     * @param late   the 90th percentile
     * @param rare   the 99th percentile
     * @param figure written beside the name
     */
    public record Spread(String name, double shortest, double median, double late, double rare, double longest, String figure) {}

    /** The drawing; without rows if there are none. */
    public static String svg(String title, List<Spread> spreads) {
        double first = log(spreads.stream().mapToDouble(Spread::shortest).min().orElse(1));
        double last = Math.max(first + 1, log(spreads.stream().mapToDouble(Spread::longest).max().orElse(1)));
        LogAxis axis = new LogAxis(first, (WIDTH - 2 * MARGIN) / (last - first));
        int height = spreads.size() * ROW + BOTTOM;
        Drawing drawing = new Drawing("", WIDTH, height, title);
        for (double mark : axis.marks(last)) {
            double x = axis.x(mark);
            drawing.line("line", x, 0, x, height - BOTTOM + 4.0);
            drawing.text("quiet", x, height - 6.0, "middle", TimeSteps.label(mark));
        }
        int y = 0;
        for (Spread spread : spreads) {
            row(drawing, spread, y, axis);
            y += ROW;
        }
        return drawing.finish();
    }

    private record LogAxis(double first, double unit) {
        double x(double seconds) {
            return MARGIN + (log(seconds) - first) * unit;
        }

        List<Double> marks(double last) {
            List<Double> marks = new ArrayList<>();
            for (double mark : MARKS) {
                double x = x(mark);
                if (log(mark) >= first && log(mark) <= last && marks.stream().allMatch(other -> Math.abs(x(other) - x) >= LABEL_WIDTH)) {
                    marks.add(mark);
                }
            }
            return marks;
        }
    }

    private static void row(Drawing drawing, Spread spread, int y, LogAxis axis) {
        double middle = y + 34;
        drawing.text("", 0, y + 18.0, "start", Width.cut(Plain.text(spread.name), MAX_NAME));
        drawing.text("quiet", WIDTH, y + 18.0, "end", spread.figure);
        drawing.line("range", axis.x(spread.shortest), middle, axis.x(spread.longest), middle);
        double left = axis.x(spread.median);
        drawing.rectangle("bar", left, middle - BAR / 2.0, Math.max(2, axis.x(spread.late) - left), BAR, spread.name + ": " + spread.figure);
        double rare = axis.x(spread.rare);
        drawing.line("range", rare, middle - BAR / 2.0, rare, middle + BAR / 2.0);
    }

    private static double log(double seconds) {
        return Math.log10(Math.max(SHORTEST, seconds));
    }
}
