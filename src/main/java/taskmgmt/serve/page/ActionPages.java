package taskmgmt.serve.page;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.BrowserSession;
import taskmgmt.access.Role;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.route.PageActions;
import taskmgmt.serve.gate.FormCheck;
import taskmgmt.serve.route.Readings;
import taskmgmt.serve.action.RunAction;
import taskmgmt.serve.action.TaskAction;

/**
 * What can be done on pages: each has a page of its own that asks first, and says under which name it goes on record. Without a session
 * nothing is done, also where everybody may: nobody would know who it was.
 */
final class ActionPages {
    static final String SEEN = "seen";
    static final String STEP = "step";
    private static final String REASON = "reason";

    private final Readings readings;
    private final PageActions actions;
    private final InstantSource clock;

    ActionPages(Readings readings, PageActions actions, InstantSource clock) {
        this.readings = readings;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * What is asked before something is done.
     *
     * @param verb     as the button says it
     * @param what     the thing that it is done to
     * @param back     where that is shown
     * @param reason   what a reason is called here; null if there is none
     * @param required whether one has to be given
     * @param hidden   what the form brings back besides
     */
    private record Question(String verb, String what, String back, @Nullable String reason, boolean required, Map<String, String> hidden) {}

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (TaskAction action : TaskAction.values()) {
            String verb = action.verb();
            routes.addAll(pair("/tasks/{id}/" + verb, action.role(), verb + "Task", verb + " a task", this::askTask, call -> doTask(call, action)));
        }
        for (RunAction action : RunAction.values()) {
            routes.addAll(pair(WorkflowsPage.RUNS + "/{id}/" + action.verb(), action.role(), action.verb() + "Run", action.verb() + " a run of a workflow",
                    this::askRun, call -> actions.run(call, action, call.body().text(STEP), call.body().text(REASON))));
        }
        routes.addAll(pair("/incidents/{id}/resolve", Role.REPORTER, "resolveIncident", "resolve an incident", this::askIncident, this::doIncident));
        return routes;
    }

    private interface Doing {
        void act(Call call) throws IOException;
    }

    private interface Asking {
        Question question(Visit visit, String verb) throws IOException, InterruptedException;
    }

    /** The page that asks, and what happens when it is answered. */
    private List<Route> pair(String path, Role role, String name, String summary, Asking asking, Doing doing) {
        String verb = path.substring(path.lastIndexOf('/') + 1);
        List<BodyField> fields = List.of(FormCheck.field(), BodyField.optional(REASON, BodyField.Kind.TEXT, "why"),
                BodyField.optional(STEP, BodyField.Kind.TEXT, "which step of a run is meant"), BodyField.optional(SEEN, BodyField.Kind.TEXT, "what was known when that was decided"));
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return List.of(
                Route.page(path, "ask" + capital, "ask before it will " + summary, List.of(QueryParameter.text(STEP, "which step of a run is meant")), call -> {
                    Visit visit = new Visit(call, readings, clock.instant());
                    return ask(visit, asking.question(visit, verb), path);
                }).only(role),
                Route.form(path, role, "page" + capital, summary + " from its page", fields, call -> {
                    if (call.caller().session() == null) {
                        throw Problem.of(403, "whoever does that has to be known").remedy("log in with an API key").exception();
                    }
                    doing.act(call);
                    String own = call.request().path();
                    return Response.empty(303).with("Location", own.substring(0, own.lastIndexOf('/')));
                }));
    }

    private static Response ask(Visit visit, Question question, String path) {
        BrowserSession session = visit.call().caller().session();
        String place = path.startsWith(WorkflowsPage.RUNS) ? WorkflowsPage.PATH : path.substring(0, path.indexOf('/', 1));
        if (session == null) {
            return Response.empty(303).with("Location", "/login?next=" + visit.call().request().path());
        }
        Html html = new Html().element("h1", question.verb + "?").open("p").element("strong", question.what).close("p");
        html.element("p", "This is recorded as done by " + session.name() + " (key " + session.keyId() + ").");
        // Without an address of its own, a form goes to that of its page, with its query.
        html.open("form", "method", "post", "action", visit.call().request().path(), "class", "ask").add(Frame.mark(session));
        question.hidden.forEach((name, value) -> html.open("input", "type", "hidden", "name", name, "value", value));
        if (question.reason != null) {
            html.open("label").element("span", question.reason + (question.required ? "" : " (optional)"));
            if (question.required) {
                html.open("input", "name", REASON, "required", "", "autofocus", "");
            } else {
                html.open("input", "name", REASON, "autofocus", "");
            }
            html.close("label");
        }
        html.open("div", "class", "buttons").element("button", question.verb, "class", "do").link(question.back, "Back").close("div").close("form");
        return Frame.page(question.verb, place, visit, html);
    }

    /** Links to the pages that ask; that one has to log in, where nobody has. */
    static Html links(Visit visit, String address, List<String> verbs) {
        if (verbs.isEmpty()) {
            return new Html();
        }
        Html html = new Html().open("p", "class", "buttons");
        if (visit.call().caller().session() == null) {
            return html.link("/login?next=" + address, "Log in to " + String.join(", ", verbs)).close("p");
        }
        verbs.forEach(verb -> html.link(address + "/" + verb, Words.sentence(verb), "class", "button"));
        return html.close("p");
    }

    private Question askTask(Visit visit, String verb) throws IOException, InterruptedException {
        Data task = TaskPage.task(visit);
        TaskAction action = TaskAction.valueOf(verb.toUpperCase(java.util.Locale.ROOT));
        String reason = !action.takesReason() ? null : action == TaskAction.FAIL || action == TaskAction.RETRY ? "What went wrong" : "Reason";
        return new Question(Words.sentence(verb) + " this task", task.text("title") + " (" + task.text("task_id") + "), which is " + task.text("status"),
                Links.ofTask(task.text("task_id")), reason, action.needsReason(), TaskPage.hidden(task));
    }

    private void doTask(Call call, TaskAction action) throws IOException {
        String reason = call.body().text(REASON);
        if (action.needsReason() && reason == null) {
            throw Problem.badRequest("say what went wrong").at(REASON, null).exception();
        }
        actions.task(call, action, reason, call.body().text(SEEN));
    }

    private Question askRun(Visit visit, String verb) throws IOException, InterruptedException {
        Data run = visit.object("workflow status", "--", visit.call().variable("id"));
        String id = run.text("run_id");
        String step = visit.call().parameter(STEP);
        String what = "run " + id + " of " + run.text("workflow") + ", which is " + run.text("status");
        return new Question(Words.sentence(verb) + (step == null ? " this run" : " this step"), step == null ? what : step + " of " + what,
                WorkflowsPage.RUNS + "/" + Links.segment(id), verb.equals(RunAction.RETRY.verb()) ? null : "Reason", false, step == null ? Map.of() : Map.of(STEP, step));
    }

    private Question askIncident(Visit visit, String verb) throws IOException, InterruptedException {
        Data incident = visit.object("incident show", "--", visit.call().variable("id"));
        String id = incident.text("incident_id");
        return new Question("Resolve this incident", incident.text("failure_mode") + " (" + id + "), which is " + incident.text("status"),
                IncidentsPage.PATH + "/" + Links.segment(id), "What was done", false, Map.of());
    }

    private void doIncident(Call call) throws IOException {
        actions.resolve(call, call.body().text(REASON));
    }
}
