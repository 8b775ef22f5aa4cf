package taskmgmt.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentWork;
import taskmgmt.task.Task;

/**
 * A past task, as a worker would have seen it at the time.
 *
 * @param arrives   when it was created
 * @param took      how long it ran
 * @param waited    how long it actually waited for its start; null if its start was not reported
 * @param predicted what was to be expected when it arrived, from what had ended by then; null if nothing had
 */
public record PastWork(Task task, Instant arrives, Duration took, @Nullable Duration waited, RecentWork.@Nullable Prediction predicted) {
    /** How many past runs a prediction is based on. */
    private static final int RUNS = RecentWork.SIZE;
    private static final long MICROS = 1_000;

    /** Those of the tasks that have ended, in order of arrival. */
    public static List<PastWork> of(List<Task> tasks) {
        List<Task> byEnd = new ArrayList<>();
        for (Task task : tasks) {
            if (task.finishedAt() != null && task.duration() != null) {
                byEnd.add(task);
            }
        }
        List<Task> byArrival = new ArrayList<>(byEnd);
        byEnd.sort(Comparator.comparing(PastWork::end));
        byArrival.sort(Task.BY_CREATION);
        Map<Group, Deque<Long>> recent = new HashMap<>();
        List<PastWork> all = new ArrayList<>();
        int ended = 0;
        for (Task task : byArrival) {
            for (; ended < byEnd.size() && end(byEnd.get(ended)).isBefore(task.createdAt()); ended++) {
                remember(byEnd.get(ended), recent);
            }
            Instant started = task.startedAt();
            all.add(new PastWork(task, task.createdAt(), took(task), started == null ? null : positive(Duration.between(task.createdAt(), started)),
                    prediction(recent.get(group(task)))));
        }
        return all;
    }

    private static Instant end(Task task) {
        Instant end = task.finishedAt();
        return end == null ? Instant.MAX : end;
    }

    private static Duration took(Task task) {
        Duration took = task.duration();
        return took == null ? Duration.ZERO : took;
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static Group group(Task task) {
        return new Group(task.subsystem(), task.type());
    }

    private static void remember(Task task, Map<Group, Deque<Long>> recent) {
        if (task.status().isSuccess()) {
            Deque<Long> last = recent.computeIfAbsent(group(task), _ -> new ArrayDeque<>());
            last.add(took(task).toNanos() / MICROS);
            if (last.size() > RUNS) {
                last.remove();
            }
        }
    }

    private static RecentWork.@Nullable Prediction prediction(@Nullable Deque<Long> last) {
        if (last == null) {
            return null;
        }
        long[] sorted = last.stream().mapToLong(Long::longValue).sorted().toArray();
        return new RecentWork.Prediction(RecentWork.Basis.GROUP, sorted.length, RecentWork.median(sorted), Double.NaN);
    }
}
