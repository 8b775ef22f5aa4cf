package taskmgmt.cli.report;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import taskmgmt.anomaly.Anomaly;
import taskmgmt.anomaly.Detector.Threshold;
import taskmgmt.anomaly.Expectation;
import taskmgmt.anomaly.Metric;
import taskmgmt.anomaly.Shift;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.task.TaskRun;

/**
 * What is out of the ordinary as rows: all of it for programs, for people what fits, rounded and with units.
 *
 * @param <T> what a row is about
 */
final class AnomalyRows<T> {
    private static final int MICRO_DIGITS = 6;
    private static final int RATIO_DIGITS = 3;
    private static final int P_DIGITS = 3;

    private final List<Column> columns = new ArrayList<>();
    private final List<Cell<T>> cells = new ArrayList<>();
    private final boolean table;

    private AnomalyRows(Format format) {
        table = format == Format.TABLE;
    }

    @FunctionalInterface
    private interface Cell<T> {
        @Nullable Object of(T item);
    }

    /** @param severalMetrics whether a table has to say which metric a row is about */
    static AnomalyRows<Anomaly> ofAnomalies(Format format, boolean severalMetrics) {
        AnomalyRows<Anomaly> rows = new AnomalyRows<>(format);
        rows.always(Column.exact("task_id", "ID"), Anomaly::taskId)
                .program("subsystem", each -> each.series().group().subsystem())
                .program("task_type", each -> each.series().group().type())
                .always(Column.text("title", "TITLE"), Anomaly::title);
        if (severalMetrics || format != Format.TABLE) {
            rows.always(Column.exact("metric", "METRIC"), each -> each.series().metric().text());
        }
        return rows.always(Column.number("value", "TOOK"), each -> rows.value(each, (double) each.value()))
                .always(Column.number("expected_max", "AT MOST"), each -> rows.value(each, each.expected().most()))
                .always(Column.number("ratio", "RATIO"), each -> rows.ratio(each.ratio()))
                .always(Column.exact("severity", "SEVERITY"), each -> each.severity().text())
                .always(Column.exact("at", "AT"), each -> TaskRun.instant(each.atMicros()))
                .program("unit", each -> each.series().metric().unit())
                .program("baseline", each -> rows.value(each, each.expected().usual()))
                .program("status", each -> each.status().text());
    }

    static AnomalyRows<Threshold> ofThresholds(Format format) {
        AnomalyRows<Threshold> rows = new AnomalyRows<>(format);
        return rows.always(Column.exact("subsystem", "SUBSYSTEM"), each -> each.series().group().subsystem())
                .always(Column.exact("task_type", "TYPE"), each -> each.series().group().type())
                .always(Column.exact("metric", "METRIC"), each -> each.series().metric().text())
                .always(Column.number("runs", "RUNS"), Threshold::runs)
                .always(Column.number("baseline", "USUALLY"), each -> rows.part(each, Expectation::usual))
                .always(Column.number("expected_max", "AT MOST"), each -> rows.part(each, Expectation::most))
                .always(Column.number("high_above", "HIGH ABOVE"), each -> rows.part(each, Expectation::severe))
                .program("unit", each -> each.series().metric().unit());
    }

    static AnomalyRows<Shift> ofShifts(Format format) {
        AnomalyRows<Shift> rows = new AnomalyRows<>(format);
        return rows.always(Column.exact("subsystem", "SUBSYSTEM"), each -> each.group().subsystem())
                .always(Column.exact("task_type", "TYPE"), each -> each.group().type())
                .program("metric", each -> Metric.DURATION.text())
                .always(Column.number("before_seconds", "BEFORE"), each -> rows.median(each.before()))
                .always(Column.number("after_seconds", "SINCE THEN"), each -> rows.median(each.after()))
                .always(Column.number("ratio", "RATIO"), each -> rows.ratio(each.ratio()))
                .always(Column.exact("severity", "SEVERITY"), each -> each.severity().text())
                .always(Column.exact("since", "SINCE"), each -> TaskRun.instant(each.sinceMicros()))
                .program("p_value", each -> Decimal.exact(each.pValue(), P_DIGITS))
                .program("runs_before", each -> each.before().runs())
                .program("runs_after", each -> each.after().runs());
    }

    List<Column> columns() {
        return columns;
    }

    @Nullable Object[] row(T item) {
        @Nullable Object[] row = new Object[cells.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = cells.get(i).of(item);
        }
        return row;
    }

    private AnomalyRows<T> always(Column column, Cell<T> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    /** A column that tables have no room for. */
    private AnomalyRows<T> program(String key, Cell<T> cell) {
        return table ? this : always(Column.exact(key, key), cell);
    }

    private Object value(Anomaly anomaly, double millionths) {
        return value(millionths, anomaly.series().metric());
    }

    private Object median(Shift.Level level) {
        return value(level.medianMicros(), Metric.DURATION);
    }

    private @Nullable Object part(Threshold threshold, ToDoubleFunction<Expectation> part) {
        Expectation expected = threshold.expected();
        return expected == null ? null : value(part.applyAsDouble(expected), threshold.series().metric());
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
        Decimal exact = Decimal.valueOf(ratio);
        return table
                ? exact.setScale(1, RoundingMode.HALF_UP).toPlainString() + "x"
                : exact.setScale(RATIO_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
