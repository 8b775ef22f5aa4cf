package taskmgmt.report;

/** How many times one thing another is. */
public final class Ratio {
    private static final int MAX_DIGITS = 9;
    private static final double TENTH = 0.1;

    private Ratio() {}

    /**
     * How many decimals it takes to show a nonzero ratio as something other than 0: enough for two significant digits.
     */
    public static int digits(double ratio, int atLeast) {
        int digits = Math.abs(ratio) < TENTH ? 1 : 0;
        for (double shown = Math.abs(ratio); shown > 0 && shown < 1 && digits < MAX_DIGITS; shown /= TENTH) {
            digits++;
        }
        return Math.max(atLeast, digits);
    }
}
