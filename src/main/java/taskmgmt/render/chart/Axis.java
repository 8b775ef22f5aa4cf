package taskmgmt.render.chart;

import taskmgmt.number.Decimal;
import taskmgmt.render.Human;

/**
 * A range of values with round tick marks: multiples of 1, 2 or 5 times a power of ten. It always includes 0, so that a
 * bar twice as long means twice as much.
 *
 * @param step the distance from one mark to the next
 * @param first the number of the lowest mark: it is at {@code first * step}
 * @param last  the number of the highest mark
 */
record Axis(Decimal step, int first, int last) {
    private static final int[] ROUND = {1, 2, 5};

    /** The axis for these values with about this many steps or fewer; NaN counts as no value. */
    static Axis over(double[] values, int mostSteps) {
        return over(values, mostSteps, 0);
    }

    /** The same for counts, with marks at whole numbers only. */
    static Axis overCounts(double[] values, int mostSteps) {
        return over(values, mostSteps, 1);
    }

    private static Axis over(double[] values, int mostSteps, double leastStep) {
        double low = 0;
        double high = 0;
        for (double value : values) {
            low = Double.isNaN(value) ? low : Math.min(low, value);
            high = Double.isNaN(value) ? high : Math.max(high, value);
        }
        if (high == low) {
            high = 1;
        }
        Decimal step = step(Math.max(leastStep, (high - low) / mostSteps));
        return new Axis(step, (int) Math.floor(low / step.doubleValue()), (int) Math.ceil(high / step.doubleValue()));
    }

    /** The smallest round number that is at least this. */
    private static Decimal step(double least) {
        int exponent = (int) Math.floor(Math.log10(least));
        for (int round : ROUND) {
            Decimal step = Decimal.valueOf(round).scaleByPowerOfTen(exponent);
            if (step.doubleValue() >= least) {
                return step;
            }
        }
        return Decimal.valueOf(1).scaleByPowerOfTen(exponent + 1);
    }

    /** The position of the value between the lowest mark, 0, and the highest, 1. */
    double share(double value) {
        double low = first * step.doubleValue();
        return (value - low) / (last * step.doubleValue() - low);
    }

    double share(int mark) {
        return (double) (mark - first) / (last - first);
    }

    /** The number at a mark. */
    String label(int mark) {
        Decimal value = step.multiply(Decimal.valueOf(mark));
        return value.scale() > 0 ? value.toPlainString() : Human.count(value.longValue());
    }

    /** The cells that the widest number takes. */
    int labelWidth() {
        int width = 0;
        for (int mark = first; mark <= last; mark++) {
            width = Math.max(width, label(mark).length());
        }
        return width;
    }
}
