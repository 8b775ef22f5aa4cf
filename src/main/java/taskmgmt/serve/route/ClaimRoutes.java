package taskmgmt.serve.route;

import static taskmgmt.serve.BodyField.optional;
import static taskmgmt.serve.BodyField.required;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import taskmgmt.access.Role;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.claim.ClaimTask;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.BodyField.Kind;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.Reach;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.lease.Lease;
import taskmgmt.view.ClaimDocument;

/**
 * Claims of tasks by workers on other machines, with a lease, and a token that tells the worker's reports from those of an earlier claim.
 */
final class ClaimRoutes {
    private static final String TASKS = TaskRoutes.TASKS;
    private static final int NO_CONTENT = 204;
    private static final BodyField LEASE = optional("lease", Kind.TEXT, "lease: how long nobody else gets it without a heartbeat, 1s to 30d (default: 5m)");
    private static final BodyField WORKER = optional("worker", Kind.TEXT, "who does the work (default: the key)");
    private static final BodyField HELD = required("token", Kind.WHOLE, "that the claim was answered with");

    private static final List<BodyField> NEXT = List.of(
            optional("task_type", Kind.TEXT, "only this kind of work"),
            optional("subsystem", Kind.TEXT, "only the work of this one"),
            optional("group", Kind.TEXT, "commands of this group of the queue, which are passed over otherwise"), LEASE, WORKER);

    private final Writers writers;
    private final TaskRoutes tasks;

    ClaimRoutes(Writers writers, TaskRoutes tasks) {
        this.writers = writers;
        this.tasks = tasks;
    }

    List<Route> routes() {
        return List.of(
                Route.change("POST", TASKS + "/claim", Role.REPORTER, "claimNextTask", "claim the most urgent task that can begin", NEXT, this::next).about(Reach.SUBSYSTEM),
                Route.change("POST", TASKS + "/{id}/claim", Role.REPORTER, "claimTask", "claim a task", List.of(LEASE, WORKER), this::claim).about(Reach.TASK),
                Route.change("POST", TASKS + "/{id}/heartbeat", Role.REPORTER, "beat", "report that the worker is still at it", List.of(HELD, LEASE),
                        tasks.change(body -> fenced(new TaskRequest.Heartbeat(), body))).about(Reach.TASK),
                Route.change("POST", TASKS + "/{id}/release", Role.REPORTER, "releaseTask", "give a claimed task back",
                        List.of(HELD, optional("error_message", Kind.TEXT, "what went wrong, if that is why")),
                        tasks.change(body -> fenced(new MoveTask.Retry(body.text("error_message")), body))).about(Reach.TASK));
    }

    /** The request on behalf of the worker with this token; of anyone if there is no token. */
    static TaskRequest fenced(TaskRequest request, Body body) {
        Long token = body.whole("token");
        if (token == null) {
            return request;
        }
        if (token < 1) {
            throw Problem.badRequest("this is no token").at("token", token).remedy("send the one that the claim was answered with").exception();
        }
        return new TaskRequest.Fenced(request, token, body.has("lease") ? length(body) : null);
    }

    private Response next(Call call) throws IOException {
        Body body = call.body();
        ClaimTask.Wanted wanted = new ClaimTask.Wanted(body.text("task_type"), body.text("subsystem"), body.text("group"));
        ClaimTask.Claimant claimant = claimant(call);
        Optional<ClaimTask.Claimed> claimed = writers.write(call, log -> Optional.ofNullable(new ClaimTask(log).next(wanted, claimant)));
        return claimed.map(ClaimRoutes::answer).orElseGet(() -> Response.empty(NO_CONTENT));
    }

    private Response claim(Call call) throws IOException {
        ClaimTask.Claimant claimant = claimant(call);
        return answer(writers.write(call, log -> new ClaimTask(log).claim(call.variable("id"), claimant)));
    }

    private static Response answer(ClaimTask.Claimed claimed) {
        return claimed(claimed.task(), claimed.lease());
    }

    /** The response to a claim. */
    static Response claimed(Task task, Lease lease) {
        return Response.json(Response.OK, new ClaimDocument(task, lease).data());
    }

    private static ClaimTask.Claimant claimant(Call call) {
        String worker = call.body().text("worker");
        return new ClaimTask.Claimant(worker == null ? call.caller().name() : worker, length(call.body()));
    }

    private static Duration length(Body body) {
        String text = body.text("lease");
        try {
            return text == null ? Lease.DEFAULT_LENGTH : Lease.length(text);
        } catch (IllegalArgumentException | RefusedException e) {
            throw Problem.badRequest("lease: " + e.getMessage()).at("lease", text).exception();
        }
    }
}
