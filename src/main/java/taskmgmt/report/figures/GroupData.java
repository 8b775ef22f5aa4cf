package taskmgmt.report.figures;

import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;
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

    private final Map<Figure, @Nullable Object> values = new LinkedHashMap<>();

    private GroupData() {}

    /** @param spanMicros how long it took the tasks to end, in microseconds; 0 where that is not known */
    static GroupData of(GroupFigures figures, long spanMicros) {
        GroupData data = new GroupData();
        data.counts(figures);
        data.rates(figures, spanMicros);
        data.times(Figure.DURATION, figures.durations());
        data.times(Figure.QUEUE, figures.queueTimes());
        for (Resource resource : Resource.values()) {
            data.amounts(resource, figures.used(resource));
        }
        return data;
    }

    /** The value; null where it is not known. */
    public @Nullable Object value(Figure figure) {
        return values.get(figure);
    }

    /** Whether groups have such a figure at all. */
    public boolean has(Figure figure) {
        return values.containsKey(figure);
    }

    /** All figures, in their order. */
    public Set<Figure> figures() {
        return values.keySet();
    }

    /** Values under paths. */
    public Map<String, @Nullable Object> flat() {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        values.forEach((figure, value) -> flat.put(figure.path(), value));
        return flat;
    }

    /** How many tasks were open back then is not gathered, and 0 would be a lie. */
    GroupData withoutOpen() {
        values.replaceAll((figure, value) -> figure.isOfOpenTasks() ? null : value);
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
        for (Status status : Status.values()) {
            values.put(Figure.in(status), figures.in(status));
        }
    }

    private void rates(GroupFigures figures, long spanMicros) {
        long completed = figures.in(Status.COMPLETED);
        values.put(Figure.SUCCESS_RATE, Percent.of(completed, completed + figures.in(Status.FAILED)));
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

    private void times(String name, Quantiles times) {
        Summary summary = times.summary();
        boolean any = times.count() > 0;
        values.put(Figure.count(name), times.count());
        values.put(Figure.of(name, "total", Unit.SECONDS), total(summary));
        values.put(Figure.of(name, "avg", Unit.SECONDS), mean(summary));
        values.put(Figure.of(name, "min", Unit.SECONDS), any ? millionths(summary.min()) : null);
        values.put(Figure.of(name, "max", Unit.SECONDS), any ? millionths(summary.max()) : null);
        for (int percent : PERCENTILES) {
            values.put(Figure.of(name, "p" + percent, Unit.SECONDS), any ? millionths(Math.round(times.at(percent / 100.0))) : null);
        }
        values.put(Figure.isExact(name), times.isExact());
    }

    private void amounts(Resource resource, @Nullable AmountSummary known) {
        String name = resource.text();
        Unit unit = Unit.of(resource);
        AmountSummary summary = known == null ? new AmountSummary() : known;
        boolean any = summary.count() > 0;
        Decimal total = Decimal.valueOf(summary.scaledSum(), AmountSummary.DECIMALS).plain();
        values.put(Figure.count(name), summary.count());
        if (resource.isAdditive()) {
            values.put(Figure.of(name, "total", unit), any ? total : null);
        }
        values.put(Figure.of(name, "avg", unit), any ? total.divide(Decimal.valueOf(summary.count()),
                Math.max(DECIMALS, total.scale()), RoundingMode.HALF_UP).plain() : null);
        values.put(Figure.of(name, "min", unit), any ? Decimal.valueOf(summary.min()).plain() : null);
        values.put(Figure.of(name, "max", unit), any ? Decimal.valueOf(summary.max()).plain() : null);
    }

    private static @Nullable Decimal total(Summary summary) {
        return summary.count() == 0 ? null : Decimal.valueOf(summary.sum().value(), DECIMALS).plain();
    }

    /** To the millionth, from the exact sum. */
    private static @Nullable Decimal mean(Summary summary) {
        return summary.count() == 0 ? null : Decimal.valueOf(summary.sum().value(), DECIMALS)
                .divide(Decimal.valueOf(summary.count()), DECIMALS, RoundingMode.HALF_UP).plain();
    }

    private static Decimal millionths(long value) {
        return Decimal.valueOf(value, DECIMALS).plain();
    }
}
