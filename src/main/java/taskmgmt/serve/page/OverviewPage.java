package taskmgmt.serve.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.render.Human;
import taskmgmt.render.chart.Svg;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** How everything stands, in one view. */
final class OverviewPage {
    private static final int MOST = 10;
    private static final int DAY = "2025-01-31".length();
    private static final int YEAR = "2025-".length();

    private final Visit visit;
    private final Data dashboard;
    private final Data status;
    private final List<Data> stuck;
    private final Data sla;
    private final List<Data> remaining;

    private OverviewPage(Visit visit, SlowReading ends) throws IOException, InterruptedException {
        this.visit = visit;
        this.dashboard = visit.object("dashboard");
        this.status = visit.object("system status");
        this.stuck = visit.rows("stuck");
        this.sla = visit.object("sla");
        this.remaining = dashboard.list("running").isEmpty() ? List.of() : Data.rows(visit.text(ends.read()));
    }

    /**
     * The page.
     *
     * @param ends     when the tasks that run should end
     * @param backtest what forecasts said before, against what came
     */
    static Response of(Visit visit, SlowReading ends, BackgroundReading backtest) throws IOException, InterruptedException {
        OverviewPage page = new OverviewPage(visit, ends);
        Html body = new Html().element("h1", "Overview", "class", "heard").add(page.tiles()).add(page.running());
        body.open("div", "class", "pair").add(page.stuck()).add(page.deadlines()).close("div");
        body.add(page.throughput()).add(Accuracy.section(visit, backtest));
        body.open("div", "class", "pair").add(page.failures()).add(page.kinds()).close("div");
        return Frame.page("Overview", "/", visit, body);
    }

    private Html tiles() {
        Data open = dashboard.at("open");
        Data total = sla.at("total");
        long failed = dashboard.list("by_day").stream().mapToLong(day -> day.count("failed")).sum();
        long incidents = status.at("incidents").count("detected") + status.at("incidents").count("remediating");
        Html tiles = new Html();
        tile(tiles, "Running", open.count("active"), "/tasks?status=active", "live");
        tile(tiles, "Waiting", open.count("pending") + open.count("queued") + open.count("retrying"), "/tasks?status=pending,queued,retrying", "plain");
        tile(tiles, "Stuck", stuck.size(), "#stuck", stuck.isEmpty() ? "good" : "bad");
        tile(tiles, "At risk or overdue", total.count("at_risk") + total.count("overdue"), "#deadlines", total.count("overdue") > 0 ? "bad" : "plain");
        tile(tiles, "Failed in 14 days", failed, "/tasks?status=failed", failed > 0 ? "bad" : "good");
        tile(tiles, "Incidents open", incidents, "/incidents", incidents > 0 ? "bad" : "good");
        tile(tiles, "Tasks on record", status.at("tasks").count("all"), "/tasks", "plain");
        return new Html().open("section", "id", "tiles", "class", "tiles", "aria-label", "How things stand").add(tiles).close("section");
    }

    private static void tile(Html tiles, String name, long count, String address, String kind) {
        tiles.open("a", "class", "tile " + (count == 0 ? "plain" : kind), "href", address).element("strong", Human.count(count)).element("span", name).close("a");
    }

    private Html running() {
        Map<String, Data> ends = new HashMap<>();
        remaining.forEach(each -> ends.put(each.text("task_id"), each));
        Grid grid = new Grid("Running tasks").wide("Task").column("Kind").number("Running for").column("Done").column("Expected end").column("Deadline");
        for (Data task : Visit.first(MOST, dashboard.list("running"))) {
            Data end = ends.getOrDefault(task.text("task_id"), Data.NONE);
            grid.row().cell(Links.task(task)).cell(Links.kind(task)).cell(Shown.duration(task, "running_seconds"))
                    .cell(Links.progress(task)).cell(expected(end)).cell(task.has("deadline") ? Shown.state(task.text("deadline")) : new Html().text(Shown.NOTHING));
        }
        return Frame.section("running", "Running", grid.html("Nothing is running now. Tasks that are started appear here by themselves."));
    }

    private Html expected(Data end) {
        return end.has("p50_eta") ? visit.shown().time(end, "p50_eta").text(", p90 ").add(visit.shown().time(end, "p90_eta"))
                : new Html().text(end.has("note") ? end.text("note") : Shown.NOTHING);
    }

    private Html stuck() {
        Grid grid = new Grid("Tasks that make no progress").wide("Task").wide("Why").number("Running for");
        for (Data task : Visit.first(MOST, stuck)) {
            grid.row().cell(Links.task(task)).cell(task.text("reasons").replace('_', ' ')).cell(Shown.duration(task, "running_seconds"));
        }
        return Frame.section("stuck", "Stuck", grid.html("Every running task makes progress."));
    }

    private Html deadlines() {
        Data total = sla.at("total");
        Html html = new Html();
        if (total.count("ended") > 0) {
            html.element("p", Shown.percent(total, "compliance_percent") + " of " + Human.count(total.count("ended"), "deadline was", "deadlines were")
                    + " met; " + Human.count(total.count("missed")) + " missed.");
        }
        Grid grid = new Grid("Open tasks with a deadline").wide("Task").column("Level").column("Deadline").number("Used");
        for (Data task : Visit.first(MOST, sla.list("open"))) {
            grid.row().cell(Links.task(task)).cell(Shown.state(task.text("level"))).cell(visit.shown().time(task, "sla_deadline"))
                    .cell(Shown.percent(task, "used_percent"));
        }
        return Frame.section("deadlines", "Deadlines", html.add(grid.html("No open task has a deadline. One gets it with --sla, as in --sla 2h.")));
    }

    private Html throughput() {
        List<Data> days = dashboard.list("by_day");
        List<String> labels = days.stream().map(day -> day.text("day").substring(YEAR, DAY)).toList();
        long ended = days.stream().mapToLong(day -> day.count("completed") + day.count("failed") + day.count("cancelled")).sum();
        if (ended == 0) {
            return Frame.section("throughput", "Ended each day", new Html().element("p", "No task has ended in the last " + days.size() + " days" + otherDays() + ".", "class", "empty"));
        }
        List<Svg.Part> parts = List.of(part("completed", "good", days), part("failed", "bad", days), part("cancelled", "other", days));
        Html html = new Html().open("figure", "class", "columns", "tabindex", "0").drawing(Svg.columns("Tasks that ended, by day", labels, parts))
                .element("figcaption", "completed from the bottom, above it failed, above that cancelled; days of UTC").close("figure");
        return Frame.section("throughput", "Ended each day", html);
    }

    /** Which days there is something to see of; nothing where nothing has ever ended. */
    private String otherDays() {
        if (!dashboard.has("last_ended_day")) {
            return "";
        }
        String last = dashboard.text("last_ended_day").substring(0, DAY);
        String first = dashboard.text("first_ended_day").substring(0, DAY);
        return first.equals(last) ? "; on " + last + " some did" : "; from " + first + " to " + last + " some did";
    }

    private static Svg.Part part(String name, String kind, List<Data> days) {
        List<Long> values = new ArrayList<>();
        days.forEach(day -> values.add(day.count(name)));
        return new Svg.Part(name, kind, values);
    }

    private Html failures() {
        Grid grid = new Grid("The last failures").wide("Task").column("Failed").number("After");
        for (Data task : dashboard.list("recent_failures")) {
            grid.row().cell(Links.task(task)).cell(visit.shown().time(task, "failed_at")).cell(Shown.duration(task, "duration_seconds"));
        }
        return Frame.section("failures", "Failed lately", grid.html("No task has failed in the last 14 days."));
    }

    private Html kinds() {
        Grid grid = new Grid("What took the most time").wide("Kind").number("Ended").number("Failed").number("Time");
        for (Data kind : Visit.first(MOST, dashboard.list("by_group"))) {
            grid.row().cell(Links.kind(kind)).cell(Shown.count(kind, "ended")).cell(Shown.count(kind, "failed")).cell(Shown.duration(kind, "total_seconds"));
        }
        return Frame.section("kinds", "Most time in 14 days", grid.html("No task has ended in the last 14 days."));
    }
}
