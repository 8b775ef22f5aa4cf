package taskmgmt.serve.route;

import taskmgmt.serve.action.RunAction;
import taskmgmt.serve.action.TaskAction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeIncident;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.MoveIncident;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.task.Task;
import taskmgmt.time.Rfc3339;

/** The actions of pages: the same use cases as for programs, with the logged-in key as actor. */
public final class PageActions {
    private final Writers writers;
    private final LedRuns runs;

    public PageActions(Writers writers, LedRuns runs) {
        this.writers = writers;
        this.runs = runs;
    }

    /**
     * Applies an action to a run of a workflow.
     *
     * @param step the step to answer; null for the only one that asks
     */
    public void run(Call call, RunAction action, @Nullable String step, @Nullable String reason) throws IOException {
        runs.act(call, action, step, false, reason);
    }

    /**
     * Applies an action to a task.
     *
     * @param reason null for none
     * @param seen its {@code updated_at} and its status, separated by a blank, when the action was chosen; null if
     *     unknown
     * @throws taskmgmt.serve.ProblemException if they have changed since
     */
    public void task(Call call, TaskAction action, @Nullable String reason, @Nullable String seen) throws IOException {
        String id = call.variable("id");
        writers.write(call, log -> {
            ChangeTask change = new ChangeTask(log);
            Task task = TaskRoutes.whole(id, change.look(id));
            if (seen != null && !seen.equals(Rfc3339.format(task.updatedAt()) + " " + task.status().text())) {
                throw changed(id);
            }
            ChangedTask done = seen == null ? change.apply(id, action.request(reason)) : change.applyIfUntouched(task, action.request(reason));
            if (done == null) {
                throw changed(id);
            }
            return done;
        });
    }

    private static RuntimeException changed(String id) {
        return Problem.of(412, "task " + id + " has changed since the page was loaded").remedy("look at it again, and decide on that").exception();
    }

    /**
     * Ends an incident.
     *
     * @param done what was done about it; null if not given
     */
    public void resolve(Call call, @Nullable String done) throws IOException {
        MoveIncident request = new MoveIncident.Resolve(done == null ? List.of() : List.of(done), Map.of(), true);
        writers.write(call, log -> new ChangeIncident(log).apply(call.variable("id"), request, null));
    }
}
