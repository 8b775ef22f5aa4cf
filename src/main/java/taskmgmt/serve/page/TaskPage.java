package taskmgmt.serve.page;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.FigureCurve;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;
import taskmgmt.serve.html.Stretches;
import taskmgmt.serve.action.TaskAction;

/** Everything that is known of one task. */
final class TaskPage {
    private static final int MAX_EVENTS = 200;
    private static final List<String> FIGURES = List.of("progress_percent", "cpu_seconds", "memory_peak_mb", "memory_avg_mb", "disk_read_mb", "disk_write_mb",
            "network_tx_mb", "network_rx_mb", "dataset_size_mb", "vectors_processed", "tokens_processed", "epochs_completed");
    private static final List<String> JSON = List.of("result", "input", "metadata", "context", "verification_details");
    private static final String ML = "ml_metrics";

    private final Visit visit;
    private final Data task;
    private final String id;

    private TaskPage(Visit visit, Data task) {
        this.visit = visit;
        this.task = task;
        this.id = task.text("task_id");
    }

    /** The task in the address, by its whole id. */
    static Data task(Visit visit) throws IOException, InterruptedException {
        String id = visit.call().variable("id");
        Data task = visit.object("task show", "--", id);
        if (!task.text("task_id").equals(id)) {
            throw Problem.of(404, "no task '" + id + "'").exception();
        }
        return task;
    }

    static Response of(Visit visit) throws IOException, InterruptedException {
        TaskPage page = new TaskPage(visit, task(visit));
        Html body = new Html().open("div", "class", "title").element("h1", page.task.text("title"))
                .add(Shown.state(page.task.text("status"))).close("div").add(page.facts()).add(TaskForecast.section(visit, page.task));
        List<Data> snapshots = visit.rows("task snapshots", "--", page.id);
        body.add(page.attempts()).add(page.timeline()).add(page.dependencies());
        if (snapshots.size() > 1) {
            body.add(page.curves(snapshots));
        }
        for (String key : JSON) {
            if (page.task.has(key)) {
                body.add(Frame.section("json-" + key, Words.sentence(key), new Html().open("pre", "tabindex", "0").lines(page.task.json(key)).close("pre")));
            }
        }
        return Frame.page(page.task.text("title"), TasksPage.PATH, visit, body);
    }

    private Html facts() throws IOException, InterruptedException {
        Facts facts = new Facts();
        facts.add("Task", new Html().element("code", id));
        facts.add("Kind", Links.kind(task));
        for (String key : List.of("description", "error_message", "reason", "progress_message", "created_by", "assigned_to", "tags", "priority",
                "attempt", "proof", "escalation")) {
            facts.text(Words.sentence(key), task.text(key));
        }
        if (task.has("owner")) {
            facts.text(Words.sentence("owner"), QueuePage.owner(task.at("owner")));
        }
        if (task.has("progress_percent")) {
            facts.add("Progress", Links.progress(task));
        }
        if (!task.text("verification_status").equals("not_required")) {
            facts.add("Verification", Shown.state(task.text("verification_status")));
        }
        for (String key : List.of("created_at", "started_at", "completed_at", "updated_at", "sla_deadline")) {
            if (task.has(key)) {
                facts.add(Words.sentence(key), visit.shown().time(task, key));
            }
        }
        if (task.has("sla_met")) {
            facts.text("Deadline kept", task.is("sla_met") ? "yes" : "no");
        }
        if (task.has("duration_seconds")) {
            facts.text("Took", Shown.duration(task, "duration_seconds"));
        }
        if (task.text("status").equals("active")) {
            expected(facts);
        }
        return Frame.section("facts", "What is known", facts.html().add(actions()));
    }

    /** When it will be over: half of its kind are by the first time, nine of ten by the second. */
    private void expected(Facts facts) throws IOException, InterruptedException {
        List<Data> remaining = visit.rows("forecast remaining", "--", id);
        Data end = remaining.isEmpty() ? Data.NONE : remaining.getFirst();
        if (end.has("p50_eta")) {
            facts.add("Expected end", visit.shown().time(end, "p50_eta").text(" (half), ").add(visit.shown().time(end, "p90_eta")).text(" (9 of 10), ")
                    .add(visit.shown().time(end, "p95_eta")).text(" (19 of 20); from " + Shown.count(end, "sample_size") + " earlier runs"));
        } else {
            facts.text("Expected end", end.has("note") ? end.text("note") : "not known: there is no history of its kind");
        }
    }

    private Html actions() {
        return ActionPages.links(visit, Links.ofTask(id), TaskAction.of(task.text("status")).stream()
                .filter(action -> visit.maybe(action.role())).map(TaskAction::verb).toList());
    }

    private Html attempts() {
        List<Data> attempts = task.list("attempts");
        if (attempts.size() < 2) {
            return new Html();
        }
        Grid grid = new Grid("Attempts").number("Attempt").column("Status").column("Began").number("Took").wide("Error");
        List<Stretches.Stretch> stretches = new ArrayList<>();
        for (Data attempt : attempts) {
            grid.row().cell(attempt.text("attempt")).cell(Shown.state(attempt.text("status"))).cell(visit.shown().time(attempt, "started_at"))
                    .cell(Shown.duration(attempt, "duration_seconds")).cell(attempt.text("status").equals("failed") ? Shown.text(attempt, "error_message") : Shown.NOTHING);
            Instant start = Shown.instant(attempt, "started_at");
            Instant end = Shown.instant(attempt, "completed_at");
            if (start != null && !visit.shown().now().isBefore(start)) {
                stretches.add(new Stretches.Stretch("attempt " + attempt.text("attempt"), Shown.kind(attempt.text("status")), start,
                        end == null || end.isBefore(start) ? visit.shown().now() : end));
            }
        }
        Html html = grid.html("");
        if (stretches.size() > 1) {
            html.open("figure", "tabindex", "0").drawing(Stretches.svg("How long each attempt took", stretches)).close("figure");
        }
        return Frame.section("attempts", "Attempts", html);
    }

    private Html timeline() throws IOException, InterruptedException {
        List<Data> events = visit.rows("task history", "--", id);
        Html html = new Html();
        int from = Math.max(0, events.size() - MAX_EVENTS);
        if (from > 0) {
            html.element("p", "The last " + MAX_EVENTS + " of " + events.size() + " events.", "class", "empty");
        }
        html.open("ol", "class", "timeline");
        for (Data event : events.subList(from, events.size())) {
            String name = event.text("event");
            String word = name.startsWith("task.") ? name.substring("task.".length()) : name;
            html.open("li", "class", Shown.kind(word)).add(visit.shown().moment(event, "ts")).text(" ").element("strong", word)
                    .text(event.has("actor") ? " by " + event.text("actor") : "");
            Data fields = event.at("fields");
            if (!fields.values().isEmpty()) {
                html.open("span", "class", "fields");
                fields.values().keySet().forEach(key -> html.text(" " + key + ": ").element("b", fields.text(key)));
                html.close("span");
            }
            html.close("li");
        }
        return Frame.section("timeline", "Timeline", html.close("ol"));
    }

    private Html dependencies() throws IOException, InterruptedException {
        Grid grid = new Grid("Tasks that this one waits for, or that wait for it").column("Relation").wide("Task").column("Status");
        List<Data> own = visit.rows("task deps", "--", id);
        for (Data each : own) {
            grid.row().cell(each.text("relation").replace('_', ' ')).cell(Links.task(each)).cell(Shown.state(each.text("status")));
        }
        Html graph = own.isEmpty() ? new Html() : TaskGraph.of(visit, task, own);
        return Frame.section("dependencies", "Dependencies", graph.add(grid.html("It waits for no other task, and none waits for it.")));
    }

    private Html curves(List<Data> snapshots) {
        Html html = new Html().open("div", "class", "curves");
        for (String key : FIGURES) {
            curve(html, key, key, snapshots, null);
        }
        List<String> metrics = new ArrayList<>();
        for (Data snapshot : snapshots) {
            for (String key : snapshot.at(ML).values().keySet()) {
                if (!metrics.contains(key)) {
                    metrics.add(key);
                }
            }
        }
        metrics.forEach(key -> curve(html, key, key, snapshots, ML));
        return Frame.section("snapshots", "Figures over time", html.close("div"));
    }

    /** @param in the object that the figure is in; null for the snapshot itself */
    private static void curve(Html html, String name, String key, List<Data> snapshots, @Nullable String in) {
        List<FigureCurve.Point> points = new ArrayList<>();
        for (Data snapshot : snapshots) {
            Double value = (in == null ? snapshot : snapshot.at(in)).number(key);
            Instant at = Shown.instant(snapshot, "ts");
            if (value != null && at != null) {
                points.add(new FigureCurve.Point(at.getEpochSecond() + at.getNano() / 1e9, value));
            }
        }
        if (points.size() > 1) {
            String last = Words.figure(points.getLast().value());
            html.open("figure").open("figcaption").text(name + ": ").element("b", last).close("figcaption")
                    .drawing(FigureCurve.svg(name + ", last " + last, points)).close("figure");
        }
    }

    /** What can be found by the keys of a task. */
    static Map<String, String> hidden(Data task) {
        return Map.of(ActionPages.SEEN, task.text("updated_at") + " " + task.text("status"));
    }
}
