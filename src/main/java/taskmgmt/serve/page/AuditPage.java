package taskmgmt.serve.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.render.Human;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** Who changed what, whether anybody has changed the record since, and by what that can be told later. */
final class AuditPage {
    static final String PATH = "/audit";
    private static final int MOST = 100;
    private static final List<String> FILTERS = List.of("by", "action", "resource");

    private final Visit visit;

    private AuditPage(Visit visit) {
        this.visit = visit;
    }

    static List<QueryParameter> parameters() {
        return FILTERS.stream().map(name -> QueryParameter.text(name, "only entries of this " + name)).toList();
    }

    static Response of(Visit visit) throws IOException, InterruptedException {
        AuditPage page = new AuditPage(visit);
        Html body = new Html().element("h1", "Audit").add(page.verified(visit.object("audit verify"))).add(page.form()).add(page.entries());
        return Frame.page("Audit", PATH, visit, body);
    }

    private Html verified(Data verdict) {
        Data tree = verdict.at("checks").at("tree");
        Html html = new Html().open("p").text("The record is ").add(Shown.state(verdict.text("verdict").toLowerCase(java.util.Locale.ROOT)))
                .text(": " + Human.count(verdict.count("chained_entries"), "entry", "entries") + " checked, each with the line that it vouches for.").close("p");
        for (String name : List.of("chain", "registry", "incidents")) {
            Data check = verdict.at("checks").at(name);
            if (check.count("finding_count") > 0) {
                html.element("p", name + ": " + Human.count(check.count("finding_count"), "finding", "findings") + "; 'task-mgmt audit verify' lists them",
                        "class", "notice");
            }
        }
        Facts facts = new Facts().text("Entries", Shown.count(tree, "size")).add("Root", new Html().element("code", tree.text("root")))
                .add("Head of the chain", new Html().element("code", verdict.text("head")));
        html.add(facts.html());
        if (tree.has("root")) {
            html.open("label").element("span", "Keep this elsewhere: with it, it can be told later whether the record has only grown")
                    .open("textarea", "readonly", "", "rows", "2", "id", "checkpoint", "spellcheck", "false")
                    .lines("{\"size\":" + tree.text("size") + ",\"root\":\"" + tree.text("root") + "\"}").close("textarea").close("label");
            html.element("p", "'task-mgmt audit checkpoint' signs it as well.", "class", "empty");
        }
        return Frame.section("verified", "Is it as it was written?", html);
    }

    private Html form() {
        Html form = new Html().open("form", "method", "get", "action", PATH, "class", "filters", "role", "search", "aria-label", "Filters");
        for (String name : FILTERS) {
            String value = visit.call().parameter(name);
            form.open("label").element("span", Words.sentence(name));
            if (value == null || value.isBlank()) {
                form.open("input", "name", name);
            } else {
                form.open("input", "name", name, "value", value);
            }
            form.close("label");
        }
        return form.open("div", "class", "buttons").element("button", "Show").link(PATH, "Clear").close("div").close("form");
    }

    private Html entries() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--limit=" + MOST));
        for (String name : FILTERS) {
            String value = visit.call().parameter(name);
            if (value != null && !value.isBlank()) {
                words.add("--" + name + "=" + value.strip());
            }
        }
        Grid grid = new Grid("Entries, the newest first").number("Entry").column("When").wide("Who").column("Action").wide("What").wide("Decision");
        for (Data entry : Data.rows(visit.text("audit list", words))) {
            grid.row().cell(Shown.text(entry, "seq")).cell(visit.shown().time(entry, "timestamp")).cell(entry.text("actor")).cell(entry.text("action").replace('_', ' '))
                    .cell(entry.text("resource")).cell(entry.has("decision") ? entry.text("decision") : Shown.NOTHING);
        }
        return Frame.section("entries", "The last " + MOST + " entries", grid.html("No entry meets these conditions."));
    }
}
