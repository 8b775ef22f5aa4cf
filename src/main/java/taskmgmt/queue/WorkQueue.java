package taskmgmt.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.EventType;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;

/**
 * The open tasks of the queue, kept up to date event by event. It {@linkplain #unknown asks for} tasks that it cannot know from the
 * events seen so far: tasks that are new or reopened, and the tasks that those wait for. Not thread-safe.
 */
public final class WorkQueue {
    private final Map<String, Task> open = new LinkedHashMap<>();
    /** The tasks that each task still waits for, and the tasks that wait for it. */
    private final Map<String, Set<String>> unfinished = new HashMap<>();
    private final Map<String, Set<String>> dependents = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    /** The jobs of tasks, parsed once; shared by all copies. */
    private final Map<String, KnownJob> jobs;

    public WorkQueue() {
        this(new HashMap<>());
    }

    private WorkQueue(Map<String, KnownJob> jobs) {
        this.jobs = jobs;
    }

    /**
     * @param task   its state at the last lookup
     * @param source the part of its record that the job was read from
     */
    private record KnownJob(Task task, @Nullable Object source, @Nullable Job job) {}

    /** What the task executes; null if that is nothing, or nothing that this version understands. */
    @SuppressWarnings("ReferenceEquality") // the same object has the same job, and comparing whole tasks would cost what is saved here
    public @Nullable Job job(Task task) {
        KnownJob known = jobs.get(task.id());
        if (known == null || known.task != task) {
            Object source = task.fields().get(Task.JOB);
            known = new KnownJob(task, source, known != null && known.source == source ? known.job : Job.of(task));
            jobs.put(task.id(), known);
        }
        return known.job;
    }

    /** A copy of the current state, which is not affected by later changes to this one; sets are replaced, never changed. */
    public WorkQueue copy() {
        WorkQueue copy = new WorkQueue(jobs);
        copy.open.putAll(open);
        copy.unfinished.putAll(unfinished);
        copy.dependents.putAll(dependents);
        copy.unknown.addAll(unknown);
        return copy;
    }

    /** Applies an event, in the order of the log. */
    public void apply(TaskEvent event) {
        String id = event.taskId();
        Task known = open.get(id);
        if (known != null) {
            put(id, TaskFold.apply(known, event));
            if (event.fields().containsKey(TaskField.DEPENDS_ON.text()) && open.containsKey(id)) {
                unknown.add(id); // its dependencies have changed
            }
        } else if (opens(event)) {
            unknown.add(id);
        }
        if (event.type() == EventType.COMPLETED) {
            finished(id);
        }
    }

    private static boolean opens(TaskEvent event) {
        return event.type() == EventType.CREATED ? event.fields().containsKey(Task.JOB)
                : event.type() == EventType.RETRYING || event.type() == EventType.QUEUED || event.type() == EventType.STARTED;
    }

    private void put(String id, @Nullable Task task) {
        if (task == null || task.status().isTerminal()) {
            open.remove(id);
            jobs.remove(id);
            for (String other : unfinished.getOrDefault(id, Set.of())) {
                dependents.computeIfPresent(other, (_, waiting) -> without(waiting, id));
            }
            unfinished.remove(id);
        } else {
            open.put(id, task);
        }
    }

    private void finished(String id) {
        Set<String> waiting = dependents.remove(id);
        if (waiting != null) {
            for (String each : waiting) {
                unfinished.computeIfPresent(each, (_, others) -> without(others, id));
            }
        }
    }

    private static Set<String> without(Set<String> ids, String id) {
        Set<String> rest = new HashSet<>(ids);
        rest.remove(id);
        return rest;
    }

    /** The ids of tasks that somebody has to {@linkplain #learn look up}; each is returned only once. */
    public Set<String> unknown() {
        Set<String> asked = Set.copyOf(unknown);
        unknown.clear();
        return asked;
    }

    /**
     * Adds a task as the log has it after the last event that was applied; a task that executes nothing, or has ended, is ignored.
     *
     * @param notCompleted those of its dependencies that are not completed
     */
    public void learn(Task task, List<String> notCompleted) {
        if (task.status().isTerminal() || job(task) == null) {
            return;
        }
        put(task.id(), task);
        unfinished.put(task.id(), new HashSet<>(notCompleted));
        for (String other : notCompleted) {
            Set<String> waiting = new HashSet<>(dependents.getOrDefault(other, Set.of()));
            waiting.add(task.id());
            dependents.put(other, waiting);
        }
    }

    /** The running tasks, according to the log. */
    public List<Task> running() {
        return with(Status.ACTIVE, Status.PAUSED);
    }

    /** The tasks that have been queued and have not begun, whether or not they could begin now, in order of arrival. */
    public List<Task> waiting() {
        return with(Status.QUEUED, Status.RETRYING);
    }

    private List<Task> with(Status one, Status other) {
        List<Task> found = new ArrayList<>();
        for (Task task : open.values()) {
            if (task.status() == one || task.status() == other) {
                found.add(task);
            }
        }
        return found;
    }

    /** What the task still waits for. */
    public Set<String> waitsFor(Task task) {
        return unfinished.getOrDefault(task.id(), Set.of());
    }

    /** Whether a task that was in the queue is still open. */
    public boolean isOpen(String id) {
        return open.containsKey(id);
    }

    /** All tasks that have not ended. */
    public List<Task> open() {
        return List.copyOf(open.values());
    }

    /** The task with this id; null if it has ended, or was never in the queue. */
    public @Nullable Task task(String id) {
        return open.get(id);
    }
}
