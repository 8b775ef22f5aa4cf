package taskmgmt.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.RecentWork;
import taskmgmt.task.Task;
import taskmgmt.task.plan.Ordering;
import taskmgmt.task.plan.Strategy;

/**
 * Replays past tasks through the scheduler: each arrives when it did and takes as long as it did, and whenever a slot is free, the
 * strategy chooses among the waiting tasks using what was known at that moment. Pure.
 */
public final class Simulation {
    /** The priority from which a task counts as urgent. */
    public static final int URGENT = 8;
    private static final int PERCENT = 100;

    private final List<PastWork> arrivals;
    private final Map<String, RecentWork.Prediction> predictions = new HashMap<>();

    /** @param arrivals in order of arrival */
    public Simulation(List<PastWork> arrivals) {
        this.arrivals = List.copyOf(arrivals);
        for (PastWork each : arrivals) {
            if (each.predicted() != null) {
                predictions.put(each.task().id(), each.predicted());
            }
        }
    }

    /**
     * The outcome of a simulation.
     *
     * @param strategy     null for what really happened
     * @param tasks        number of tasks
     * @param meanWait     from arrival to start; null if it is known for no task
     * @param p95Wait      the longest wait of 95 of 100 tasks
     * @param urgentWait   the mean wait of tasks with a priority of {@value #URGENT} or more; null if there are none
     * @param deadlines    number of tasks with a deadline
     * @param inTime       number of these that were done in time
     * @param makespan     from the first arrival to the last end
     */
    public record Outcome(
            @Nullable Strategy strategy, int tasks, @Nullable Duration meanWait, @Nullable Duration p95Wait, @Nullable Duration urgentWait,
            int deadlines, int inTime, Duration makespan) {}

    /**
     * Says in words what the best of these strategies gains: how much less tasks wait on average than under first come, first
     * served. Empty if first come, first served was not simulated, or nothing else was.
     */
    public static String gain(List<Outcome> outcomes) {
        Duration usual = null;
        Duration least = null;
        Strategy best = null;
        for (Outcome each : outcomes) {
            Duration wait = each.meanWait();
            if (each.strategy() == Strategy.FIFO) {
                usual = wait;
            } else if (each.strategy() != null && wait != null && (least == null || wait.compareTo(least) < 0)) {
                least = wait;
                best = each.strategy();
            }
        }
        if (usual == null || least == null || best == null) {
            return "";
        }
        double percent = usual.isZero() ? 0 : 100 - 100.0 * least.toMillis() / Math.max(1, usual.toMillis());
        return percent <= 0 ? "no strategy waits less than fifo" : String.format(Locale.ROOT, "%s waits %.1f%% less than fifo", best.text(), percent);
    }

    /** The minimum number of slots that keeps up with the work on average: all running times, divided by the span of arrivals. */
    public int fewestSlots() {
        if (arrivals.isEmpty()) {
            return 1;
        }
        double busy = 0;
        for (PastWork each : arrivals) {
            busy += each.took().toMillis();
        }
        long span = Duration.between(arrivals.getFirst().arrives(), arrivals.getLast().arrives()).toMillis();
        return (int) Math.clamp(Math.ceil(busy / Math.max(1, span)), 1, Integer.MAX_VALUE);
    }

    /** What would have happened with this strategy and this many slots. */
    public Outcome run(Strategy strategy, int slots) {
        PriorityQueue<Instant> busy = new PriorityQueue<>();
        List<PastWork> waiting = new ArrayList<>();
        Tally tally = new Tally(arrivals);
        Instant now = Instant.MIN;
        int next = 0;
        while (next < arrivals.size() || !waiting.isEmpty()) {
            while (!busy.isEmpty() && !busy.peek().isAfter(now)) {
                busy.remove();
            }
            while (next < arrivals.size() && !arrivals.get(next).arrives().isAfter(now)) {
                waiting.add(arrivals.get(next++));
            }
            if (!waiting.isEmpty() && busy.size() < slots) {
                PastWork begins = waiting.remove(first(strategy, waiting, now));
                Instant end = now.plus(begins.took());
                busy.add(end);
                tally.add(begins.task(), Duration.between(begins.arrives(), now), end);
            } else {
                now = nextMoment(waiting.isEmpty() ? null : busy.peek(), next < arrivals.size() ? arrivals.get(next).arrives() : null);
            }
        }
        return tally.outcome(strategy);
    }

    /** The time when a slot that a task waits for becomes free, or another task arrives. */
    private static Instant nextMoment(@Nullable Instant free, @Nullable Instant arrival) {
        Instant some = free == null ? arrival : free;
        if (some == null) {
            throw new IllegalStateException("nothing is going to happen");
        }
        return arrival != null && arrival.isBefore(some) ? arrival : some;
    }

    private int first(Strategy strategy, List<PastWork> waiting, Instant now) {
        List<Task> tasks = waiting.stream().map(PastWork::task).toList();
        Ordering ordering = new Ordering(now, task -> predictions.get(task.id()), task -> Scheduler.urgency(task, now));
        Comparator<Task> order = ordering.by(strategy, tasks).thenComparing(Task.BY_CREATION);
        int first = 0;
        for (int i = 1; i < tasks.size(); i++) {
            first = order.compare(tasks.get(i), tasks.get(first)) < 0 ? i : first;
        }
        return first;
    }

    /** What really happened. */
    public Outcome recorded() {
        Tally tally = new Tally(arrivals);
        for (PastWork each : arrivals) {
            Instant end = each.task().finishedAt();
            tally.add(each.task(), each.waited(), end == null ? each.arrives() : end);
        }
        return tally.outcome(null);
    }

    private static final class Tally {
        private final List<Long> waits = new ArrayList<>();
        private final @Nullable Instant begin;
        private long urgentMillis;
        private int urgent;
        private int deadlines;
        private int inTime;
        private int tasks;
        private Instant last = Instant.MIN;

        Tally(List<PastWork> arrivals) {
            begin = arrivals.isEmpty() ? null : arrivals.getFirst().arrives();
        }

        void add(Task task, @Nullable Duration wait, Instant end) {
            tasks++;
            last = end.isAfter(last) ? end : last;
            if (wait != null) {
                waits.add(wait.toMillis());
                if (task.priority() >= URGENT) {
                    urgent++;
                    urgentMillis += wait.toMillis();
                }
            }
            Instant deadline = task.slaDeadline();
            if (deadline != null) {
                deadlines++;
                inTime += end.isAfter(deadline) ? 0 : 1;
            }
        }

        Outcome outcome(@Nullable Strategy strategy) {
            waits.sort(Comparator.naturalOrder());
            int count = waits.size();
            long sum = waits.stream().mapToLong(Long::longValue).sum();
            return new Outcome(strategy, tasks, count == 0 ? null : Duration.ofMillis(sum / count),
                    count == 0 ? null : Duration.ofMillis(waits.get((95 * count + PERCENT - 1) / PERCENT - 1)),
                    urgent == 0 ? null : Duration.ofMillis(urgentMillis / urgent), deadlines, inTime,
                    begin == null ? Duration.ZERO : Duration.between(begin, last));
        }
    }
}
