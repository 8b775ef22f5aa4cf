package taskmgmt.render.chart;

import taskmgmt.number.Decimal;

/**
 * The unit in which the values of a quantity are short to write.
 *
 * @param unit    written after a number
 * @param divisor its size in the quantity's own unit
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
    /** The index of the prefix for megabytes. */
    private static final int MEGABYTE = 2;

    /** For durations in seconds up to this size. */
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
     * For amounts up to this size: in their own unit as long as the numbers are short, otherwise in a power of a thousand of it, which has
     * a name if the unit is MB or a rate of it.
     *
     * @param unit empty if they have none
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

    /** The greatest of the amounts; 0 if there are none. */
    public static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
