package taskmgmt.report;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * Percentages to one decimal, or to more if one would turn a value other than 0% or 100% into either: 3,145 of 3,146 are 99.97%, not
 * 100.0%.
 */
public final class Percent {
    private static final Decimal HUNDRED = Decimal.valueOf(100);

    private Percent() {}

    /** Null if the whole is 0. */
    public static @Nullable Decimal of(long part, long whole) {
        if (whole == 0) {
            return null;
        }
        Decimal hundredfold = Decimal.valueOf(part).multiply(HUNDRED);
        Decimal all = Decimal.valueOf(whole);
        int decimals = 1;
        Decimal percent = hundredfold.divide(all, decimals, RoundingMode.HALF_UP);
        while (part > 0 && part < whole && (percent.signum() == 0 || percent.compareTo(HUNDRED) == 0)) {
            percent = hundredfold.divide(all, ++decimals, RoundingMode.HALF_UP);
        }
        return percent;
    }
}
