package taskmgmt.serve.route;

import taskmgmt.serve.action.RunAction;
import static taskmgmt.serve.BodyField.optional;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.access.Role;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.BodyField.Kind;
import taskmgmt.serve.Call;
import taskmgmt.serve.ContentTag;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;

/** Actions on workflows and their runs. Lists are among {@link ReadRoutes}. */
final class WorkflowRoutes {
    static final String WORKFLOWS = "/api/v1/workflows";
    static final String RUNS = WORKFLOWS + "/runs";
    private static final BodyField REASON = optional("reason", Kind.TEXT, "reason, for the record");
    private static final BodyField STEP = optional("step", Kind.TEXT, "the approval, if more than one is open");
    private static final List<BodyField> EXECUTE = List.of(
            optional("params", Kind.OBJECT, "a value for each parameter of the workflow that has none of its own"),
            optional("run_id", Kind.TEXT, "id of the run (default: generated)"));
    private static final List<BodyField> RETRY = List.of(
            optional("step", Kind.TEXT, "step to run again, even if completed (default: all that failed or were cancelled)"),
            optional("downstream", Kind.FLAG, "with step: and all that come after it"));

    private final Readings readings;
    private final LedRuns runs;

    WorkflowRoutes(Readings readings, LedRuns runs) {
        this.readings = readings;
        this.runs = runs;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.get(WORKFLOWS + "/{id}", "getWorkflow", "send the current definition of a workflow", List.of(), this::definition).answering("application/yaml"),
                Route.change("POST", WORKFLOWS + "/{id}/execute", Role.OPERATOR, "executeWorkflow", "start a run of a workflow, and lead it", EXECUTE, this::execute)));
        for (RunAction action : RunAction.values()) {
            routes.add(Route.change("POST", RUNS + "/{id}/" + action.verb(), action.role(), action.verb() + "Run", summary(action), fields(action), call -> act(call, action)));
        }
        return routes;
    }

    private static String summary(RunAction action) {
        return switch (action) {
            case APPROVE -> "approve the step that a run waits for";
            case REJECT -> "reject the step that a run waits for; the step fails";
            case PAUSE -> "start no more steps of a run; running ones continue";
            case RESUME -> "go on with a run that is paused, or that nobody leads";
            case CANCEL -> "end a run, its commands and its handlers";
            case RETRY -> "open another attempt at a run, and run again what failed in it";
        };
    }

    private static List<BodyField> fields(RunAction action) {
        return action == RunAction.RETRY ? RETRY : action.decides() ? List.of(STEP, REASON) : List.of(REASON);
    }

    private Response definition(Call call) throws IOException, InterruptedException {
        String text = readings.readAs("workflow show", List.of("--", call.variable("id")));
        return ContentTag.unlessKnown(Response.of(Response.OK, "application/yaml; charset=utf-8", text), call.request());
    }

    private Response execute(Call call) throws IOException, InterruptedException {
        Body body = call.body();
        String run = runs.execute(call, call.variable("id"), LedRuns.typed(body.objectOrEmpty("params")), Addresses.usable(body.text("run_id"), "run_id"));
        return started(run, readings);
    }

    /** The response after starting it. */
    static Response started(String run, Readings readings) throws IOException, InterruptedException {
        return Response.json(Response.CREATED, status(run, readings)).with("Location", RUNS + "/" + Addresses.segment(run));
    }

    /** The response after changing it. */
    static Response changed(String run, Readings readings) throws IOException, InterruptedException {
        return Response.json(Response.OK, status(run, readings));
    }

    private Response act(Call call, RunAction action) throws IOException, InterruptedException {
        Body body = call.body();
        runs.act(call, action, body.has("step") ? body.text("step") : null, Boolean.TRUE.equals(body.flag("downstream")), body.has("reason") ? body.text("reason") : null);
        return changed(call.variable("id"), readings);
    }

    /** The current output of {@code workflow status}; the process that leads the run continues meanwhile. */
    private static String status(String run, Readings readings) throws IOException, InterruptedException {
        return readings.read("workflow status", List.of("--", run)).text();
    }
}
