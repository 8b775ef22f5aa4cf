package taskmgmt.view.snapshot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.chart.TimePlot.Point;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskSnapshot;

/**
 * One figure of a task over time, from its snapshots. Figures that only accumulate while a task runs, such as processor time and bytes, are
 * shown as the amount used between one snapshot and the next; everything else is shown as it is. Each attempt is a line of its own.
 * Immutable.
 *
 * @param name   of the figure; for metrics, chosen by whoever reported them
 * @param unit   empty if it has none
 * @param points in order of time; NaN between attempts, and where a metric was not a number
 * @param last   the value at the end; may be NaN or infinite
 */
record FigureSeries(String name, String unit, List<Point> points, double last) {
    private static final double MICROS_PER_SECOND = 1_000_000;
    /** How records represent values for which JSON has no number. */
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    /** How a field of a snapshot is shown. */
    private enum Shown {
        PROGRESS(TaskField.PROGRESS_PERCENT, "progress", "%", false),
        CPU(TaskField.CPU_SECONDS, "processors in use", "", true),
        MEMORY_PEAK(TaskField.MEMORY_PEAK_MB, "memory, peak so far", "MB", false),
        MEMORY_AVG(TaskField.MEMORY_AVG_MB, "memory, average so far", "MB", false),
        DISK_READ(TaskField.DISK_READ_MB, "read from disks", "MB/s", true),
        DISK_WRITE(TaskField.DISK_WRITE_MB, "written to disks", "MB/s", true),
        NETWORK_TX(TaskField.NETWORK_TX_MB, "sent", "MB/s", true),
        NETWORK_RX(TaskField.NETWORK_RX_MB, "received", "MB/s", true),
        STORAGE(TaskField.STORAGE_DELTA_MB, "storage, growth so far", "MB", false),
        DATASET(TaskField.DATASET_SIZE_MB, "data set", "MB", false),
        VECTORS(TaskField.VECTORS_PROCESSED, "vectors processed", "", false),
        TOKENS(TaskField.TOKENS_PROCESSED, "tokens processed", "", false),
        MODEL(TaskField.MODEL_SIZE_MB, "model", "MB", false),
        EPOCHS(TaskField.EPOCHS_COMPLETED, "epochs completed", "", false);

        private final TaskField field;
        private final String words;
        private final String unit;
        private final boolean addsUp;

        Shown(TaskField field, String words, String unit, boolean addsUp) {
            this.field = field;
            this.words = words;
            this.unit = unit;
            this.addsUp = addsUp;
        }
    }

    /**
     * All figures in the snapshots, those of models last.
     *
     * @param snapshots in order of time
     * @param begin     the start of the time axis, not after the first snapshot
     * @param wanted    which fields of a snapshot, by their keys
     */
    static List<FigureSeries> of(List<TaskSnapshot> snapshots, Instant begin, Predicate<String> wanted) {
        List<FigureSeries> all = new ArrayList<>();
        for (Shown shown : Shown.values()) {
            if (wanted.test(shown.field.text())) {
                Series series = new Series(begin, shown.addsUp);
                snapshots.forEach(each -> series.add(each, each.figure(shown.field)));
                series.addTo(all, shown.words, shown.unit);
            }
        }
        if (wanted.test(TaskField.ML_METRICS.text())) {
            for (String metric : metrics(snapshots)) {
                Series series = new Series(begin, false);
                snapshots.forEach(each -> series.add(each, each.event().object(TaskField.ML_METRICS.text()).get(metric)));
                series.addTo(all, metric, "");
            }
        }
        return all;
    }

    private static Set<String> metrics(List<TaskSnapshot> snapshots) {
        Set<String> names = new LinkedHashSet<>();
        snapshots.forEach(each -> names.addAll(each.event().object(TaskField.ML_METRICS.text()).keySet()));
        return names;
    }

    /** Seconds since the start of the axis. */
    static double seconds(Instant begin, Instant at) {
        return ChronoUnit.MICROS.between(begin, at) / MICROS_PER_SECOND;
    }

    /** A series while it is being collected. Not thread-safe. */
    private static final class Series {
        private final Instant begin;
        private final boolean addsUp;
        private final List<Point> points = new ArrayList<>();
        private @Nullable Instant started;
        private boolean first = true;
        private double at = Double.NaN;
        private double before = Double.NaN;
        private double last = Double.NaN;
        private boolean any;

        Series(Instant begin, boolean addsUp) {
            this.begin = begin;
            this.addsUp = addsUp;
        }

        void add(TaskSnapshot snapshot, @Nullable Object figure) {
            if (first || !Objects.equals(started, snapshot.startedAt())) {
                begin(snapshot.startedAt());
            }
            Double value = number(figure);
            if (value == null) {
                return;
            }
            double now = seconds(begin, snapshot.event().at());
            if (!addsUp) {
                point(now, value);
            } else if (now > at && value >= before) {
                point(now, (value - before) / (now - at));
            }
            at = now;
            before = value;
        }

        private static @Nullable Double number(@Nullable Object figure) {
            if (figure instanceof Number number) {
                return number.doubleValue();
            }
            return figure instanceof String text && NOT_FINITE.contains(text) ? Double.valueOf(text) : null;
        }

        /** Starts an attempt, at whose start nothing had been used. When it started is not always known. */
        private void begin(@Nullable Instant start) {
            if (!first) {
                points.add(new Point(points.isEmpty() ? 0 : points.getLast().seconds(), Double.NaN));
            }
            first = false;
            started = start;
            at = start == null ? Double.NaN : seconds(begin, start);
            before = start == null ? Double.NaN : 0;
        }

        private void point(double now, double value) {
            points.add(new Point(now, Double.isFinite(value) ? value : Double.NaN));
            last = value;
            any = true;
        }

        void addTo(List<FigureSeries> all, String name, String unit) {
            if (any) {
                all.add(new FigureSeries(name, unit, List.copyOf(points), last));
            }
        }
    }
}
