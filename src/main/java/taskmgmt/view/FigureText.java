package taskmgmt.view;

import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.report.Unit;

/** Figures of reports in readable form, in their unit. */
public final class FigureText {
    private static final Decimal KILO = Decimal.valueOf(1000);
    private static final Decimal SECONDS_PER_MINUTE = Decimal.valueOf(60);
    private static final Decimal NANOS_PER_SECOND = Decimal.valueOf(1_000_000_000);
    private static final String[] SIZES = {"MB", "GB", "TB", "PB"};

    private FigureText() {}

    /** A value in its unit; a hyphen if unknown. */
    public static String of(Unit unit, @Nullable Object value) {
        if (value instanceof Long count) {
            return Human.count(count);
        }
        if (!(value instanceof Decimal number)) {
            return value == null ? "-" : Human.cell(value);
        }
        return switch (unit) {
            case SECONDS -> duration(number);
            case MEGABYTES -> size(number);
            case PERCENT -> percent(number);
            default -> rounded(number);
        };
    }

    /** The percentage, as exact as it is given. */
    public static String percent(@Nullable Decimal percent) {
        return percent == null ? "-" : percent.toPlainString() + "%";
    }

    /** To the millisecond, because repairs may be fast; from a minute on, in larger units. */
    public static String seconds(@Nullable Decimal seconds) {
        if (seconds == null) {
            return "-";
        }
        return seconds.compareTo(SECONDS_PER_MINUTE) < 0
                ? seconds.setScale(3, RoundingMode.HALF_UP).toPlainString() + " s"
                : Human.duration(Duration.ofSeconds(seconds.longValue()));
    }

    /** A change with its sign: {@code +12.5%}, or {@code -1.0 pp} for percentage points. */
    public static String change(@Nullable Decimal change, boolean points) {
        if (change == null) {
            return "-";
        }
        return (change.signum() > 0 ? "+" : "") + change.toPlainString() + (points ? " pp" : "%");
    }

    private static String duration(Decimal seconds) {
        Decimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Human.duration(Duration.ofSeconds(
                whole.longValue(), seconds.subtract(whole).multiply(NANOS_PER_SECOND).longValue()));
    }

    /** An amount in MB, written in the largest decimal unit of which it has at least one. */
    public static String size(Decimal megabytes) {
        Decimal size = megabytes;
        int unit = 0;
        while (size.abs().compareTo(KILO) >= 0 && unit < SIZES.length - 1) {
            size = size.divide(KILO, 6, RoundingMode.HALF_UP);
            unit++;
        }
        return rounded(size) + " " + SIZES[unit];
    }

    /** At least all integer digits, and enough decimals for three digits. */
    private static String rounded(Decimal number) {
        int whole = number.precision() - number.scale();
        return number.setScale(Math.clamp(3 - Math.max(whole, 1), 0, 2), RoundingMode.HALF_UP).toPlainString();
    }
}
