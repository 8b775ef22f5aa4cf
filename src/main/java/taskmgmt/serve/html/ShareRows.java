package taskmgmt.serve.html;

import java.util.List;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;
import taskmgmt.render.page.HtmlPage;

/** How large shares came out, one below the other, against how large they should be, as dots and lines of SVG. A pure function of its rows. */
public final class ShareRows {
    private static final int WIDTH = 640;
    private static final int ROW = 26;
    private static final int TOP = 22;
    private static final int NAMES = 210;
    private static final int ROOM = WIDTH - NAMES - 20;
    private static final int MAX_LETTERS = 30;

    private ShareRows() {}

    /**
     * A row.
     *
     * @param name   whose shares they are
     * @param shares 0 to 1, one for each that it should be
     */
    public record Row(String name, List<Double> shares) {}

    /**
     * The drawing.
     *
     * @param title for those who hear it
     * @param names of what the shares should be, as {@code p50}
     * @param goals what they should be, 0 to 1
     */
    public static String svg(String title, List<String> names, List<Double> goals, List<Row> rows) {
        int height = TOP + rows.size() * ROW + 4;
        StringBuilder svg = new StringBuilder("<svg role=\"img\" class=\"shares\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(height).append("\"><title>")
                .append(HtmlPage.escaped(title)).append("</title>\n");
        for (int i = 0; i < goals.size(); i++) {
            long x = x(goals.get(i));
            svg.append("<line class=\"goal goal").append(i).append("\" x1=\"").append(x).append("\" x2=\"").append(x).append("\" y1=\"").append(TOP - 4)
                    .append("\" y2=\"").append(height).append("\"/>\n");
            // The last ones stand close to each other: one is written to the left of its line, and one to the right.
            text(svg, x, TOP - 9, i == 0 ? "middle" : i == goals.size() - 1 ? "start" : "end", names.get(i));
        }
        int row = 0;
        for (Row each : rows) {
            int y = TOP + row++ * ROW + ROW / 2;
            text(svg, 0, y + 4, "start", Width.cut(Plain.text(each.name), MAX_LETTERS));
            for (int i = 0; i < each.shares.size(); i++) {
                svg.append("<circle class=\"goal").append(i).append("\" r=\"6\" cx=\"").append(x(each.shares.get(i))).append("\" cy=\"").append(y).append("\"><title>")
                        .append(HtmlPage.escaped(each.name + ": " + Math.round(each.shares.get(i) * 100) + "% within " + names.get(i))).append("</title></circle>\n");
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static long x(double share) {
        return Math.round(NAMES + share * ROOM);
    }

    private static void text(StringBuilder svg, long x, int y, String anchor, String text) {
        svg.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" text-anchor=\"").append(anchor).append("\">")
                .append(HtmlPage.escaped(text)).append("</text>\n");
    }
}
