package taskmgmt.render.chart;

import java.util.List;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;
import taskmgmt.render.page.HtmlPage;

/**
 * Drawings of numbers for a {@link HtmlPage}, which gives them their colours. Each has a title that readers of the screen
 * speak, and every bar one that shows when it is pointed at. A pure function of the numbers.
 */
public final class Svg {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 220;
    private static final int BOTTOM = 24;
    private static final int TOP = 8;
    private static final int MARGIN = 56;
    private static final int MAX_STEPS = 4;
    private static final int LABELS = 6;
    /** About that of {@code 12-31}. */
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

    /** Columns beside each other, each of the parts upon each other, the first one at the bottom. */
    public static String columns(String title, List<String> labels, List<Part> parts) {
        double[] totals = new double[labels.size()];
        for (Part part : parts) {
            for (int i = 0; i < totals.length; i++) {
                totals[i] += part.values.get(i);
            }
        }
        Axis axis = Axis.overCounts(totals, MAX_STEPS);
        StringBuilder svg = begin(title, HEIGHT);
        for (int mark = axis.first(); mark <= axis.last(); mark++) {
            double y = y(axis.share(mark));
            svg.append("<line class=\"line\" x1=\"").append(MARGIN).append("\" x2=\"").append(WIDTH).append("\" y1=\"")
                    .append(tenths(y)).append("\" y2=\"").append(tenths(y)).append("\"/>\n");
            text(svg, MARGIN - 8, y + 4, "end", axis.label(mark));
        }
        double pitch = (double) (WIDTH - MARGIN) / Math.max(1, labels.size());
        for (int i = 0; i < labels.size(); i++) {
            column(svg, axis, MARGIN + i * pitch, pitch, labels.get(i), parts, i);
        }
        return svg.append("</svg>\n").toString();
    }

    /** Horizontal bars under each other, each with its name and its figure. */
    public static String bars(String title, List<Bars.Bar> bars) {
        double most = bars.stream().mapToDouble(Bars.Bar::value).max().orElse(0);
        StringBuilder svg = begin(title, Math.max(1, bars.size()) * BAR_HEIGHT);
        int row = 0;
        for (Bars.Bar bar : bars) {
            double y = row++ * (double) BAR_HEIGHT;
            double width = most == 0 ? 0 : bar.value() / most * (WIDTH - FIGURES);
            text(svg, 0, y + 17, "start", Width.cut(Plain.text(bar.name()), MAX_NAME));
            rectangle(svg, "bar", 0, y + 23, width, BAR_HEIGHT - 29, bar.name() + ": " + bar.figure());
            text(svg, width + 8, y + 36, "start", bar.figure());
        }
        return svg.append("</svg>\n").toString();
    }

    private static void column(
            StringBuilder svg, Axis axis, double x, double pitch, String label, List<Part> parts, int index) {
        double below = 0;
        for (Part part : parts) {
            long value = part.values.get(index);
            if (value > 0) {
                double top = y(axis.share(below + value));
                rectangle(svg, part.kind, x + pitch * 0.1, top, pitch * 0.8, y(axis.share(below)) - top,
                        label + ": " + Human.count(value) + " " + part.name);
            }
            below += value;
        }
        int stride = Math.max(1, (parts.getFirst().values.size() + LABELS - 1) / LABELS);
        if (index % stride == 0) {
            boolean last = x + pitch / 2 + LABEL_WIDTH / 2 > WIDTH;
            text(svg, last ? WIDTH : x + pitch / 2, HEIGHT - 6.0, last ? "end" : "middle", label);
        }
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private static StringBuilder begin(String title, int height) {
        return new StringBuilder("<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(WIDTH)
                .append(' ').append(height).append("\"><title>").append(HtmlPage.escaped(title)).append("</title>\n");
    }

    private static void rectangle(
            StringBuilder svg, String kind, double x, double y, double width, double height, String title) {
        svg.append("<rect class=\"").append(kind).append("\" x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y))
                .append("\" width=\"").append(tenths(width)).append("\" height=\"").append(tenths(height)).append("\"><title>")
                .append(HtmlPage.escaped(title)).append("</title></rect>\n");
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append("<text x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y)).append("\" text-anchor=\"").append(anchor)
                .append("\">").append(HtmlPage.escaped(text)).append("</text>\n");
    }

    /** Exact enough for any screen. */
    private static String tenths(double length) {
        long tenths = Math.round(length * 10);
        return tenths / 10 + "." + Math.abs(tenths % 10);
    }
}
