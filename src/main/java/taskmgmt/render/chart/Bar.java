package taskmgmt.render.chart;

/** A number as the length of a bar, for comparison with others at a glance in a column of a table. */
public final class Bar {
    private Bar() {}

    /**
     * The bar, exact to an eighth of a cell; anything above zero is visible.
     *
     * @param value from 0 to {@code most}
     * @param most  the value that fills the whole width
     * @param width in cells
     */
    public static String of(double value, double most, int width) {
        if (!(value > 0) || !(most > 0)) {
            return "";
        }
        return Bars.bar(Math.min(1, value / most), width, Glyphs.UNICODE);
    }
}
