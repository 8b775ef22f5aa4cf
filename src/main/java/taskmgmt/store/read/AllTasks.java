package taskmgmt.store.read;

import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.HashTable;
import taskmgmt.task.Lifecycle;
import taskmgmt.task.Standing;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Standings;

/** The states of all tasks of a log, in a few bytes per task, for checking an event stream of any length. */
public final class AllTasks implements Standings {
    private final HashTable standings = new HashTable();
    private final DependencyGraph dependencies = new DependencyGraph();
    private final EventIdentity identity = new EventIdentity();

    @Override
    public @Nullable Standing of(String taskId) {
        return Standing.ofByte((byte) standings.get(identity.of(taskId)));
    }

    @Override
    public DependencyGraph dependencies() {
        return dependencies;
    }

    /** Applies an event of a log, unless it is not a legal move: then it changes no task. */
    public void read(TaskEvent event) {
        if (Lifecycle.allows(of(event.taskId()), event.move())) {
            apply(event);
        }
    }

    @Override
    public void apply(TaskEvent event) {
        byte[] hash = identity.of(event.taskId());
        Standing before = Standing.ofByte((byte) standings.get(hash));
        standings.put(hash, Standing.after(before, event).toByte());
        if (event.fields().containsKey(TaskField.DEPENDS_ON.text())) {
            dependencies.put(event.taskId(), event.texts(TaskField.DEPENDS_ON.text()));
        }
    }
}
