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
import taskmgmt.task.door.ForeignFields;

/** The standings of all tasks, kept up to date event by event; they decide whether the next event is allowed. */
public interface Standings {
    /** Null for an unknown task. */
    @Nullable Standing of(String taskId);

    /** Which task waits for which. */
    DependencyGraph dependencies();

    /** Applies an event that {@link #check} has allowed. */
    void apply(TaskEvent event);

    /** Throws {@link RefusedException} if the event is not allowed now: for commands that decide. */
    default void check(TaskEvent event) {
        prepare(event);
        Standing standing = of(event.taskId());
        Lifecycle.check(standing, event);
        List<String> newDependencies = event.texts(TaskField.DEPENDS_ON.text());
        if (!newDependencies.isEmpty()) {
            dependencies().checkNoCycle(event.taskId(), newDependencies);
        }
        DependencyGraph.checkNotBlocked(standing, event, unfinished(dependencies().dependenciesOf(event.taskId())));
    }

    /**
     * What becomes of an event that has already happened, for callers that receive reports. Nothing is refused. Anything
     * unsupported is noted on the event, and an event that the {@link Lifecycle} does not allow changes nothing.
     */
    default Reported report(TaskEvent event) {
        prepare(event);
        Standing standing = of(event.taskId());
        List<String> odd = new ArrayList<>();
        TaskEvent taken = event;
        try {
            Lifecycle.check(standing, event);
        } catch (RefusedException e) {
            odd.add(e.getMessage());
        }
        boolean changes = odd.isEmpty();
        List<String> newDependencies = event.texts(TaskField.DEPENDS_ON.text());
        if (changes && !newDependencies.isEmpty()) {
            try {
                dependencies().checkNoCycle(event.taskId(), newDependencies);
            } catch (RefusedException e) {
                odd.add(e.getMessage());
                taken = ForeignFields.without(TaskField.DEPENDS_ON.text(), event);
            }
        }
        if (changes) {
            try {
                DependencyGraph.checkNotBlocked(standing, event, unfinished(dependencies().dependenciesOf(event.taskId())));
            } catch (RefusedException e) {
                odd.add(e.getMessage());
            }
        }
        return new Reported(odd.isEmpty() ? taken : ForeignFields.noted(taken, odd), changes, odd);
    }

    /** Called before an event is judged, for implementations that have to look something up first. */
    default void prepare(TaskEvent event) {}

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
