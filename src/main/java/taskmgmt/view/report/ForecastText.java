package taskmgmt.view.report;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.Measure;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.time.Durations;

/** The formatting of durations and percentages in forecasts and their back-tests. */
final class ForecastText {
    private static final int MICRO_DIGITS = 6;
    private static final int MB_DIGITS = 2;

    private ForecastText() {}

    /** @param micros microseconds */
    static String time(long micros) {
        return Human.duration(Duration.of(micros, ChronoUnit.MICROS));
    }

    static String seconds(double seconds) {
        return Human.duration(Durations.ofSeconds(Decimal.valueOf(seconds)));
    }

    /** An amount of what is measured: a duration, or megabytes. */
    static String amount(double units, Measure measure) {
        return measure.unit().equals("mb") ? megabytes(Decimal.valueOf(units)) : seconds(units);
    }

    /** The same for a number of millionths. */
    static String amount(long millionths, Measure measure) {
        return measure.unit().equals("mb") ? megabytes(Decimal.valueOf(millionths, MICRO_DIGITS)) : time(millionths);
    }

    private static String megabytes(Decimal value) {
        return value.setScale(MB_DIGITS, RoundingMode.HALF_UP).toPlainString() + " MB";
    }

    /** @param share from 0 to 1 */
    static String percent(double share) {
        return Human.percent(share * 100);
    }

    /** Rounds to six decimals, which are microseconds; null if the value is not finite, as after a division by zero. */
    static @Nullable Decimal round(double value) {
        return Double.isFinite(value) ? Decimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).plain() : null;
    }
}
