package taskmgmt.view.report;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import taskmgmt.anomaly.Anomaly;
import taskmgmt.anomaly.Detector.Threshold;
import taskmgmt.anomaly.Expectation;
import taskmgmt.anomaly.Metric;
import taskmgmt.anomaly.Series;
import taskmgmt.anomaly.Shift;
import taskmgmt.number.Decimal;
import taskmgmt.render.Format;
import taskmgmt.report.Ratio;
import taskmgmt.time.Micros;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** Anomalies as rows: complete for programs; for people, what fits, rounded and with units. */
public final class AnomalyRows {
    private static final int MICRO_DIGITS = 6;
    private static final int RATIO_DIGITS = 3;
    private static final int P_DIGITS = 3;

    private final boolean table;

    private AnomalyRows(Format format) {
        table = format == Format.TABLE;
    }

    /**
     * @param severalMetrics whether a table needs a column for the metric
     * @param settings       the version of the learned settings that found them; null if none is in force
     */
    public static Listing<Anomaly> ofAnomalies(Format format, boolean severalMetrics, @Nullable String settings) {
        AnomalyRows rows = new AnomalyRows(format);
        FieldList<Anomaly> fields = FieldList.<Anomaly>in(format)
                .exact("task_id", "ID", Anomaly::taskId).key()
                .program("subsystem", each -> each.series().group().subsystem())
                .program("task_type", each -> each.series().group().type())
                .text("title", "TITLE", Anomaly::title).key();
        if (severalMetrics || format != Format.TABLE) {
            fields.exact("metric", "METRIC", each -> each.series().metric().text());
        } else {
            fields.program("metric", each -> each.series().metric().text());
        }
        fields.number("value", "TOOK", each -> rows.value(each, (double) each.value()))
                .number("expected_min", "AT LEAST", each -> rows.bound(each.expected().fast().limit(), each.series()))
                .number("expected_max", "AT MOST", each -> rows.bound(each.expected().slow().limit(), each.series()))
                .number("ratio", "RATIO", each -> rows.ratio(each.ratio()))
                .state("severity", "SEVERITY", each -> each.severity().text()).key()
                .program("direction", each -> each.side().text())
                .age("at", "AT", each -> Micros.instant(each.atMicros()))
                .program("unit", each -> each.series().metric().unit())
                .program("baseline", each -> rows.value(each, each.expected().usual()))
                .program("status", each -> each.status().text());
        return settings == null ? fields : fields.program("settings_version", each -> settings);
    }

    /** @param settings see {@link #ofAnomalies} */
    public static Listing<Threshold> ofThresholds(Format format, @Nullable String settings) {
        AnomalyRows rows = new AnomalyRows(format);
        FieldList<Threshold> fields = FieldList.<Threshold>in(format)
                .exact("subsystem", "SUBSYSTEM", each -> each.series().group().subsystem())
                .exact("task_type", "TYPE", each -> each.series().group().type())
                .exact("metric", "METRIC", each -> each.series().metric().text())
                .number("runs", "RUNS", Threshold::runs)
                .number("baseline", "USUALLY", each -> rows.part(each, Expectation::usual))
                .number("expected_min", "AT LEAST", each -> rows.part(each, expected -> expected.fast().limit()))
                .number("expected_max", "AT MOST", each -> rows.part(each, expected -> expected.slow().limit()))
                .program("high_below", each -> rows.part(each, expected -> expected.fast().severe()))
                .number("high_above", "HIGH ABOVE", each -> rows.part(each, expected -> expected.slow().severe()))
                .program("unit", each -> each.series().metric().unit());
        return settings == null ? fields : fields.program("settings_version", each -> settings);
    }

    public static Listing<Shift> ofShifts(Format format) {
        AnomalyRows rows = new AnomalyRows(format);
        return FieldList.<Shift>in(format)
                .exact("subsystem", "SUBSYSTEM", each -> each.group().subsystem())
                .exact("task_type", "TYPE", each -> each.group().type())
                .program("metric", each -> Metric.DURATION.text())
                .number("before_seconds", "BEFORE", each -> rows.median(each.before()))
                .number("after_seconds", "SINCE THEN", each -> rows.median(each.after()))
                .number("ratio", "RATIO", each -> rows.ratio(each.ratio()))
                .state("severity", "SEVERITY", each -> each.severity().text()).key()
                .exact("since", "SINCE", each -> Micros.instant(each.sinceMicros()))
                .program("p_value", each -> Decimal.exact(each.pValue(), P_DIGITS))
                .program("runs_before", each -> each.before().runs())
                .program("runs_after", each -> each.after().runs());
    }

    private Object value(Anomaly anomaly, double millionths) {
        return value(millionths, anomaly.series().metric());
    }

    private Object median(Shift.Level level) {
        return value(level.medianMicros(), Metric.DURATION);
    }

    private @Nullable Object part(Threshold threshold, ToDoubleFunction<Expectation> part) {
        Expectation expected = threshold.expected();
        return expected == null ? null : bound(part.applyAsDouble(expected), threshold.series());
    }

    /** A bound of the series; null if there is none. */
    private @Nullable Object bound(double millionths, Series series) {
        return Double.isInfinite(millionths) ? null : value(millionths, series.metric());
    }

    private Object value(double millionths, Metric metric) {
        long whole = Math.round(millionths);
        if (table && metric.unit().equals("s")) {
            return Duration.of(whole, ChronoUnit.MICROS);
        }
        Decimal exact = Decimal.valueOf(whole, MICRO_DIGITS).plain();
        return table
                ? exact.setScale(1, RoundingMode.HALF_UP).toPlainString() + " " + metric.unit()
                : exact;
    }

    private Object ratio(double ratio) {
        if (ratio == 0) {
            return table ? "0x" : Decimal.ZERO;
        }
        Decimal exact = Decimal.valueOf(ratio);
        return table
                ? exact.setScale(Ratio.digits(ratio, 1), RoundingMode.HALF_UP).toPlainString() + "x"
                : exact.setScale(Ratio.digits(ratio, RATIO_DIGITS), RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
