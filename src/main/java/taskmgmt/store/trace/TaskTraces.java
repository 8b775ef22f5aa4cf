package taskmgmt.store.trace;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.task.trace.TaskTrace;

/**
 * Finds the traces of tasks by their parents in the log. Caches what it reads, so use an instance only briefly. Not thread-safe.
 */
public final class TaskTraces {
    /** How many parents are looked for, one above the other; of a longer chain, the highest of these begins the trace. */
    private static final int MAX_DEPTH = 64;

    private final LogReader logs;
    private final Map<String, @Nullable Task> known = new HashMap<>();

    public TaskTraces(LogReader logs) {
        this.logs = logs;
    }

    /** The trace of a task, which need not be as the log has it now. */
    public TaskTrace of(Task task) throws IOException {
        return of(task, MAX_DEPTH);
    }

    /** The trace of a task as the log has it now; null if there is none. */
    public @Nullable TaskTrace of(String id) throws IOException {
        Task task = task(id);
        return task == null ? null : of(task, MAX_DEPTH);
    }

    private TaskTrace of(Task task, int left) throws IOException {
        String id = left == 0 ? null : TaskTrace.parentOf(task);
        Task parent = id == null ? null : task(id);
        return TaskTrace.of(task, parent == null ? null : of(parent, left - 1));
    }

    private @Nullable Task task(String id) throws IOException {
        if (!known.containsKey(id)) {
            know(Set.of(id));
        }
        return known.get(id);
    }

    /** Reads several at once, which is faster than one after the other. */
    public void know(Set<String> ids) throws IOException {
        Map<String, Task> found = logs.tasks(ids);
        for (String id : ids) {
            known.put(id, found.get(id));
        }
    }
}
