package taskmgmt.render.chart;

/** A series as a line of text, a character for every value. A pure function of the numbers. */
public final class Sparkline {
    private Sparkline() {}

    /**
     * The series between 0 and its greatest value, or the one given if that is greater. Zero is as
     * low as can be seen; NaN is a blank.
     *
     * @param values not negative
     */
    public static String of(double[] values, double most, Glyphs glyphs) {
        double greatest = most;
        for (double value : values) {
            greatest = Double.isNaN(value) ? greatest : Math.max(greatest, value);
        }
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            line.append(Double.isNaN(value) ? ' ' : glyphs.spark(height(value, greatest)));
        }
        return line.toString();
    }

    /** From 1, for 0 and next to nothing, to 8. */
    private static int height(double value, double greatest) {
        double share = greatest == 0 ? 0 : value / greatest;
        return 1 + (int) Math.round(share * (Glyphs.EIGHTHS - 1));
    }
}
