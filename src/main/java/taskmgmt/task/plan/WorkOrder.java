package taskmgmt.task.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentWork;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.PointInTime;

/** The best order for the open tasks, and when they would be done. For one command; not thread-safe. */
public final class WorkOrder {
    private final Map<String, Task> tasks;
    private final DependencyGraph graph;
    private final Strategy strategy;
    private final Instant now;
    private final Map<String, RecentWork.Prediction> predictions = new HashMap<>();
    private final Map<String, Long> leftMicros = new HashMap<>();
    private final Map<String, ListSchedule.Slot> slots = new LinkedHashMap<>();
    private final Map<String, String> unreachable;
    private final Urgency urgency;
    private int withoutPlace;

    public WorkOrder(Map<String, Task> tasks, DependencyGraph graph, Strategy strategy, Instant now) {
        this.tasks = tasks;
        this.graph = graph;
        this.strategy = strategy;
        this.now = now;
        this.unreachable = Unreachable.among(tasks, graph);
        this.urgency = new Urgency(tasks.values().stream().filter(task -> !task.status().isTerminal()).toList(), graph,
                unreachable.keySet());
    }

    public Strategy strategy() {
        return strategy;
    }

    /**
     * Records what each of the open tasks will probably take, and how much of that is left.
     *
     * @param recent  what earlier tasks of the same kind took
     * @param running the runs that have not ended
     */
    public void predict(List<Task> open, RecentWork recent, List<TaskRun> running) {
        Map<Group, RecentWork.Prediction> byGroup = new HashMap<>();
        for (Task task : open) {
            Group group = new Group(task.subsystem(), task.type());
            RecentWork.Prediction prediction = byGroup.computeIfAbsent(group, recent::predict);
            predictions.put(task.id(), prediction);
            leftMicros.put(task.id(), Math.max(0, prediction.durationMicros()));
        }
        for (TaskRun run : running) {
            if (run.status() == Status.ACTIVE) {
                long done = Math.max(0, run.runningMicros(Micros.of(now)));
                leftMicros.computeIfPresent(run.id(), (id, left) -> Math.max(0, left - done));
            }
        }
    }

    /** The tasks in an order in which they can be done one after the other; those that cannot be done come at the end. */
    public List<Task> of(List<Task> open) {
        List<Task> order = graph.order(open, comparator(open));
        order.sort(Comparator.comparing(task -> unreachable.containsKey(task.id())));
        return order;
    }

    /** The failed or cancelled task that this one ultimately waits for, so that it cannot begin; null if there is none. */
    public @Nullable String unreachableBy(Task task) {
        return unreachable.get(task.id());
    }

    /** How many open tasks cannot begin. */
    public int unreachable() {
        return unreachable.size();
    }

    /** The urgency of the task, considering all tasks that wait for it. */
    public int urgency(Task task) {
        return urgency.of(task);
    }

    /** All tasks in the order in which they would begin with this many workers; those that cannot begin come at the end. */
    public List<Task> plan(List<Task> open, int workers) {
        List<ListSchedule.Job> jobs = new ArrayList<>();
        open.stream().sorted(comparator(open).thenComparing(DependencyGraph.MOST_URGENT))
                .forEach(task -> jobs.add(new ListSchedule.Job(task, leftMicros.getOrDefault(task.id(), 0L))));
        Set<String> done = new HashSet<>();
        tasks.forEach((id, task) -> {
            if (task.status() == Status.COMPLETED) {
                done.add(id);
            }
        });
        List<Task> planned = new ArrayList<>();
        for (ListSchedule.Slot slot : ListSchedule.plan(jobs, graph, done, workers)) {
            slots.put(slot.taskId(), slot);
            Task task = tasks.get(slot.taskId());
            if (task != null) {
                planned.add(task);
            }
        }
        List<Task> left = new ArrayList<>(open);
        left.removeIf(task -> slots.containsKey(task.id()));
        withoutPlace = left.size();
        planned.addAll(left);
        return planned;
    }

    private Comparator<Task> comparator(List<Task> open) {
        return new Ordering(now, this::prediction, urgency::of).by(strategy, open);
    }

    /** What a task will probably take; null if no prediction was made, or there is no history. */
    public RecentWork.@Nullable Prediction prediction(Task task) {
        RecentWork.Prediction prediction = predictions.get(task.id());
        return prediction == null || prediction.basis() == RecentWork.Basis.NONE ? null : prediction;
    }

    /** When the task would begin; null if it has no place in the plan. */
    public @Nullable Instant start(Task task) {
        ListSchedule.Slot slot = slots.get(task.id());
        return slot == null ? null : inMicros(slot.startMicros());
    }

    /** When the task would be done; null if it has no place in the plan. */
    public @Nullable Instant end(Task task) {
        ListSchedule.Slot slot = slots.get(task.id());
        return slot == null ? null : inMicros(slot.endMicros());
    }

    /** Null if the moment is later than any that can be written. */
    private @Nullable Instant inMicros(long micros) {
        Instant then = now.plus(micros, ChronoUnit.MICROS);
        return then.isAfter(PointInTime.LAST) ? null : then;
    }

    /** The time until all tasks are done, in microseconds. */
    public long makespanMicros() {
        long last = 0;
        for (ListSchedule.Slot slot : slots.values()) {
            last = Math.max(last, slot.endMicros());
        }
        return last;
    }

    /** How many of the tasks given to {@link #predict} have no prediction. */
    public int withoutHistory() {
        int count = 0;
        for (RecentWork.Prediction prediction : predictions.values()) {
            count += prediction.basis() == RecentWork.Basis.NONE ? 1 : 0;
        }
        return count;
    }

    /** How many tasks have no place in the plan. */
    public int withoutPlace() {
        return withoutPlace;
    }

    /** What the task still waits for. */
    public List<String> waitsFor(Task task) {
        return waitsFor(task, tasks);
    }

    /** Those of the task's dependencies that are unknown or not completed. */
    public static List<String> waitsFor(Task task, Map<String, Task> tasks) {
        List<String> ids = new ArrayList<>();
        for (String id : task.dependsOn()) {
            Task other = tasks.get(id);
            if (other == null || other.status() != Status.COMPLETED) {
                ids.add(id);
            }
        }
        return ids;
    }
}
