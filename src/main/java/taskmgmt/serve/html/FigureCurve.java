package taskmgmt.serve.html;

import java.util.List;
import taskmgmt.render.page.HtmlPage;

/** How a figure has changed over time, as a line of SVG from zero, or its least where that is below, to its greatest. A pure function of its points. */
public final class FigureCurve {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 140;
    private static final int TOP = 10;
    private static final int LEFT = 4;

    private FigureCurve() {}

    /** A value at a time, in seconds since any beginning. */
    public record Point(double seconds, double value) {}

    /** @param points in the order of time; at least one */
    public static String svg(String title, List<Point> points) {
        double first = points.getFirst().seconds;
        double span = Math.max(points.getLast().seconds - first, 1e-9);
        double least = Math.min(0, points.stream().mapToDouble(Point::value).min().orElse(0));
        double range = Math.max(points.stream().mapToDouble(Point::value).max().orElse(0) - least, 1e-9);
        StringBuilder svg = new StringBuilder("<svg role=\"img\" class=\"curve\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT)
                .append("\"><title>").append(HtmlPage.escaped(title)).append("</title>\n");
        int ground = HEIGHT - TOP;
        svg.append("<line class=\"line\" x1=\"0\" x2=\"").append(WIDTH).append("\" y1=\"").append(ground).append("\" y2=\"").append(ground).append("\"/>\n");
        StringBuilder path = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (Point point : points) {
            long x = Math.round(LEFT + (point.seconds - first) / span * (WIDTH - 2.0 * LEFT));
            long y = Math.round(TOP + (1 - (point.value - least) / range) * (HEIGHT - 2.0 * TOP));
            path.append(path.isEmpty() ? "" : " ").append(x).append(',').append(y);
            dots.append("<circle cx=\"").append(x).append("\" cy=\"").append(y).append("\" r=\"3\"/>\n");
        }
        return svg.append("<polyline points=\"").append(path).append("\"/>\n").append(dots).append("</svg>\n").toString();
    }
}
