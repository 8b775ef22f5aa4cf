package taskmgmt.render.chart;

import taskmgmt.number.Decimal;

/**
 * The unit in which values of a quantity are short to write.
 *
 * @param unit    what is written behind a number
 * @param divisor how much of the quantity's own unit it is
 */
public record Scale(String unit, double divisor) {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double FEW = 2;
    private static final int DIGITS = 3;
    private static final double SMALL = 0.01;
    private static final double LARGE = 100_000;
    private static final int MIN_EXPONENT = -300;
    private static final String MEGA = "MB";
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};
    /** Which of the prefixes is that of a megabyte. */
    private static final int MEGABYTE = 2;

    /** For durations in seconds that are as large as this. */
    public static Scale ofSeconds(double largest) {
        if (largest < 1) {
            return new Scale("ms", 1e-3);
        }
        if (largest < FEW * MINUTE) {
            return new Scale("s", 1);
        }
        if (largest < FEW * HOUR) {
            return new Scale("min", MINUTE);
        }
        return largest < FEW * DAY ? new Scale("h", HOUR) : new Scale("days", DAY);
    }

    /**
     * For amounts that are as large as this: in their own unit while their numbers are short, else in a power of a thousand of it, which
     * has a name where the unit is MB or a rate of it.
     *
     * @param unit empty where they have none
     */
    public static Scale ofAmount(String unit, double largest) {
        if (largest == 0 || largest >= SMALL && largest < LARGE) {
            return new Scale(unit, 1);
        }
        int exponent = Math.max(MIN_EXPONENT, (int) Math.floor(Math.log10(largest) / DIGITS) * DIGITS);
        if (unit.startsWith(MEGA)) {
            int prefix = Math.clamp(exponent / DIGITS, -MEGABYTE, PREFIXES.length - 1 - MEGABYTE);
            return new Scale(PREFIXES[prefix + MEGABYTE] + unit.substring(1), Math.pow(10, prefix * DIGITS));
        }
        return new Scale(unit.isEmpty() ? "1e" + exponent : "1e" + exponent + " " + unit, Math.pow(10, exponent));
    }

    /** The values in this unit. */
    public double[] of(double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] / divisor;
        }
        return scaled;
    }

    /** A change of the quantity: with its sign, to three digits, with the unit. */
    public String change(double change) {
        Decimal rounded = Decimal.valueOf(change / divisor).round(DIGITS).stripTrailingZeros();
        return (change > 0 ? "+" : "") + rounded.toPlainString() + " " + unit;
    }

    /** The greatest amount among them, 0 where there is none. */
    public static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
