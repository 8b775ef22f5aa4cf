package taskmgmt.task.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/**
 * When open tasks would be done with a given number of workers: whenever a worker is free, it takes the first task of the list that
 * waits for no open task. This is list scheduling, whose plan takes at most 2 − 1/workers times as long as the best possible one
 * (R. L. Graham, Bounds for Certain Multiprocessing Anomalies, Bell System Technical Journal 45, 1966). Not thread-safe.
 */
public final class ListSchedule {
    private final DependencyGraph graph;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, Integer> waits = new HashMap<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final PriorityQueue<String> ready;
    private final PriorityQueue<Slot> running = new PriorityQueue<>(Comparator.comparingLong(Slot::endMicros));

    /**
     * When a task is worked on, in microseconds from now.
     *
     * @param startMicros 0 for a task that is already running
     */
    public record Slot(String taskId, long startMicros, long endMicros) {}

    /** A task to be planned, with its remaining time in microseconds. */
    public record Job(Task task, long leftMicros) {}

    private ListSchedule(DependencyGraph graph) {
        this.graph = graph;
        this.ready = new PriorityQueue<>(Comparator.comparingInt((String id) -> ranks.getOrDefault(id, Integer.MAX_VALUE)));
    }

    /**
     * Plans the jobs, in the order in which they begin. Jobs that are already running continue, even if there are more of them than
     * workers. A job that waits for a task that is neither completed nor among the jobs has no slot, and neither has any job that
     * waits for it.
     *
     * @param jobs    the list, the most wanted first
     * @param done    ids of completed tasks
     * @param workers at least 1
     */
    public static List<Slot> plan(List<Job> jobs, DependencyGraph graph, Set<String> done, int workers) {
        ListSchedule schedule = new ListSchedule(graph);
        schedule.enter(jobs, done);
        schedule.work(jobs, workers);
        return new ArrayList<>(schedule.slots.values());
    }

    private void enter(List<Job> jobs, Set<String> done) {
        for (Job job : jobs) {
            ranks.put(job.task.id(), ranks.size());
        }
        for (Job job : jobs) {
            Set<String> open = new HashSet<>(graph.dependenciesOf(job.task.id()));
            open.removeAll(done);
            waits.put(job.task.id(), open.size());
            if (job.task.status() == Status.ACTIVE) {
                start(job.task.id(), 0, job.leftMicros);
            } else if (open.isEmpty()) {
                ready.add(job.task.id());
            }
        }
    }

    private void work(List<Job> jobs, int workers) {
        long now = 0;
        while (true) {
            while (running.size() < workers && !ready.isEmpty()) {
                String id = ready.remove();
                start(id, now, jobs.get(ranks.getOrDefault(id, 0)).leftMicros);
            }
            Slot next = running.peek();
            if (next == null) {
                return;
            }
            now = next.endMicros;
            while (next != null && next.endMicros == now) {
                release(running.remove().taskId);
                next = running.peek();
            }
        }
    }

    private void start(String id, long now, long leftMicros) {
        long left = Math.max(0, leftMicros);
        Slot slot = new Slot(id, now, now > Long.MAX_VALUE - left ? Long.MAX_VALUE : now + left);
        slots.put(id, slot);
        running.add(slot);
    }

    private void release(String id) {
        for (String dependent : graph.dependentsOf(id)) {
            if (waits.containsKey(dependent) && waits.merge(dependent, -1, Integer::sum) == 0 && !slots.containsKey(dependent)) {
                ready.add(dependent);
            }
        }
    }
}
