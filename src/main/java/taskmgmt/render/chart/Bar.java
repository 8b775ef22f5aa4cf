package taskmgmt.render.chart;

/** A number as the length of a bar, to be compared with others at a glance in a column of a table. */
public final class Bar {
    private Bar() {}

    /**
     * To an eighth of a cell; anything above zero can be seen.
     *
     * @param value what is shown, 0 to {@code most}
     * @param most  what takes all of the width
     * @param width in cells
     */
    public static String of(double value, double most, int width) {
        if (!(value > 0) || !(most > 0)) {
            return "";
        }
        return Bars.bar(Math.min(1, value / most), width, Glyphs.UNICODE);
    }
}
