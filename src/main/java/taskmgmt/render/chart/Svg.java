package taskmgmt.render.chart;

import java.util.List;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;
import taskmgmt.render.page.HtmlPage;

/**
 * Drawings of numbers for an {@link HtmlPage}, which gives them their colours. Each has a title for screen readers, and every bar has one
 * that is shown as a tooltip. A pure function of the numbers.
 */
public final class Svg {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 220;
    private static final int BOTTOM = 24;
    private static final int TOP = 8;
    private static final int MARGIN = 56;
    private static final int MAX_STEPS = 4;
    private static final int LABELS = 6;
    /** About the width of {@code 12-31}. */
    private static final double LABEL_WIDTH = 48;
    private static final int BAR_HEIGHT = 44;
    private static final int FIGURES = 190;
    private static final int MAX_NAME = 52;

    private Svg() {}

    /**
     * One part of every column.
     *
     * @param name   of the part
     * @param kind   its class: {@code good}, {@code bad} or {@code other}
     * @param values as many as there are columns; not negative
     */
    public record Part(String name, String kind, List<Long> values) {}

    /** Columns side by side, each of stacked parts, the first at the bottom. */
    public static String columns(String title, List<String> labels, List<Part> parts) {
        double[] totals = new double[labels.size()];
        for (Part part : parts) {
            for (int i = 0; i < totals.length; i++) {
                totals[i] += part.values.get(i);
            }
        }
        Axis axis = Axis.overCounts(totals, MAX_STEPS);
        Drawing drawing = new Drawing("", WIDTH, HEIGHT, title);
        for (int mark = axis.first(); mark <= axis.last(); mark++) {
            double y = y(axis.share(mark));
            drawing.line("line", MARGIN, y, WIDTH, y);
            drawing.text("", MARGIN - 8.0, y + 4, "end", axis.label(mark));
        }
        double pitch = (double) (WIDTH - MARGIN) / Math.max(1, labels.size());
        for (int i = 0; i < labels.size(); i++) {
            column(drawing, axis, MARGIN + i * pitch, pitch, labels.get(i), parts, i);
        }
        return drawing.finish();
    }

    /** Horizontal bars, one below the other, each with its name and its figure. */
    public static String bars(String title, List<Bars.Bar> bars) {
        double most = bars.stream().mapToDouble(Bars.Bar::value).max().orElse(0);
        Drawing drawing = new Drawing("", WIDTH, Math.max(1, bars.size()) * BAR_HEIGHT, title);
        int row = 0;
        for (Bars.Bar bar : bars) {
            double y = row++ * (double) BAR_HEIGHT;
            double width = most == 0 ? 0 : bar.value() / most * (WIDTH - FIGURES);
            drawing.text("", 0, y + 17, "start", Width.cut(Plain.text(bar.name()), MAX_NAME));
            drawing.rectangle("bar", 0, y + 23, width, BAR_HEIGHT - 29, bar.name() + ": " + bar.figure());
            drawing.text("", width + 8, y + 36, "start", bar.figure());
        }
        return drawing.finish();
    }

    private static void column(
            Drawing drawing, Axis axis, double x, double pitch, String label, List<Part> parts, int index) {
        double below = 0;
        for (Part part : parts) {
            long value = part.values.get(index);
            if (value > 0) {
                double top = y(axis.share(below + value));
                drawing.rectangle(part.kind, x + pitch * 0.1, top, pitch * 0.8, y(axis.share(below)) - top,
                        label + ": " + Human.count(value) + " " + part.name);
            }
            below += value;
        }
        int stride = Math.max(1, (parts.getFirst().values.size() + LABELS - 1) / LABELS);
        if (index % stride == 0) {
            boolean last = x + pitch / 2 + LABEL_WIDTH / 2 > WIDTH;
            drawing.text("", last ? WIDTH : x + pitch / 2, HEIGHT - 6.0, last ? "end" : "middle", label);
        }
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }
}
