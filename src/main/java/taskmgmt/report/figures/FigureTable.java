package taskmgmt.report.figures;

import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
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
import taskmgmt.task.Status;
import taskmgmt.time.Micros;

/**
 * All figures of a group, in order, and how each is computed from the gathered data. They are computed one at a time, because a table shows
 * seven of ninety, for up to 100,000 groups. Built once.
 */
final class FigureTable {
    private static final int DECIMALS = 6;
    private static final Decimal MICROS_PER_HOUR = Decimal.valueOf(3_600_000_000L);
    private static final int[] PERCENTILES = {50, 90, 95, 99};

    private static final Map<Figure, Rule> RULES = new LinkedHashMap<>();

    static {
        counts();
        rates();
        times(Figure.DURATION, GroupFigures::durations);
        times(Figure.QUEUE, GroupFigures::queueTimes);
        for (Resource resource : Resource.values()) {
            amounts(resource);
        }
    }

    private FigureTable() {}

    /** How a figure is computed. */
    private interface Rule {
        /** @param spanMicros the time over which the tasks ended, in microseconds; 0 if unknown */
        @Nullable Object of(GroupFigures group, long spanMicros);
    }

    /** Selects one of the times of a group. */
    private interface Times {
        Quantiles of(GroupFigures group);
    }

    /** Computes a figure from times, of which there is at least one. */
    private interface TimesRule {
        Object of(Quantiles times);
    }

    /** Computes a figure from amounts, of which there is at least one. */
    private interface AmountsRule {
        @Nullable Object of(AmountSummary amounts);
    }

    static Set<Figure> figures() {
        return Collections.unmodifiableSet(RULES.keySet());
    }

    static boolean has(Figure figure) {
        return RULES.containsKey(figure);
    }

    /** The value; null if it is unknown, or if groups have no such figure. */
    static @Nullable Object value(Figure figure, GroupFigures group, long spanMicros) {
        Rule rule = RULES.get(figure);
        return rule == null ? null : rule.of(group, spanMicros);
    }

    private static void put(Figure figure, Rule rule) {
        RULES.put(figure, rule);
    }

    private static void counts() {
        put(Figure.TASKS, (group, span) -> group.tasks());
        put(Figure.OPEN, (group, span) -> group.open());
        put(Figure.ENDED, (group, span) -> group.ended());
        put(Figure.COMPLETED, (group, span) -> group.in(Status.COMPLETED));
        put(Figure.FAILED, (group, span) -> group.in(Status.FAILED));
        put(Figure.CANCELLED, (group, span) -> group.in(Status.CANCELLED));
        for (Status status : Status.values()) {
            put(Figure.in(status), (group, span) -> group.in(status));
        }
    }

    private static void rates() {
        put(Figure.SUCCESS_RATE, (group, span) ->
                Population.successPercent(group.in(Status.COMPLETED), group.in(Status.FAILED)));
        put(Figure.VERIFICATION_PASSES, (group, span) -> group.passes());
        put(Figure.VERIFICATION_FAILURES, (group, span) -> group.failures());
        put(Figure.VERIFICATION_PASS_RATE, (group, span) -> Percent.of(group.passes(), group.passes() + group.failures()));
        put(Figure.DEADLINES, (group, span) -> group.deadlines());
        put(Figure.DEADLINES_MET, (group, span) -> group.deadlinesMet());
        put(Figure.DEADLINES_MISSED, (group, span) -> group.deadlines() - group.deadlinesMet());
        put(Figure.DEADLINES_MET_RATE, (group, span) -> Percent.of(group.deadlinesMet(), group.deadlines()));
        put(Figure.RETRIES, (group, span) -> group.retries());
        put(Figure.WITHOUT_DURATION, (group, span) -> group.withoutDuration());
        put(Figure.IMPOSSIBLE_FIGURES, (group, span) -> group.impossibleFigures());
        put(Figure.FIRST_ENDED_AT, (group, span) -> group.ended() > 0 ? Micros.instant(group.endings().min()) : null);
        put(Figure.LAST_ENDED_AT, (group, span) -> group.ended() > 0 ? Micros.instant(group.endings().max()) : null);
        put(Figure.ENDED_PER_HOUR, FigureTable::endedPerHour);
    }

    private static @Nullable Object endedPerHour(GroupFigures group, long spanMicros) {
        return spanMicros <= 0 ? null : Decimal.valueOf(group.ended()).multiply(MICROS_PER_HOUR)
                .divide(Decimal.valueOf(spanMicros), DECIMALS, RoundingMode.HALF_UP).plain();
    }

    private static void times(String name, Times times) {
        put(Figure.count(name), (group, span) -> times.of(group).count());
        put(name, "total", times, of -> of.summary().sum().decimal(DECIMALS));
        put(Figure.of(name, "avg", Unit.SECONDS), (group, span) ->
                times.of(group).summary().sum().mean(times.of(group).count(), DECIMALS));
        put(name, "min", times, of -> millionths(of.summary().min()));
        put(name, "max", times, of -> millionths(of.summary().max()));
        for (int percent : PERCENTILES) {
            put(name, "p" + percent, times, of -> millionths(Math.round(of.at(percent / 100.0))));
        }
        put(Figure.isExact(name), (group, span) -> times.of(group).isExact());
    }

    private static void put(String name, String aspect, Times times, TimesRule rule) {
        put(Figure.of(name, aspect, Unit.SECONDS), (group, span) -> {
            Quantiles of = times.of(group);
            return of.count() == 0 ? null : rule.of(of);
        });
    }

    /** Adds the figures of a resource, which have no percentiles. */
    private static void amounts(Resource resource) {
        put(Figure.count(resource.text()), (group, span) -> {
            AmountSummary amounts = group.used(resource);
            return amounts == null ? 0L : amounts.count();
        });
        if (resource.isAdditive()) {
            put(resource, "total", AmountSummary::sum);
        }
        put(resource, "avg", AmountSummary::mean);
        put(resource, "min", amounts -> amount(amounts.min()));
        put(resource, "max", amounts -> amount(amounts.max()));
    }

    private static void put(Resource resource, String aspect, AmountsRule rule) {
        put(Figure.of(resource.text(), aspect, Unit.of(resource)), (group, span) -> {
            AmountSummary amounts = group.used(resource);
            return amounts == null || amounts.count() == 0 ? null : rule.of(amounts);
        });
    }

    /** An amount with as many decimals as the sum. */
    private static Decimal amount(double value) {
        return Decimal.valueOf(value).setScale(AmountSummary.DECIMALS, RoundingMode.HALF_UP).plain();
    }

    private static Decimal millionths(long value) {
        return Decimal.valueOf(value, DECIMALS).plain();
    }
}
