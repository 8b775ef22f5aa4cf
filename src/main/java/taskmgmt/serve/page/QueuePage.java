package taskmgmt.serve.page;

import java.io.IOException;
import java.util.List;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** What waits for a worker, who works on what, and what has failed for good. */
final class QueuePage {
    static final String PATH = "/queue";
    private static final int MOST = 200;

    private final Visit visit;

    private QueuePage(Visit visit) {
        this.visit = visit;
    }

    static Response of(Visit visit) throws IOException, InterruptedException {
        QueuePage page = new QueuePage(visit);
        List<Data> queue = visit.rows("queue list");
        Html body = new Html().element("h1", "Queue").add(page.workers(visit.rows("task list", "--status=active", "--columns=task_id,title,owner,started_at,progress_percent",
                "--limit=" + MOST))).add(page.waiting(queue)).add(page.groups(visit.rows("queue groups"))).add(page.dead(visit.rows("dead list", "--limit=" + MOST)));
        return Frame.page("Queue", PATH, visit, body);
    }

    private Html workers(List<Data> running) {
        Grid grid = new Grid("Who works on what").wide("Task").wide("Worker").column("Since").column("Done");
        for (Data task : running) {
            grid.row().cell(Links.task(task)).cell(owner(task.at("owner"))).cell(visit.shown().time(task, "started_at")).cell(Links.progress(task));
        }
        return Frame.section("workers", "At work", grid.html("Nobody works on anything now. 'task-mgmt worker' runs what waits."));
    }

    /** The worker or process that a task is with. */
    static String owner(Data owner) {
        String who = owner.has("worker") ? owner.text("worker") : owner.has("pid") ? "process " + owner.text("pid") : "";
        String where = owner.has("host") ? " on " + owner.text("host") : "";
        return who.isEmpty() && where.isEmpty() ? "not said" : who + where;
    }

    private Html waiting(List<Data> queue) {
        Grid grid = new Grid("Commands that wait or run").wide("Command").column("Status").column("Group").number("Priority").number("Attempt").wide("Why it waits");
        for (Data each : Visit.first(MOST, queue)) {
            grid.row().cell(Links.task(each)).cell(Shown.state(each.text("status"))).cell(each.text("group")).cell(each.text("priority"))
                    .cell(each.text("attempt")).cell(Shown.text(each, "waits"));
        }
        return Frame.section("waiting", "Waiting and running", grid.html("The queue is empty. 'task-mgmt add -- COMMAND' puts a command into it."));
    }

    private Html groups(List<Data> groups) {
        Grid grid = new Grid("Groups of the queue").column("Group").column("State").number("At once").number("Running").number("Waiting");
        for (Data each : groups) {
            grid.row().cell(each.text("group")).cell(each.is("paused") ? Shown.state("paused") : Shown.state("open"))
                    .cell(each.has("parallel") ? each.text("parallel") : "any number").cell(Shown.count(each, "running")).cell(Shown.count(each, "waiting"));
        }
        return Frame.section("groups", "Groups", grid.html("There are no groups yet."));
    }

    private Html dead(List<Data> dead) {
        Grid grid = new Grid("Commands that failed for good").wide("Command").column("Failed").number("Attempts").number("Exit code").wide("Error");
        for (Data each : dead) {
            grid.row().cell(Links.task(each)).cell(visit.shown().time(each, "completed_at")).cell(Shown.text(each, "attempts"))
                    .cell(Shown.text(each, "exit_code")).cell(Shown.text(each, "error_message"));
        }
        return Frame.section("dead", "Dead letters", grid.html("No command has failed for good."));
    }
}
