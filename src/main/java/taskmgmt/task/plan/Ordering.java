package taskmgmt.task.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.RecentWork;
import taskmgmt.task.Priority;
import taskmgmt.task.Task;

/**
 * The data that a {@link Strategy} orders by at one moment. Pure.
 *
 * @param now       the moment
 * @param predicted what a task will probably take; null if unknown
 * @param urgency   1 to 10, 10 the most urgent
 */
public record Ordering(Instant now, Function<Task, RecentWork.@Nullable Prediction> predicted, ToIntFunction<Task> urgency) {
    private static final double PRIORITY_SHARE = 0.4;
    private static final double DEADLINE_SHARE = 0.3;
    private static final double LENGTH_SHARE = 0.2;
    private static final double AGE_SHARE = 0.1;
    private static final double UNKNOWN = 0.5;
    private static final double OVERDUE = -1;
    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final double LONG_SECONDS = Duration.ofHours(4).toSeconds();
    private static final double MICROS = 1e6;

    /** The order in which tasks come. The caller orders the tasks that compare as equal. */
    public Comparator<Task> by(Strategy strategy, Collection<Task> tasks) {
        return switch (strategy) {
            case PRIORITY -> Comparator.comparingInt(urgency).reversed();
            case SHORTEST -> Comparator.comparingLong(task -> {
                RecentWork.Prediction prediction = predicted.apply(task);
                return prediction == null ? Long.MAX_VALUE : prediction.durationMicros();
            });
            case DEADLINE -> Comparator.comparing(Task::slaDeadline, Comparator.nullsLast(Comparator.naturalOrder()));
            // NaN, which represents an unknown cost, is greater than any number to comparingDouble.
            case RESOURCE -> Comparator.comparingDouble(task -> {
                RecentWork.Prediction prediction = predicted.apply(task);
                return prediction == null ? Double.NaN : prediction.cost();
            });
            case FIFO -> Task.BY_CREATION;
            case WEIGHTED -> Comparator.comparingDouble(this::score);
            case ROUND_ROBIN -> inTurns(tasks);
        };
    }

    /**
     * The score of {@link Strategy#WEIGHTED}, smallest first: 0.4 for the priority (11 − priority, in tenths); 0.3 for the time to
     * the deadline in days, at most 1, and 0.5 without a deadline; 0.2 for the predicted time in units of four hours, at most 1,
     * and 0.5 if it is unknown; and 0.1 for the difference between its age and one day. A task past its deadline has −1 and comes
     * before all others.
     */
    double score(Task task) {
        Instant deadline = task.slaDeadline();
        if (deadline != null && deadline.isBefore(now)) {
            return OVERDUE;
        }
        RecentWork.Prediction prediction = predicted.apply(task);
        double byDeadline = deadline == null ? UNKNOWN : Math.min(1, seconds(now, deadline) / DAY_SECONDS);
        double byLength = prediction == null ? UNKNOWN : Math.min(1, prediction.durationMicros() / MICROS / LONG_SECONDS);
        double byAge = 1 - Math.clamp(seconds(task.createdAt(), now) / DAY_SECONDS, 0, 1);
        return PRIORITY_SHARE * (Priority.MOST + 1 - urgency.applyAsInt(task)) / Priority.MOST + DEADLINE_SHARE * byDeadline
                + LENGTH_SHARE * byLength + AGE_SHARE * byAge;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    /** First the oldest of every type, then the second of every type, and so on. */
    private static Comparator<Task> inTurns(Collection<Task> tasks) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Integer> turns = new HashMap<>();
        tasks.stream().sorted(Task.BY_CREATION).forEach(task -> turns.put(task.id(), seen.merge(task.type(), 1, Integer::sum)));
        return Comparator.comparingInt((Task task) -> turns.getOrDefault(task.id(), Integer.MAX_VALUE)).thenComparing(Task.BY_CREATION);
    }
}
