package taskmgmt.serve.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.JsonPage;
import taskmgmt.serve.Paging;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** Tasks by the filters in the address, a page at a time. */
final class TasksPage {
    static final String PATH = "/tasks";
    private static final int ROWS = 50;
    private static final List<String> TEXTS = List.of("text", "subsystem", "type", "tag", "created_by", "assigned_to", "priority", "since");
    private static final List<Choice> STATUSES = List.of(new Choice("", "any status"), new Choice("pending,queued,active,paused,retrying", "all that are open"),
            new Choice("active", "running"), new Choice("pending", "pending"), new Choice("queued", "queued"), new Choice("paused", "paused"),
            new Choice("retrying", "retrying"), new Choice("completed", "completed"), new Choice("failed", "failed"), new Choice("cancelled", "cancelled"));
    private static final List<Choice> ORDERS = List.of(new Choice("", "open first, then the newest"), new Choice("updated_at:desc", "changed last"),
            new Choice("priority:desc", "most urgent"), new Choice("duration_seconds:desc", "longest"), new Choice("created_at", "oldest"),
            new Choice("title", "by title"));
    private static final String COLUMNS = "--columns=task_id,title,status,subsystem,task_type,priority,progress_percent,duration_seconds,updated_at,sla_deadline";

    private final Visit visit;

    private TasksPage(Visit visit) {
        this.visit = visit;
    }

    private record Choice(String value, String name) {}

    static List<QueryParameter> parameters() {
        List<QueryParameter> parameters = new ArrayList<>();
        TEXTS.forEach(name -> parameters.add(QueryParameter.text(name, "only tasks of this " + name.replace('_', ' '))));
        parameters.add(QueryParameter.text("status", "only tasks in one of these states"));
        parameters.add(QueryParameter.text("sort", "in this order"));
        parameters.add(QueryParameter.text("overdue", "only those that are open after their deadline"));
        parameters.add(QueryParameter.text(Paging.CURSOR, "where the page before ended"));
        return parameters;
    }

    static Response of(Visit visit) throws IOException, InterruptedException {
        return new TasksPage(visit).answer();
    }

    private Response answer() throws IOException, InterruptedException {
        Map<String, List<String>> query = new LinkedHashMap<>(visit.call().query());
        query.values().removeIf(values -> values.getLast().isBlank());
        String after = Paging.of(visit.call()).after();
        List<String> words = new ArrayList<>(filters());
        words.add(COLUMNS);
        words.add("--limit=" + (ROWS + 1));
        if (after != null) {
            words.add("--after=" + after);
        }
        JsonPage page = JsonPage.first(ROWS, visit.text("task list", words));
        Html body = new Html().element("h1", "Tasks").add(form()).add(Frame.section("list", "Found", found(Data.rows(page.text()), after != null)));
        Map<String, ?> last = page.last();
        body.open("p", "class", "pages");
        if (after != null) {
            body.link(PATH + "?" + address(query, null), "First page");
        }
        if (page.more() && last != null) {
            body.link(PATH + "?" + address(query, Paging.cursor(String.valueOf(last.get("task_id")), query)), "Next page", "rel", "next");
        }
        return Frame.page("Tasks", PATH, visit, body.close("p"));
    }

    private @Nullable String asked(String name) {
        String value = visit.call().parameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** What would be typed. */
    private List<String> filters() {
        List<String> words = new ArrayList<>();
        for (String name : TEXTS) {
            String value = asked(name);
            if (value != null) {
                words.add("--" + name.replace('_', '-') + "=" + value);
            }
        }
        String statuses = asked("status");
        if (statuses != null) {
            for (String status : statuses.split(",", -1)) {
                words.add("--status=" + status);
            }
        }
        String order = asked("sort");
        if (order != null) {
            words.add("--sort=" + order);
        }
        if (asked("overdue") != null) {
            words.add("--overdue");
        }
        return words;
    }

    private static String address(Map<String, List<String>> query, @Nullable String cursor) {
        StringBuilder address = new StringBuilder();
        query.forEach((name, values) -> {
            if (!name.equals(Paging.CURSOR)) {
                address.append(name).append('=').append(Links.segment(values.getLast())).append('&');
            }
        });
        return cursor == null ? address.toString() : address + Paging.CURSOR + "=" + cursor;
    }

    private Html found(List<Data> tasks, boolean isLater) {
        Grid grid = new Grid("Tasks").wide("Task").column("Status").column("Kind").number("Priority").column("Done").number("Took").column("Changed").column("Deadline");
        for (Data task : tasks) {
            grid.row().cell(Links.task(task)).cell(Shown.state(task.text("status"))).cell(Links.kind(task)).cell(task.text("priority"))
                    .cell(Links.progress(task)).cell(Shown.duration(task, "duration_seconds")).cell(visit.shown().time(task, "updated_at"))
                    .cell(visit.shown().time(task, "sla_deadline"));
        }
        return grid.html(isLater ? "There are no more." : filters().isEmpty() ? "There is no task yet. 'task-mgmt task create' registers one, 'task-mgmt run' runs a command as one."
                : "No task meets these conditions. Take one of them away.");
    }

    private Html form() {
        Html form = new Html().open("form", "method", "get", "action", PATH, "class", "filters", "role", "search", "aria-label", "Filters");
        field(form, "text", "Words in the title");
        choices(form, "status", "Status", STATUSES);
        field(form, "subsystem", "Subsystem");
        field(form, "type", "Type");
        choices(form, "sort", "Order", ORDERS);
        form.open("div", "class", "buttons").element("button", "Show");
        if (!filters().isEmpty()) {
            form.link(PATH, "Clear");
        }
        form.close("div");
        form.open("details", asked("tag") != null || asked("priority") != null || asked("since") != null || asked("overdue") != null
                || asked("created_by") != null || asked("assigned_to") != null ? "open" : "class", "").element("summary", "More filters").open("div", "class", "filters");
        field(form, "tag", "Tag");
        field(form, "priority", "Priority, as 8..");
        field(form, "since", "Created since, as 7d");
        field(form, "created_by", "Created by");
        field(form, "assigned_to", "Assigned to");
        form.open("label", "class", "check");
        if (asked("overdue") == null) {
            form.open("input", "type", "checkbox", "name", "overdue", "value", "true");
        } else {
            form.open("input", "type", "checkbox", "name", "overdue", "value", "true", "checked", "");
        }
        form.text("overdue").close("label").close("div").close("details");
        return form.close("form");
    }

    private void field(Html form, String name, String label) {
        String value = asked(name);
        form.open("label").element("span", label);
        if (value == null) {
            form.open("input", "name", name);
        } else {
            form.open("input", "name", name, "value", value);
        }
        form.close("label");
    }

    private void choices(Html form, String name, String label, List<Choice> choices) {
        String value = asked(name);
        form.open("label").element("span", label).open("select", "name", name);
        boolean known = value == null;
        for (Choice choice : choices) {
            boolean chosen = choice.value.equals(value == null ? "" : value);
            known |= chosen;
            option(form, choice.value, choice.name, chosen);
        }
        if (!known && value != null) {
            option(form, value, value, true);
        }
        form.close("select").close("label");
    }

    /** {@code value=""} has to be written out: an option without one has its text as its value. */
    private static void option(Html form, String value, String name, boolean chosen) {
        String shown = value.isEmpty() ? " " : value;
        if (chosen) {
            form.element("option", name, "value", shown, "selected", "");
        } else {
            form.element("option", name, "value", shown);
        }
    }
}
