package taskmgmt.report.figures;

import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;
import taskmgmt.stats.GroupFigures;
import taskmgmt.stats.Quantiles;
import taskmgmt.stats.Resource;
import taskmgmt.stats.Summary;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The figures of a group of tasks under the keys that programs know them by, which never change: flat, with paths such as
 * {@code duration.p95_seconds}, or nested. Figures that are not known are null; none is left out.
 */
final class GroupData {
    private static final int DECIMALS = 6;
    private static final Decimal MICROS_PER_HOUR = Decimal.valueOf(3_600_000_000L);
    private static final Set<String> OF_OPEN_TASKS = Set.of("tasks", "open", "by_status.pending", "by_status.queued",
            "by_status.active", "by_status.paused", "by_status.retrying");
    private static final int[] PERCENTILES = {50, 90, 95, 99};

    private final Map<String, @Nullable Object> flat = new LinkedHashMap<>();

    private GroupData() {}

    /** @param spanMicros how long it took the tasks to end, in microseconds; 0 where that is not known */
    static Map<String, @Nullable Object> flat(GroupFigures figures, long spanMicros) {
        GroupData data = new GroupData();
        data.counts(figures);
        data.rates(figures, spanMicros);
        data.times("duration", figures.durations());
        data.times("queue", figures.queueTimes());
        for (Resource resource : Resource.values()) {
            data.amounts(resource, figures.used(resource));
        }
        return data.flat;
    }

    /** Whether it is a figure that open tasks have a part in. */
    static boolean isOfOpenTasks(String path) {
        return OF_OPEN_TASKS.contains(path);
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
        flat.put("tasks", figures.tasks());
        flat.put("open", figures.open());
        flat.put("ended", figures.ended());
        flat.put("completed", figures.in(Status.COMPLETED));
        flat.put("failed", figures.in(Status.FAILED));
        flat.put("cancelled", figures.in(Status.CANCELLED));
        for (Status status : Status.values()) {
            flat.put("by_status." + status.text(), figures.in(status));
        }
    }

    private void rates(GroupFigures figures, long spanMicros) {
        long completed = figures.in(Status.COMPLETED);
        flat.put("success_rate_percent", Percent.of(completed, completed + figures.in(Status.FAILED)));
        flat.put("verification.passes", figures.passes());
        flat.put("verification.failures", figures.failures());
        flat.put("verification.pass_rate_percent", Percent.of(figures.passes(), figures.passes() + figures.failures()));
        flat.put("sla.tasks", figures.deadlines());
        flat.put("sla.met", figures.deadlinesMet());
        flat.put("sla.missed", figures.deadlines() - figures.deadlinesMet());
        flat.put("sla.met_percent", Percent.of(figures.deadlinesMet(), figures.deadlines()));
        flat.put("retries", figures.retries());
        boolean any = figures.ended() > 0;
        flat.put("first_ended_at", any ? TaskRun.instant(figures.endings().min()) : null);
        flat.put("last_ended_at", any ? TaskRun.instant(figures.endings().max()) : null);
        flat.put("ended_per_hour", spanMicros <= 0 ? null : Decimal.valueOf(figures.ended())
                .multiply(MICROS_PER_HOUR).divide(Decimal.valueOf(spanMicros), DECIMALS, RoundingMode.HALF_UP).plain());
    }

    private void times(String name, Quantiles times) {
        Summary summary = times.summary();
        boolean any = times.count() > 0;
        flat.put(name + ".count", times.count());
        flat.put(name + ".total_seconds", total(summary));
        flat.put(name + ".avg_seconds", mean(summary));
        flat.put(name + ".min_seconds", any ? millionths(summary.min()) : null);
        flat.put(name + ".max_seconds", any ? millionths(summary.max()) : null);
        for (int percent : PERCENTILES) {
            flat.put(name + ".p" + percent + "_seconds", any ? millionths(Math.round(times.at(percent / 100.0))) : null);
        }
        flat.put(name + ".percentiles_exact", times.isExact());
    }

    private void amounts(Resource resource, @Nullable Summary known) {
        String name = resource.text();
        String unit = "_" + resource.unit();
        Summary summary = known == null ? new Summary() : known;
        boolean any = summary.count() > 0;
        flat.put(name + ".count", summary.count());
        if (resource.isAdditive()) {
            flat.put(name + ".total" + unit, total(summary));
        }
        flat.put(name + ".avg" + unit, mean(summary));
        flat.put(name + ".min" + unit, any ? millionths(summary.min()) : null);
        flat.put(name + ".max" + unit, any ? millionths(summary.max()) : null);
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
