package taskmgmt.serve.page;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.access.Role;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;
import taskmgmt.serve.html.Stretches;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;
import taskmgmt.serve.action.RunAction;

/** Workflows, their runs, and one run with its steps over time. */
final class WorkflowsPage {
    static final String PATH = "/workflows";
    static final String RUNS = "/runs";
    private static final int MOST = 100;

    private final Visit visit;

    private WorkflowsPage(Visit visit) {
        this.visit = visit;
    }

    static Response of(Visit visit) throws IOException, InterruptedException {
        WorkflowsPage page = new WorkflowsPage(visit);
        Html body = new Html().element("h1", "Workflows").add(page.runs(visit.rows("workflow history", "--limit=" + MOST))).add(page.kept(visit.rows("workflow list")));
        return Frame.page("Workflows", PATH, visit, body);
    }

    private Html runs(List<Data> runs) {
        Grid grid = new Grid("Runs, the newest first").wide("Run").column("Status").column("Workflow").column("Began").number("Took").number("Attempt").wide("Error");
        for (Data run : runs) {
            grid.row().cell(new Html().link(RUNS + "/" + Links.segment(run.text("run_id")), run.text("run_id"))).cell(Shown.state(run.text("status")))
                    .cell(new Html().link(PATH + "/" + Links.segment(run.text("workflow")), run.text("workflow"))).cell(visit.shown().time(run, "started_at"))
                    .cell(Shown.duration(run, "duration_seconds")).cell(run.text("attempt")).cell(Shown.text(run, "error_message"));
        }
        return Frame.section("runs", "Runs", grid.html("No workflow has been run yet. 'task-mgmt workflow execute NAME' runs one."));
    }

    private Html kept(List<Data> workflows) {
        Grid grid = new Grid("Workflows that are kept").column("Workflow").wide("What it does").number("Steps").number("Versions").column("Kept").column("By");
        for (Data each : workflows) {
            grid.row().cell(new Html().link(PATH + "/" + Links.segment(each.text("workflow")), each.text("workflow"))).cell(Shown.text(each, "description"))
                    .cell(each.text("steps")).cell(each.text("versions")).cell(visit.shown().time(each, "kept_at")).cell(Shown.text(each, "kept_by"));
        }
        return Frame.section("kept", "Definitions", grid.html("No workflow is defined. 'task-mgmt workflow create --file FILE' keeps one."));
    }

    /** The definition of one. */
    static Response definition(Visit visit) throws IOException, InterruptedException {
        String name = visit.call().variable("id");
        String text = visit.plain("workflow show", "--", name);
        Html body = new Html().element("h1", name).add(graph(text, List.of())).add(Frame.section("definition", "Definition", new Html().open("pre", "tabindex", "0").lines(text).close("pre")));
        return Frame.page(name, PATH, visit, body);
    }

    /** A definition that is kept has been checked; one of a version to come may be none here, and is not drawn then. */
    private static Html graph(String text, List<Data> steps) {
        Definition definition = DefinitionParser.parse(text).value();
        return definition == null ? new Html() : Frame.section("graph", "Steps and what they wait for", StepGraph.of(definition, steps));
    }

    /** Of the definition that the run was started with; nothing if another one is kept now. */
    private Html graph(Data run) throws IOException, InterruptedException {
        for (Data each : visit.rows("workflow list")) {
            if (each.text("workflow").equals(run.text("workflow")) && each.text("version").equals(run.text("version"))) {
                return graph(visit.plain("workflow show", "--", run.text("workflow")), run.list("steps"));
            }
        }
        return Frame.section("graph", "Steps and what they wait for",
                new Html().element("p", "The workflow has changed since this run was started: its steps are in the table.", "class", "empty"));
    }

    /** One run. */
    static Response run(Visit visit) throws IOException, InterruptedException {
        Data run = visit.object("workflow status", "--", visit.call().variable("id"));
        WorkflowsPage page = new WorkflowsPage(visit);
        Html body = new Html().open("div", "class", "title").element("h1", run.text("run_id")).add(Shown.state(run.text("status"))).close("div")
                .add(Frame.section("facts", "What is known", page.facts(run))).add(page.graph(run)).add(page.gantt(run)).add(page.steps(run));
        return Frame.page(run.text("run_id"), PATH, visit, body);
    }

    private Html facts(Data run) {
        Facts facts = new Facts().add("Workflow", new Html().link(PATH + "/" + Links.segment(run.text("workflow")), run.text("workflow")));
        facts.add("Task", Links.taskId(run.text("run_id"))).text("Attempt", run.text("attempt"));
        facts.add("Began", visit.shown().time(run, "started_at"));
        facts.text("Took", run.has("duration_seconds") ? Shown.duration(run, "duration_seconds") : "").text("Error", run.text("error_message"));
        run.at("params").values().keySet().forEach(name -> facts.text("Parameter " + name, run.at("params").text(name)));
        run.at("outputs").values().keySet().forEach(name -> facts.text("Output " + name, run.at("outputs").text(name)));
        if (run.has("expected_end")) {
            facts.add("Expected end", visit.shown().time(run, "expected_end"));
        }
        String address = RUNS + "/" + Links.segment(run.text("run_id"));
        Html html = facts.html();
        for (Data step : run.list("steps")) {
            if (step.text("kind").equals("approval") && List.of("running", "waiting", "active").contains(step.text("status"))) {
                html.add(approval(address, step));
            }
        }
        return html.add(ActionPages.links(visit, address, RunAction.of(run.text("status"), run.is("led")).stream()
                .filter(action -> visit.maybe(action.role())).map(RunAction::verb).toList()));
    }

    /** What a step asks, and the two answers. */
    private Html approval(String address, Data asking) {
        String step = asking.text("step");
        String note = asking.text("note");
        Html html = new Html().open("p", "class", "notice").text("Step " + step + " waits for an approval" + (note.isEmpty() ? ". " : "; " + note + " "));
        if (visit.call().caller().session() != null && visit.maybe(Role.APPROVER)) {
            html.link(address + "/approve?step=" + Links.segment(step), "Approve", "class", "button").text(" ")
                    .link(address + "/reject?step=" + Links.segment(step), "Reject", "class", "button");
        }
        return html.close("p");
    }

    private Html gantt(Data run) {
        List<Stretches.Stretch> stretches = new ArrayList<>();
        for (Data step : run.list("steps")) {
            Instant start = Shown.instant(step, "started_at");
            Instant end = Shown.instant(step, "completed_at");
            Instant until = end == null ? visit.shown().now() : end;
            if (start != null && !until.isBefore(start)) {
                stretches.add(new Stretches.Stretch(step.text("step"), Shown.kind(step.text("status")), start, until));
            }
        }
        return Frame.section("gantt", "Steps over time", stretches.isEmpty() ? new Html().element("p", "No step has begun yet.", "class", "empty")
                : new Html().open("figure", "tabindex", "0").drawing(Stretches.svg("When each step ran, and how long", stretches)).close("figure"));
    }

    private Html steps(Data run) {
        Grid grid = new Grid("Steps").wide("Step").column("Status").column("Kind").number("Took").number("Attempt").number("Exit code").wide("Note");
        for (Data step : run.list("steps")) {
            String id = step.text("task_id");
            grid.row().cell(id.isEmpty() ? new Html().text(step.text("step")) : new Html().link(Links.ofTask(id), step.text("step")))
                    .cell(Shown.state(step.text("status"))).cell(step.text("kind")).cell(Shown.duration(step, "duration_seconds"))
                    .cell(Shown.text(step, "attempt")).cell(Shown.text(step, "exit_code")).cell(Shown.text(step, "note"));
        }
        return Frame.section("steps", "Steps", grid.html("It has no steps."));
    }
}
