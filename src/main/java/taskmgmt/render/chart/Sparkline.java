package taskmgmt.render.chart;

/** A series as a line of text, one character for each value. A pure function of the numbers. */
public final class Sparkline {
    private Sparkline() {}

    /**
     * The series on a scale from 0 to its greatest value, or to {@code most} if that is greater. Zero is the lowest
     * visible level; NaN is a blank.
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
