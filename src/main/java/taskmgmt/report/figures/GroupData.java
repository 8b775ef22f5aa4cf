package taskmgmt.report.figures;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;
import taskmgmt.report.Population;
import taskmgmt.report.Unit;
import taskmgmt.stats.AmountSummary;
import taskmgmt.stats.GroupFigures;
import taskmgmt.stats.Quantiles;
import taskmgmt.stats.Resource;
import taskmgmt.stats.Summary;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The figures of a group of tasks: each with its unit, or under the keys that programs know them by, which never change:
 * flat, with paths such as {@code duration.p95_seconds}, or nested. Figures that are not known are null; none is left out.
 */
public final class GroupData {
    private static final int DECIMALS = 6;
    private static final Decimal MICROS_PER_HOUR = Decimal.valueOf(3_600_000_000L);
    private static final int[] PERCENTILES = {50, 90, 95, 99};

    // Made once, as there may be 100,000 groups.
    private static final Map<Status, Figure> BY_STATUS = byStatus();
    private static final Measured DURATION = Measured.of(Figure.DURATION, Unit.SECONDS);
    private static final Measured QUEUE = Measured.of(Figure.QUEUE, Unit.SECONDS);
    private static final Map<Resource, Measured> USED = used();

    /** The figures of something that is measured; of resources there are no percentiles. */
    private record Measured(
            Figure count, Figure total, Figure avg, Figure min, Figure max, List<Figure> percentiles, Figure isExact) {
        static Measured of(String name, Unit unit) {
            List<Figure> percentiles = new ArrayList<>();
            for (int percent : PERCENTILES) {
                percentiles.add(Figure.of(name, "p" + percent, unit));
            }
            return new Measured(Figure.count(name), Figure.of(name, "total", unit), Figure.of(name, "avg", unit),
                    Figure.of(name, "min", unit), Figure.of(name, "max", unit), percentiles, Figure.isExact(name));
        }
    }

    private final GroupFigures of;
    private final Map<Figure, @Nullable Object> values = new LinkedHashMap<>();
    /** Whether all figures are worked out. A table shows the first ones alone, of as many groups as there are. */
    private boolean isWhole;

    private GroupData(GroupFigures of) {
        this.of = of;
    }

    /**
     * @param figures    what they are worked out from, which must not change any more
     * @param spanMicros how long it took the tasks to end, in microseconds; 0 where that is not known
     */
    static GroupData of(GroupFigures figures, long spanMicros) {
        GroupData data = new GroupData(figures);
        data.counts(figures);
        data.rates(figures, spanMicros);
        data.times(DURATION, figures.durations());
        return data;
    }

    /** The values of all figures. */
    private Map<Figure, @Nullable Object> whole() {
        if (!isWhole) {
            isWhole = true;
            times(QUEUE, of.queueTimes());
            USED.forEach((resource, used) -> amounts(used, resource, of.used(resource)));
        }
        return values;
    }

    private static Map<Status, Figure> byStatus() {
        Map<Status, Figure> figures = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            figures.put(status, Figure.in(status));
        }
        return figures;
    }

    private static Map<Resource, Measured> used() {
        Map<Resource, Measured> figures = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            figures.put(resource, Measured.of(resource.text(), Unit.of(resource)));
        }
        return figures;
    }

    /** The value; null where it is not known. */
    public @Nullable Object value(Figure figure) {
        return values.containsKey(figure) ? values.get(figure) : whole().get(figure);
    }

    /** Whether groups have such a figure at all. */
    public boolean has(Figure figure) {
        return whole().containsKey(figure);
    }

    /** All figures, in their order. */
    public Set<Figure> figures() {
        return whole().keySet();
    }

    /** Values under paths. */
    public Map<String, @Nullable Object> flat() {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        whole().forEach((figure, value) -> flat.put(figure.path(), value));
        return flat;
    }

    /** How many tasks were open back then is not gathered, and 0 would be a lie. */
    GroupData withoutOpen() {
        whole().replaceAll((figure, value) -> figure.isOfOpenTasks() ? null : value);
        return this;
    }

    /** Objects in objects in place of paths. */
    static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> flat) {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> objects = new LinkedHashMap<>();
        flat.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot < 0) {
                nested.put(path, value);
                return;
            }
            String key = path.substring(0, dot);
            Map<String, @Nullable Object> object = objects.computeIfAbsent(key, unseen -> new LinkedHashMap<>());
            object.put(path.substring(dot + 1), value);
            nested.put(key, object);
        });
        return nested;
    }

    private void counts(GroupFigures figures) {
        values.put(Figure.TASKS, figures.tasks());
        values.put(Figure.OPEN, figures.open());
        values.put(Figure.ENDED, figures.ended());
        values.put(Figure.COMPLETED, figures.in(Status.COMPLETED));
        values.put(Figure.FAILED, figures.in(Status.FAILED));
        values.put(Figure.CANCELLED, figures.in(Status.CANCELLED));
        BY_STATUS.forEach((status, figure) -> values.put(figure, figures.in(status)));
    }

    private void rates(GroupFigures figures, long spanMicros) {
        long completed = figures.in(Status.COMPLETED);
        values.put(Figure.SUCCESS_RATE, Population.successPercent(completed, figures.in(Status.FAILED)));
        values.put(Figure.VERIFICATION_PASSES, figures.passes());
        values.put(Figure.VERIFICATION_FAILURES, figures.failures());
        values.put(Figure.VERIFICATION_PASS_RATE, Percent.of(figures.passes(), figures.passes() + figures.failures()));
        values.put(Figure.DEADLINES, figures.deadlines());
        values.put(Figure.DEADLINES_MET, figures.deadlinesMet());
        values.put(Figure.DEADLINES_MISSED, figures.deadlines() - figures.deadlinesMet());
        values.put(Figure.DEADLINES_MET_RATE, Percent.of(figures.deadlinesMet(), figures.deadlines()));
        values.put(Figure.RETRIES, figures.retries());
        values.put(Figure.WITHOUT_DURATION, figures.withoutDuration());
        values.put(Figure.IMPOSSIBLE_FIGURES, figures.impossibleFigures());
        boolean any = figures.ended() > 0;
        values.put(Figure.FIRST_ENDED_AT, any ? TaskRun.instant(figures.endings().min()) : null);
        values.put(Figure.LAST_ENDED_AT, any ? TaskRun.instant(figures.endings().max()) : null);
        values.put(Figure.ENDED_PER_HOUR, spanMicros <= 0 ? null : Decimal.valueOf(figures.ended())
                .multiply(MICROS_PER_HOUR).divide(Decimal.valueOf(spanMicros), DECIMALS, RoundingMode.HALF_UP).plain());
    }

    private void times(Measured figures, Quantiles times) {
        Summary summary = times.summary();
        boolean any = times.count() > 0;
        values.put(figures.count, times.count());
        values.put(figures.total, any ? summary.sum().decimal(DECIMALS) : null);
        values.put(figures.avg, summary.sum().mean(summary.count(), DECIMALS));
        values.put(figures.min, any ? millionths(summary.min()) : null);
        values.put(figures.max, any ? millionths(summary.max()) : null);
        for (int i = 0; i < PERCENTILES.length; i++) {
            values.put(figures.percentiles.get(i), any ? millionths(Math.round(times.at(PERCENTILES[i] / 100.0))) : null);
        }
        values.put(figures.isExact, times.isExact());
    }

    private void amounts(Measured figures, Resource resource, @Nullable AmountSummary known) {
        AmountSummary summary = known == null ? new AmountSummary() : known;
        boolean any = summary.count() > 0;
        values.put(figures.count, summary.count());
        if (resource.isAdditive()) {
            values.put(figures.total, any ? summary.sum() : null);
        }
        values.put(figures.avg, summary.mean());
        values.put(figures.min, any ? amount(summary.min()) : null);
        values.put(figures.max, any ? amount(summary.max()) : null);
    }

    /** With as many decimals as the sum. */
    private static Decimal amount(double value) {
        return Decimal.valueOf(value).setScale(AmountSummary.DECIMALS, RoundingMode.HALF_UP).plain();
    }

    private static Decimal millionths(long value) {
        return Decimal.valueOf(value, DECIMALS).plain();
    }
}
