package taskmgmt.serve.page;

import java.io.IOException;
import java.util.List;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** What is learned, the settings that came of it with what shows that they are better, and what governance decides. */
final class LearningPage {
    static final String PATH = "/learning";
    private static final int MOST = 100;

    private final Visit visit;

    private LearningPage(Visit visit) {
        this.visit = visit;
    }

    static Response of(Visit visit) throws IOException, InterruptedException {
        LearningPage page = new LearningPage(visit);
        Data learned = visit.object("learn show");
        Html body = new Html().element("h1", "Learning").add(page.settings(learned)).add(page.versions(learned))
                .add(page.governance(visit.rows("governance list", "--limit=" + MOST))).add(page.activities(visit.rows("learning list", "--limit=" + MOST)));
        return Frame.page("Learning", PATH, visit, body);
    }

    private Html settings(Data learned) {
        Html html = new Html();
        if (learned.has("settings_version")) {
            html.element("p", "Version " + learned.text("settings_version") + " is in force.");
        }
        html.add(Sheets.of("Settings in force", learned.list("settings"), visit.shown(), "Nothing has been learned yet: 'task-mgmt learn run' fits settings on what "
                + "is on record, and publishes those that a back-test shows to be better."));
        if (learned.has("validation")) {
            html.element("h3", "What shows that").add(Sheets.of("Back-tests", learned.list("validation"), visit.shown(), ""));
        }
        return Frame.section("settings", "Settings that were learned", html);
    }

    private Html versions(Data learned) {
        return Frame.section("versions", "Versions", Sheets.of("Versions of the settings", learned.list("versions"), visit.shown(), "There is no version yet."));
    }

    private Html governance(List<Data> updates) {
        Grid grid = new Grid("Updates and what was decided").wide("Update").column("State").column("Risk").column("Proposed by").column("Decided by").column("When");
        for (Data update : updates) {
            grid.row().cell(new Html().open("span", "class", "named").link(Links.ofTask(update.text("task_id")), update.text("component"))
                            .element("small", update.text("version")).close("span"))
                    .cell(Shown.state(update.text("state"))).cell(update.text("risk")).cell(Shown.text(update, "proposed_by"))
                    .cell(update.has("decided_by") ? update.text("decided_by") : Shown.NOTHING).cell(visit.shown().time(update, "created_at"));
        }
        return Frame.section("governance", "Governance", grid.html("No update of a configuration is on record."));
    }

    private Html activities(List<Data> activities) {
        Grid grid = new Grid("Learning activities").wide("Activity").column("Status").column("Kind").column("Progress").column("Began").column("Ended");
        for (Data each : activities) {
            grid.row().cell(Links.task(each)).cell(Shown.state(each.text("status"))).cell(each.text("task_type").replace('_', ' '))
                    .cell(Links.progress(each)).cell(visit.shown().time(each, "created_at")).cell(visit.shown().time(each, "completed_at"));
        }
        return Frame.section("activities", "Activities", grid.html("Nothing is being learned. 'task-mgmt learning training' registers a training job."));
    }
}
