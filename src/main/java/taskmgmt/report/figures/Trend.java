package taskmgmt.report.figures;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.stats.RunSeries.Step;
import taskmgmt.stats.RunSeries.Value;
import taskmgmt.stats.TheilSen;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Micros;

/**
 * A figure over time: a point for every day or hour from the first to the last in which anything happened, and how fast the figure rises.
 *
 * @param subject the figure that is followed
 * @param points  in order of time, without gaps
 * @param slope   per day; null if fewer than two points have a value
 */
public record Trend(Subject subject, List<Point> points, TheilSen.@Nullable Slope slope) {
    /** More points can only come from a wrong clock: this is eleven years of hours. */
    private static final long MAX_POINTS = 100_000;
    private static final int DECIMALS = 6;

    /**
     * The figure that is followed.
     *
     * @param metric  its name on the command line
     * @param meaning its description
     * @param unit    of the values
     * @param step    the length of a bucket
     * @param counts  whether a bucket in which nothing happened has a value, which is 0
     */
    public record Subject(String metric, String meaning, String unit, Step step, boolean counts) {}

    /**
     * A bucket.
     *
     * @param at      its start
     * @param value   in the unit; null if nothing happened that has a value
     * @param count   how many tasks, verifications or incidents it is based on
     * @param partial whether part of it is outside of the period, or in the future
     */
    public record Point(Instant at, @Nullable Decimal value, long count, boolean partial) {}

    /**
     * The requested period, in microseconds since 1970.
     *
     * @param since the first moment; {@link Long#MIN_VALUE} if there is none
     * @param until the first moment after it; {@link Long#MAX_VALUE} if there is none
     * @param now   the time of the report
     */
    public record Period(long since, long until, long now) {
        public boolean holds(long moment) {
            return moment >= since && moment < until;
        }

        private boolean holdsWhole(long begin, long end) {
            return begin >= since && end <= Math.min(until, now);
        }
    }

    public Trend {
        points = List.copyOf(points);
    }

    /**
     * The trend of these values.
     *
     * @param values in order of time, at most one for each bucket
     * @throws RefusedException if they span more time than anybody can have meant
     */
    public static Trend of(Subject subject, List<Value> values, Period period) {
        if (values.isEmpty()) {
            return new Trend(subject, List.of(), null);
        }
        long first = values.getFirst().bucket();
        long last = values.getLast().bucket();
        if (last - first >= MAX_POINTS) {
            throw tooLong(subject.step, first, last);
        }
        List<Point> points = new ArrayList<>();
        Slopes slopes = new Slopes(subject);
        long next = first;
        for (Value value : values) {
            while (next < value.bucket()) {
                points.add(slopes.point(new Value(next++, subject.counts ? Decimal.ZERO : null, 0), period));
            }
            points.add(slopes.point(value, period));
            next++;
        }
        return new Trend(subject, points, slopes.slope());
    }

    /** Collects points, and separately those that count for the slope: a partial day has fewer tasks than a whole one. */
    private static final class Slopes {
        private final Subject subject;
        private final List<Value> kept = new ArrayList<>();

        Slopes(Subject subject) {
            this.subject = subject;
        }

        Point point(Value value, Period period) {
            Step step = subject.step;
            boolean partial = !period.holdsWhole(step.begin(value.bucket()), step.begin(value.bucket() + 1));
            if (value.value() != null && !(partial && subject.counts)) {
                kept.add(value);
            }
            return new Point(instant(step.begin(value.bucket())), value.value(), value.count(), partial);
        }

        TheilSen.@Nullable Slope slope() {
            double[] days = new double[kept.size()];
            double[] values = new double[days.length];
            for (int i = 0; i < days.length; i++) {
                days[i] = (kept.get(i).bucket() - kept.getFirst().bucket()) / subject.step.perDay();
                Decimal value = kept.get(i).value();
                values[i] = value == null ? Double.NaN : value.doubleValue();
            }
            return TheilSen.through(days, values);
        }
    }

    /** The values; NaN if there is none. */
    public double[] values() {
        double[] values = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            Decimal value = points.get(i).value;
            values[i] = value == null ? Double.NaN : value.doubleValue();
        }
        return values;
    }

    /** The report as data, in which lists and maps are nested. */
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("metric", subject.metric);
        data.put("meaning", subject.meaning);
        data.put("unit", subject.unit);
        data.put("by", subject.step.text());
        data.put("points", points.stream().map(Trend::data).toList());
        data.put("slope", slope == null ? null : data(slope));
        return data;
    }

    private static Map<String, @Nullable Object> data(Point point) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("at", point.at);
        data.put("value", point.value);
        data.put("count", point.count);
        data.put("partial", point.partial);
        return data;
    }

    private static Map<String, @Nullable Object> data(TheilSen.Slope slope) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("per_day", rounded(slope.perUnit()));
        data.put("low", slope.low() == null ? null : rounded(slope.low()));
        data.put("high", slope.high() == null ? null : rounded(slope.high()));
        data.put("level", TheilSen.LEVEL);
        data.put("significant", slope.isSignificant());
        return data;
    }

    private static @Nullable Decimal rounded(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        return Decimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).plain();
    }

    private static Instant instant(long micros) {
        Instant instant = Micros.instant(micros);
        if (instant == null) {
            throw new IllegalArgumentException("no bucket begins at an unknown moment");
        }
        return instant;
    }

    private static RefusedException tooLong(Step step, long first, long last) {
        return new RefusedException(Refusal.INVALID, "from " + instant(step.begin(first)) + " to " + instant(step.begin(last))
                + " there are more than " + MAX_POINTS + " points: give a period by --since and --until");
    }
}
