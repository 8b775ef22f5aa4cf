package taskmgmt.store.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Standing;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Standings;

/** The states of the few tasks that a small change concerns; further ones are looked up on demand. */
public final class KnownTasks implements Standings {
    private final Snapshot snapshot;
    private final Map<String, @Nullable Standing> known = new HashMap<>();
    private final DependencyGraph dependencies = new DependencyGraph();
    private boolean allDependencies;

    public KnownTasks(Snapshot snapshot, Set<String> ids) throws IOException {
        this.snapshot = snapshot;
        look(ids);
    }

    /** With one task that has already been read; null if there is no task with this id. */
    public KnownTasks(Snapshot snapshot, String id, @Nullable Task task) {
        this.snapshot = snapshot;
        know(id, task);
    }

    @Override
    public @Nullable Standing of(String taskId) {
        if (!known.containsKey(taskId)) {
            lookUnchecked(Set.of(taskId));
        }
        return known.get(taskId);
    }

    @Override
    public DependencyGraph dependencies() {
        return dependencies;
    }

    @Override
    public void prepare(TaskEvent event) {
        if (!allDependencies && event.fields().containsKey(TaskField.DEPENDS_ON.text()) && mayCloseCycle(event.taskId())) {
            lookAtAllDependencies();
        }
    }

    @Override
    public void apply(TaskEvent event) {
        known.put(event.taskId(), Standing.after(known.get(event.taskId()), event));
        if (event.fields().containsKey(TaskField.DEPENDS_ON.text())) {
            dependencies.put(event.taskId(), event.texts(TaskField.DEPENDS_ON.text()));
        }
    }

    /**
     * A task that no other waits for is not in a cycle, whatever it waits for, unless it waits for itself, which is seen without
     * reading.
     */
    private boolean mayCloseCycle(String id) {
        try {
            return !dependencies.dependentsOf(id).isEmpty() || snapshot.hasDependents(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Set<String> ids) throws IOException {
        Map<String, Task> tasks = snapshot.tasks(ids);
        for (String id : ids) {
            know(id, tasks.get(id));
        }
    }

    private void know(String id, @Nullable Task task) {
        known.put(id, task == null ? null : task.standing());
        if (task != null) {
            dependencies.put(id, task.dependsOn());
        }
    }

    private void lookUnchecked(Set<String> ids) {
        try {
            look(ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lookAtAllDependencies() {
        try {
            snapshot.dependencies().forEach((id, on) -> {
                if (dependencies.dependenciesOf(id).isEmpty()) {
                    dependencies.put(id, on);
                }
            });
            allDependencies = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
