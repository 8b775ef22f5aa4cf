package taskmgmt.insight;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;
import taskmgmt.report.Ratio;
import taskmgmt.report.Unit;
import taskmgmt.time.Micros;

/** The figures of a finding while they are gathered, each with its unit. Those that are not known stay out. Not thread-safe. */
final class InsightFigures {
    private static final double FINE_RATIO = 100;
    private static final int PROBABILITY = 3;
    private static final Decimal HUNDRED = Decimal.valueOf(100);

    private final Map<String, Object> all = new LinkedHashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();

    /** A name, a count or a plain number. */
    InsightFigures with(String key, @Nullable Object value) {
        return with(key, Unit.NUMBER, value);
    }

    /** Under the key with the unit's suffix. */
    InsightFigures with(String key, Unit unit, @Nullable Object value) {
        if (value != null) {
            all.put(key + unit.suffix(), value);
            units.put(key + unit.suffix(), unit);
        }
        return this;
    }

    /** Under {@code key_seconds}. */
    InsightFigures seconds(String key, long micros) {
        return with(key, Unit.SECONDS, Micros.seconds(micros));
    }

    /** Under {@code key_mb}. */
    InsightFigures megabytes(String key, double megabytes) {
        return with(key, Unit.MEGABYTES, amount(megabytes));
    }

    /** What the next one is forecast to stay within; nothing if too little is known. */
    InsightFigures next(Unit unit, @Nullable Double bound) {
        return bound == null ? this : with(Insight.NEXT, unit, amount(bound));
    }

    private static Decimal amount(double value) {
        return Decimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }

    /** Under {@code key_at}. */
    InsightFigures moment(String key, long micros) {
        Instant at = Micros.instant(micros);
        return with(key + "_at", Unit.TIME, at);
    }

    /** The part, the whole, and under {@code part_percent} the share; all with the same ending, if any. */
    InsightFigures share(String part, long parts, String whole, long wholes, String ending) {
        return with(part + ending, parts).with(whole + ending, wholes)
                .with(part + ending, Unit.PERCENT, Percent.of(parts, wholes));
    }

    /** Under {@code key_percent}, from a share of 1. */
    InsightFigures percent(String key, double share) {
        return with(key, Unit.PERCENT, Decimal.valueOf(share).multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP));
    }

    /** Under {@code change_percent}: by how much of the value before it has changed, either way; 100% only of what has become 0. */
    InsightFigures change(double before, double after) {
        double leftPercent = 100 * after / before;
        int digits = after < before && after > 0 ? Ratio.digits(leftPercent, 1) : 1;
        return with("change", Unit.PERCENT, Decimal.valueOf(Math.abs(100 - leftPercent)).setScale(digits, RoundingMode.HALF_UP));
    }

    /** From {@value #FINE_RATIO} times on without hundredths, which say nothing there. */
    InsightFigures ratio(double ratio) {
        return with("ratio", Decimal.valueOf(ratio).setScale(Ratio.digits(ratio, ratio < FINE_RATIO ? 2 : 0), RoundingMode.HALF_UP));
    }

    InsightFigures probability(double p) {
        return with("p_value", Decimal.valueOf(p).round(PROBABILITY));
    }

    Insight in(InsightKind kind, String subsystem, String taskType, double weight) {
        return new Insight(kind, subsystem, taskType, weight, all, units);
    }
}
