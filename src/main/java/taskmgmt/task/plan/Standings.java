package taskmgmt.task.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Lifecycle;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/** Where all tasks stand, kept up to date event by event: what decides whether the next event may follow. */
public interface Standings {
    /** Null for an unknown task. */
    @Nullable Standing of(String taskId);

    /** Who waits for whom. */
    DependencyGraph dependencies();

    /** Takes in an event that {@link #check} has let through. */
    void apply(TaskEvent event);

    /** Throws {@link RefusedException} where the event may not follow on what is there. */
    default void check(TaskEvent event) {
        Standing standing = of(event.taskId());
        Lifecycle.check(standing, event);
        List<String> newDependencies = event.texts(TaskField.DEPENDS_ON.text());
        if (!newDependencies.isEmpty()) {
            dependencies().checkNoCycle(event.taskId(), newDependencies);
        }
        DependencyGraph.checkNotBlocked(standing, event, unfinished(dependencies().dependenciesOf(event.taskId())));
    }

    private List<String> unfinished(List<String> ids) {
        List<String> unfinished = new ArrayList<>();
        for (String id : ids) {
            Standing standing = of(id);
            if (standing == null || standing.status() != Status.COMPLETED) {
                unfinished.add(id);
            }
        }
        return unfinished;
    }
}
