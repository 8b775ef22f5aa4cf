package taskmgmt.serve.html;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.page.HtmlPage;

/** How long something takes, against how long it was likely to take, as a bar over a band in SVG. A pure function of its numbers. */
public final class ForecastBand {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 104;
    private static final int TOP = 34;
    private static final int BAND = 34;
    private static final int BAR = 12;
    private static final int RIGHT = 12;
    private static final double LEAST = 1e-6;
    /** About how wide a mark's name is, so that two do not stand upon each other. */
    private static final int NAME = 170;

    private ForecastBand() {}

    /** A likely end. {@code seconds} is since the start. */
    public record Mark(String name, double seconds) {}

    /**
     * The drawing.
     *
     * @param title   for those who hear it
     * @param marks   in rising order, at least one; the band is from the first to the last
     * @param passed  how long it has taken; null for nothing yet
     * @param done    whether it has ended
     * @param limit   until when it has to be done, in seconds since the start; null for no deadline
     */
    public static String svg(String title, List<Mark> marks, @Nullable Double passed, boolean done, @Nullable Double limit) {
        double most = Math.max(marks.getLast().seconds, Math.max(passed == null ? 0 : passed, limit == null || limit < 0 ? 0 : limit));
        double scale = (WIDTH - RIGHT) / Math.max(most, LEAST);
        StringBuilder svg = new StringBuilder("<svg role=\"img\" class=\"band\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT).append("\"><title>")
                .append(HtmlPage.escaped(title)).append("</title>\n");
        double from = marks.getFirst().seconds * scale;
        rect(svg, "likely", from, TOP, marks.getLast().seconds * scale - from, BAND);
        if (passed != null) {
            rect(svg, done ? "plain" : "live", 0, TOP + (BAND - BAR) / 2, passed * scale, BAR);
        }
        line(svg, "line", 0, WIDTH, TOP + BAND, TOP + BAND);
        double last = Double.NEGATIVE_INFINITY;
        for (Mark each : marks) {
            double x = each.seconds * scale;
            line(svg, "mark", x, x, TOP - 4, TOP + BAND);
            if (x - last >= NAME) {
                text(svg, x, TOP - 9, each.name);
                last = x;
            }
        }
        if (limit != null && limit >= 0) {
            line(svg, "limit", limit * scale, limit * scale, TOP - 4, TOP + BAND + 6);
            text(svg, limit * scale, TOP + BAND + 24, "deadline");
        }
        return svg.append("</svg>\n").toString();
    }

    private static void rect(StringBuilder svg, String kind, double x, int y, double width, int height) {
        svg.append("<rect class=\"").append(kind).append("\" x=\"").append(Math.round(x)).append("\" y=\"").append(y).append("\" width=\"")
                .append(Math.max(1, Math.round(width))).append("\" height=\"").append(height).append("\"/>\n");
    }

    private static void line(StringBuilder svg, String kind, double x1, double x2, int y1, int y2) {
        svg.append("<line class=\"").append(kind).append("\" x1=\"").append(Math.round(x1)).append("\" x2=\"").append(Math.round(x2)).append("\" y1=\"").append(y1)
                .append("\" y2=\"").append(y2).append("\"/>\n");
    }

    private static void text(StringBuilder svg, double x, int y, String text) {
        String anchor = x < NAME / 2.0 ? "start" : x > WIDTH - NAME / 2.0 ? "end" : "middle";
        svg.append("<text x=\"").append(Math.round(x)).append("\" y=\"").append(y).append("\" text-anchor=\"").append(anchor).append("\">")
                .append(HtmlPage.escaped(text)).append("</text>\n");
    }
}
