package taskmgmt.workflow.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.workflow.Definition;

/**
 * The record of one run in the log: its task, and a task for each started step. A fold over events in the order of the registry.
 * Not thread-safe.
 */
public final class RunRecord {
    /** The key of the run that a step belongs to. */
    public static final String PARENT = "parent_id";
    /** The key of the path of a step: the names on the path to it, with numbers for repeated steps. */
    public static final String STEP = "step";
    /** The key of how often a step had been retried before it was run again as another task. */
    public static final String RETRIES_BEFORE = "retries_before";

    private final String id;
    private @Nullable Task run;
    private final Map<String, Task> steps = new LinkedHashMap<>();
    /** The id of the newest task of a step, by its path. */
    private final TreeMap<String, String> newest = new TreeMap<>();
    /** The paths of everything that has begun, and of all that contains it: those shared with the original of this copy, and its own. */
    private final Set<String> begunBefore;
    private final Set<String> begun = new HashSet<>();

    /** @param id the id of the run's task */
    public RunRecord(String id) {
        this(id, Set.of());
    }

    private RunRecord(String id, Set<String> begunBefore) {
        this.id = id;
        this.begunBefore = begunBefore;
    }

    /** A copy that can be changed while this one stays unchanged. */
    public RunRecord copy() {
        RunRecord copy = new RunRecord(id, begunBefore.isEmpty() ? begun : union(begunBefore, begun));
        copy.run = run;
        copy.steps.putAll(steps);
        copy.newest.putAll(newest);
        return copy;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    public void apply(TaskEvent event) {
        String task = event.taskId();
        if (task.equals(id)) {
            run = TaskFold.apply(run, event);
        } else if (steps.containsKey(task)) {
            Task after = TaskFold.apply(steps.get(task), event);
            if (after != null) {
                steps.put(task, after);
            }
        } else if (event.type() == EventType.CREATED && id.equals(event.text(PARENT)) && event.fields().containsKey(Task.WORKFLOW_STEP)) {
            create(event);
        }
    }

    private void create(TaskEvent event) {
        String path = event.text(STEP);
        Task created = TaskFold.apply(null, event);
        if (created != null && path != null) {
            steps.put(event.taskId(), created);
            newest.put(path, event.taskId());
            for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
                begun.add(path.substring(0, end));
            }
        }
    }

    public String id() {
        return id;
    }

    /** The task of the run. */
    public Task run() {
        Task known = run;
        if (known == null) {
            throw new IllegalStateException("nothing is recorded of " + id);
        }
        return known;
    }

    public boolean isKnown() {
        return run != null;
    }

    /** The number of the attempt at the run, from 1. */
    int attempt() {
        return run().tally().retries() + 1;
    }

    /** The newest task of the step; null if it has not begun. */
    public @Nullable Task step(String path) {
        String task = newest.get(path);
        return task == null ? null : steps.get(task);
    }

    /** The step with this task; null if there is none. */
    public @Nullable Task task(String taskId) {
        return steps.get(taskId);
    }

    /** The path of the task's step. */
    public static String path(Task task) {
        return String.valueOf(task.fields().get(STEP));
    }

    /**
     * Whether it is the path of a handler, of the run or of a sub-workflow: handlers of each attempt at the run have tasks of their
     * own.
     */
    public static boolean isHandler(String path) {
        int from = 0;
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', from)) {
            if (Definition.Occasion.named(path.substring(from, dot)) != null) {
                return true;
            }
            from = dot + 1;
        }
        return false;
    }

    /** Whether the step, or anything within it, has begun. */
    boolean hasBegun(String path) {
        return begun.contains(path) || begunBefore.contains(path);
    }

    /** The newest tasks of the step and of everything within it, by path. */
    public List<Task> within(String path) {
        List<Task> tasks = new ArrayList<>();
        for (Map.Entry<String, String> each : newest.entrySet()) {
            Task task = steps.get(each.getValue());
            if (task != null && (each.getKey().equals(path) || each.getKey().startsWith(path + "."))) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    /** The newest tasks of all steps, by path. */
    public List<Task> newest() {
        List<Task> tasks = new ArrayList<>();
        for (String each : newest.values()) {
            Task task = steps.get(each);
            if (task != null) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    /** All tasks of steps, including those that were run again as other tasks, in order of creation. */
    public List<Task> all() {
        return List.copyOf(steps.values());
    }

    /** An id for a task of the step: the id of the run and the path, with a number from the second task on. */
    public String freeId(String path) {
        String first = id + "." + path;
        String free = first;
        for (int i = 2; steps.containsKey(free); i++) {
            free = first + "~" + i;
        }
        return free;
    }
}
