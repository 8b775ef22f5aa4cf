package taskmgmt.serve.page;

import java.io.IOException;
import java.util.List;
import taskmgmt.access.Role;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** What went wrong, how long repairs take, and one incident with its records. */
final class IncidentsPage {
    static final String PATH = "/incidents";
    private static final int MOST = 200;

    private final Visit visit;

    private IncidentsPage(Visit visit) {
        this.visit = visit;
    }

    static Response of(Visit visit) throws IOException, InterruptedException {
        IncidentsPage page = new IncidentsPage(visit);
        Data mttr = visit.object("mttr");
        Html body = new Html().element("h1", "Incidents").add(page.figures(mttr)).add(page.list(visit.rows("incident list", "--limit=" + MOST)));
        body.open("div", "class", "pair").add(page.targets(mttr)).add(page.modes(mttr)).close("div");
        return Frame.page("Incidents", PATH, visit, body);
    }

    private Html figures(Data mttr) {
        Data times = mttr.at("mttr_seconds");
        Html tiles = new Html();
        tile(tiles, "Open", Shown.count(mttr, "open"));
        tile(tiles, "Resolved", Shown.count(mttr, "resolved"));
        tile(tiles, "Not healed", Shown.count(mttr, "failed"));
        tile(tiles, "Mean time to repair", Shown.duration(times, "mean"));
        tile(tiles, "Half within", Shown.duration(times, "p50"));
        tile(tiles, "19 of 20 within", Shown.duration(times, "p95"));
        tile(tiles, "Without a person", Shown.percent(mttr.at("healed"), "without_person_percent"));
        return new Html().open("section", "id", "tiles", "class", "tiles", "aria-label", "Repairs").add(tiles).close("section");
    }

    private static void tile(Html tiles, String name, String figure) {
        tiles.open("div", "class", "tile plain").element("strong", figure).element("span", name).close("div");
    }

    private Html list(List<Data> incidents) {
        Grid grid = new Grid("Incidents, the newest first").wide("Incident").column("Status").column("Severity").column("Detected").number("Repaired in").column("Playbook");
        for (Data incident : incidents) {
            String id = incident.text("incident_id");
            grid.row().cell(new Html().open("span", "class", "named").link(PATH + "/" + Links.segment(id),
                            incident.has("title") ? incident.text("title") : incident.text("failure_mode")).element("small", id).close("span"))
                    .cell(Shown.state(incident.text("status"))).cell(Shown.state(incident.text("severity"))).cell(visit.shown().time(incident, "detected_at"))
                    .cell(Shown.duration(incident, "mttr_seconds")).cell(Shown.text(incident, "playbook_name"));
        }
        return Frame.section("list", "The newest", grid.html("No incident is on record. 'task-mgmt incident open' records one, 'task-mgmt heal' heals them."));
    }

    private Html targets(Data mttr) {
        Grid grid = new Grid("Targets by severity").column("Severity").number("Target").number("Mean").number("Within").column("Met");
        for (Data target : mttr.list("severity_targets")) {
            grid.row().cell(Shown.state(target.text("severity"))).cell(Shown.duration(target, "target_seconds")).cell(Shown.duration(target, "mean_seconds"))
                    .cell(Shown.percent(target, "within_percent")).cell(target.has("met") ? target.is("met") ? Shown.state("met") : Shown.state("missed")
                            : new Html().text(Shown.NOTHING));
        }
        return Frame.section("targets", "Targets", grid.html("There are no targets."));
    }

    private Html modes(Data mttr) {
        Grid grid = new Grid("By what went wrong").wide("Failure").number("Incidents").number("Open").number("Mean repair");
        for (Data group : Visit.first(20, mttr.list("groups"))) {
            grid.row().cell(group.text("group")).cell(Shown.count(group, "incidents")).cell(Shown.count(group, "open"))
                    .cell(Shown.duration(group.at("mttr_seconds"), "mean"));
        }
        return Frame.section("modes", "By what went wrong", grid.html("Nothing has gone wrong yet."));
    }

    /** One of them. */
    static Response one(Visit visit) throws IOException, InterruptedException {
        String id = visit.call().variable("id");
        Data incident = visit.object("incident show", "--", id);
        if (!incident.text("incident_id").equals(id)) {
            throw Problem.of(404, "no incident '" + id + "'").exception();
        }
        Html body = new Html().open("div", "class", "title").element("h1", incident.text("failure_mode")).add(Shown.state(incident.text("status"))).close("div");
        body.add(Frame.section("facts", "What is known", new IncidentsPage(visit).facts(incident)));
        Grid grid = new Grid("Its records").column("Status").wide("Actions taken").wide("Error").column("Resolved");
        for (Data each : incident.list("records")) {
            grid.row().cell(Shown.state(each.text("status"))).cell(each.has("actions_taken") ? each.text("actions_taken") : Shown.NOTHING)
                    .cell(Shown.text(each, "error")).cell(visit.shown().time(each, "resolved_at"));
        }
        body.add(Frame.section("records", "Its records", grid.html("It has no records.")));
        if (incident.has("metadata")) {
            body.add(Frame.section("metadata", "Metadata", new Html().open("pre", "tabindex", "0").lines(incident.json("metadata")).close("pre")));
        }
        return Frame.page(incident.text("failure_mode"), PATH, visit, body);
    }

    private Html facts(Data incident) {
        Facts facts = new Facts().add("Incident", new Html().element("code", incident.text("incident_id"))).add("Severity", Shown.state(incident.text("severity")));
        facts.text("Playbook", incident.text("playbook_name"));
        facts.add("Detected", visit.shown().time(incident, "detected_at")).add("Resolved", visit.shown().time(incident, "resolved_at"));
        facts.text("Repaired in", incident.has("mttr_seconds") ? Shown.duration(incident, "mttr_seconds") : "");
        facts.text("Actions taken", incident.text("actions_taken")).text("Error", incident.text("error"));
        if (incident.has("task_id")) {
            facts.add("Its task", Links.taskId(incident.text("task_id")));
        }
        boolean open = List.of("detected", "remediating").contains(incident.text("status")) && visit.maybe(Role.REPORTER);
        return facts.html().add(ActionPages.links(visit, PATH + "/" + Links.segment(incident.text("incident_id")), open ? List.of("resolve") : List.of()));
    }
}
