package taskmgmt.stats;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.task.TaskRun;

/**
 * One {@link TrendMetric} over time: a cell for every day or hour (UTC) in which a run ended. It uses memory for every
 * such day or hour, however many runs there are. Not thread-safe.
 */
public final class RunSeries implements Fold<RunSeries> {
    private final TrendMetric metric;
    private final Step step;
    private final Predicate<TaskRun> wanted;
    private final NavigableMap<Long, Cell> cells = new TreeMap<>();

    private RunSeries(TrendMetric metric, Step step, Predicate<TaskRun> wanted) {
        this.metric = metric;
        this.step = step;
        this.wanted = wanted;
    }

    /** How long a bucket is. A day of UTC has 24 hours. */
    public enum Step {
        HOUR(3_600_000_000L), DAY(86_400_000_000L);

        private final long micros;

        Step(long micros) {
            this.micros = micros;
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How many buckets make up a day. */
        public double perDay() {
            return (double) DAY.micros / micros;
        }

        /** The number of the bucket that holds the moment, given in microseconds since 1970. */
        public long bucket(long moment) {
            return Math.floorDiv(moment, micros);
        }

        /** When the bucket begins, in microseconds since 1970. */
        public long begin(long bucket) {
            return bucket * micros;
        }
    }

    /**
     * The value of a bucket.
     *
     * @param bucket its number, see {@link Step#bucket}
     * @param value  in the metric's unit; null if no run of the bucket contributes
     * @param count  the number of runs, or of verifications, behind it
     */
    public record Value(long bucket, @Nullable Decimal value, long count) {}

    /**
     * The series of all runs that match.
     *
     * @param name   a word for the condition, for {@link Projection#name}; empty if the result is not worth storing
     * @param wanted which runs count
     */
    public static Projection<RunSeries> of(TrendMetric metric, Step step, String name, Predicate<TaskRun> wanted) {
        return Projection.of(
                name.isEmpty() ? "" : "series-3-" + metric.text().replace('_', '-') + "-" + step.text() + "-" + name,
                () -> new RunSeries(metric, step, wanted), RunSeries::readCells);
    }

    private void readCells(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            cells.put(state.number(), Cell.read(metric, state));
        }
    }

    /** The buckets in which runs ended, in order of time. */
    public List<Value> values() {
        List<Value> values = new ArrayList<>();
        cells.forEach((bucket, cell) -> values.add(new Value(bucket, cell.value(metric), cell.weight)));
        return values;
    }

    @Override
    public void accept(TaskRun run) {
        if (run.moments().finished() != TaskRun.UNKNOWN && !run.names().isRule() && wanted.test(run)) {
            cell(step.bucket(run.moments().finished())).add(run, metric);
        }
    }

    @Override
    public void combine(RunSeries other) {
        other.cells.forEach((bucket, cell) -> cell(bucket).add(cell));
    }

    @Override
    public void write(StateWriter state) {
        state.number(cells.size());
        cells.forEach((bucket, cell) -> {
            state.number(bucket);
            cell.write(state);
        });
    }

    private Cell cell(long bucket) {
        return cells.computeIfAbsent(bucket, unseen -> new Cell(metric));
    }

    /** The runs of one bucket. */
    private static final class Cell {
        private static final double MICROS = 1e6;
        private static final Decimal PERCENT = Decimal.valueOf(100);
        private static final int DECIMALS = 6;
        private static final double MEDIAN = 0.5;
        private static final double HIGH = 0.95;

        private final @Nullable Quantiles quantiles;
        private ExactSum sum = new ExactSum();
        private long weight;

        Cell(TrendMetric metric) {
            this.quantiles = wantsQuantiles(metric) ? new Quantiles() : null;
        }

        private Cell(@Nullable Quantiles quantiles) {
            this.quantiles = quantiles;
        }

        void add(TaskRun run, TrendMetric metric) {
            if (metric.kind() == TrendMetric.Kind.AMOUNT) {
                double amount = metric.amount(run);
                if (!Double.isNaN(amount)) {
                    weight++;
                    AmountSummary.add(sum, amount);
                }
                return;
            }
            long sample = metric.sample(run);
            if (sample == TaskRun.UNKNOWN) {
                return;
            }
            weight += metric.weight(run);
            if (quantiles != null) {
                quantiles.add(sample);
            } else {
                sum.add(sample);
            }
        }

        void add(Cell other) {
            weight += other.weight;
            sum.add(other.sum);
            if (quantiles != null && other.quantiles != null) {
                quantiles.add(other.quantiles);
            }
        }

        @Nullable Decimal value(TrendMetric metric) {
            return switch (metric.kind()) {
                case COUNT -> sum.decimal(0);
                case SHARE -> weight == 0 ? null : sum.decimal(0).multiply(PERCENT)
                        .divide(Decimal.valueOf(weight), DECIMALS, RoundingMode.HALF_UP).plain();
                case MEAN -> sum.mean(weight, DECIMALS);
                case AMOUNT -> sum.mean(weight, AmountSummary.DECIMALS);
                case MEDIAN -> quantile(MEDIAN);
                case P95 -> quantile(HIGH);
            };
        }

        private @Nullable Decimal quantile(double share) {
            return weight == 0 || quantiles == null ? null
                    : Decimal.valueOf(quantiles.at(share) / MICROS).setScale(DECIMALS, RoundingMode.HALF_EVEN).plain();
        }

        void write(StateWriter state) {
            state.number(weight);
            sum.write(state);
            if (quantiles != null) {
                quantiles.write(state);
            }
        }

        static Cell read(TrendMetric metric, StateReader state) {
            long weight = state.number();
            ExactSum sum = ExactSum.read(state);
            Cell cell = new Cell(wantsQuantiles(metric) ? Quantiles.read(state) : null);
            cell.weight = weight;
            cell.sum = sum;
            return cell;
        }

        private static boolean wantsQuantiles(TrendMetric metric) {
            return metric.kind() == TrendMetric.Kind.MEDIAN || metric.kind() == TrendMetric.Kind.P95;
        }
    }
}
