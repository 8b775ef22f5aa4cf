package taskmgmt.serve.html;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;
import taskmgmt.render.page.HtmlPage;

/** What took how long, one below the other over the same time (after H. L. Gantt, 1910), as SVG. A pure function of the stretches. */
public final class Stretches {
    private static final int WIDTH = 960;
    private static final int ROW = 28;
    private static final int NAMES = 220;
    private static final int ROOM = WIDTH - NAMES - 90;
    private static final int MAX_LETTERS = 30;
    private static final double LEAST = 3;
    private static final double SHORTEST = 1e-9;

    private Stretches() {}

    /**
     * One of them.
     *
     * @param name of what took the time
     * @param kind its class
     * @param end  not before its start
     */
    public record Stretch(String name, String kind, Instant start, Instant end) {}

    /** @param title for those who hear it */
    public static String svg(String title, List<Stretch> stretches) {
        Instant first = stretches.stream().map(Stretch::start).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last = stretches.stream().map(Stretch::end).max(Instant::compareTo).orElse(Instant.EPOCH);
        double whole = Math.max(seconds(first, last), SHORTEST);
        StringBuilder svg = new StringBuilder("<svg role=\"img\" class=\"stretches\" viewBox=\"0 0 ").append(WIDTH).append(' ')
                .append(stretches.size() * ROW + ROW).append("\"><title>").append(HtmlPage.escaped(title)).append("</title>\n");
        int row = 0;
        for (Stretch each : stretches) {
            double x = NAMES + seconds(first, each.start) / whole * ROOM;
            double width = Math.max(LEAST, seconds(each.start, each.end) / whole * ROOM);
            int y = row++ * ROW;
            String took = Human.duration(Duration.between(each.start, each.end));
            text(svg, 0, y + 18, "start", Width.cut(Plain.text(each.name), MAX_LETTERS));
            svg.append("<rect class=\"").append(each.kind).append("\" rx=\"3\" x=\"").append(Math.round(x)).append("\" y=\"").append(y + 5)
                    .append("\" width=\"").append(Math.round(width)).append("\" height=\"").append(ROW - 10).append("\"><title>")
                    .append(HtmlPage.escaped(each.name + ": " + took)).append("</title></rect>\n");
            text(svg, x + width + 6, y + 18, "start", took);
        }
        text(svg, NAMES, row * ROW + 18, "start", Human.time(first));
        if (!Human.time(first).equals(Human.time(last))) {
            text(svg, NAMES + ROOM, row * ROW + 18, "end", Human.time(last));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private static void text(StringBuilder svg, double x, int y, String anchor, String text) {
        svg.append("<text x=\"").append(Math.round(x)).append("\" y=\"").append(y).append("\" text-anchor=\"").append(anchor).append("\">")
                .append(HtmlPage.escaped(text)).append("</text>\n");
    }
}
