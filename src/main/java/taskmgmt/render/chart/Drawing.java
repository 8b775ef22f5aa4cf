package taskmgmt.render.chart;

import taskmgmt.render.page.HtmlPage;

/** An SVG element while it is written: its text is escaped, and lengths are as exact as any screen. Not thread-safe. */
final class Drawing {
    private final StringBuilder svg = new StringBuilder("<svg ");

    /** @param kind its class; empty for none */
    Drawing(String kind, int width, int height, String title) {
        svg.append(kind.isEmpty() ? "" : "class=\"" + kind + "\" ").append("role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(width).append(' ')
                .append(height).append("\"><title>").append(HtmlPage.escaped(title)).append("</title>\n");
    }

    void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"").append(kind).append("\" x1=\"").append(tenths(x1)).append("\" x2=\"").append(tenths(x2)).append("\" y1=\"").append(tenths(y1))
                .append("\" y2=\"").append(tenths(y2)).append("\"/>\n");
    }

    /** @param title shown as a tooltip */
    void rectangle(String kind, double x, double y, double width, double height, String title) {
        svg.append("<rect class=\"").append(kind).append("\" x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y)).append("\" width=\"").append(tenths(width))
                .append("\" height=\"").append(tenths(height)).append("\"><title>").append(HtmlPage.escaped(title)).append("</title></rect>\n");
    }

    /**
     * @param kind   its class; empty for none
     * @param anchor which part of it is at {@code x}: {@code start}, {@code middle} or {@code end}
     */
    void text(String kind, double x, double y, String anchor, String text) {
        svg.append("<text").append(kind.isEmpty() ? "" : " class=\"" + kind + "\"").append(" x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y))
                .append("\" text-anchor=\"").append(anchor).append("\">").append(HtmlPage.escaped(text)).append("</text>\n");
    }

    String finish() {
        return svg.append("</svg>\n").toString();
    }

    private static String tenths(double length) {
        long tenths = Math.round(length * 10);
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }
}
