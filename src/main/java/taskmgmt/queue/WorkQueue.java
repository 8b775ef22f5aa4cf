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
 * The open tasks of the queue, kept up to date event by event. It {@linkplain #unknown asks for} tasks that it cannot know from
 * the events seen so far: tasks that are new or open again, and what those wait for. Not thread-safe.
 */
public final class WorkQueue {
    private final Map<String, Task> open = new LinkedHashMap<>();
    /** What tasks still wait for, and who waits for what. */
    private final Map<String, Set<String>> unfinished = new HashMap<>();
    private final Map<String, Set<String>> dependents = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    /** What tasks execute, read once: of the same record in every copy. */
    private final Map<String, KnownJob> jobs;

    public WorkQueue() {
        this(new HashMap<>());
    }

    private WorkQueue(Map<String, KnownJob> jobs) {
        this.jobs = jobs;
    }

    /**
     * @param task   as it was when it was asked about last
     * @param source the part of its record that the job was read from
     */
    private record KnownJob(Task task, @Nullable Object source, @Nullable Job job) {}

    /** What the task executes; null where that is nothing, or nothing that this version understands. */
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

    /** The same as it is now, whatever happens to this one; sets are replaced, never changed. */
    public WorkQueue copy() {
        WorkQueue copy = new WorkQueue(jobs);
        copy.open.putAll(open);
        copy.unfinished.putAll(unfinished);
        copy.dependents.putAll(dependents);
        copy.unknown.addAll(unknown);
        return copy;
    }

    /** Takes in an event, in the order of the log. */
    public void apply(TaskEvent event) {
        String id = event.taskId();
        Task known = open.get(id);
        if (known != null) {
            put(id, TaskFold.apply(known, event));
            if (event.fields().containsKey(TaskField.DEPENDS_ON.text()) && open.containsKey(id)) {
                unknown.add(id); // it waits for others than before
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

    /** The ids of tasks that somebody has to {@linkplain #learn look up}; asked once. */
    public Set<String> unknown() {
        Set<String> asked = Set.copyOf(unknown);
        unknown.clear();
        return asked;
    }

    /**
     * A task as the log has it after the last event that was ingested; one that is nothing to execute, or has ended, is passed over.
     *
     * @param notCompleted those that it depends on and that are not completed
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

    /** Those that run, as far as the log knows. */
    public List<Task> running() {
        return with(Status.ACTIVE, Status.PAUSED);
    }

    /** Those that have been queued and have not begun, whether they could now or not, in the order in which they came. */
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

    /** Whether a task that has been in here still is. */
    public boolean isOpen(String id) {
        return open.containsKey(id);
    }

    /** All that have not ended. */
    public List<Task> open() {
        return List.copyOf(open.values());
    }

    /** The task with this id; null where it has ended, or never was in here. */
    public @Nullable Task task(String id) {
        return open.get(id);
    }
}
