package taskmgmt.report;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/** Shares in percent, to one decimal. */
public final class Percent {
    private static final Decimal HUNDRED = Decimal.valueOf(100);

    private Percent() {}

    /** Null where there is no whole to have a share of. */
    public static @Nullable Decimal of(long part, long whole) {
        return whole == 0 ? null
                : Decimal.valueOf(part).multiply(HUNDRED).divide(Decimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
