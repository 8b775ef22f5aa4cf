package taskmgmt.serve.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** How things are named on pages, with where more of them is. */
final class Links {
    private Links() {}

    /** A name as one part of an address, whatever is in it. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String ofTask(String id) {
        return "/tasks/" + segment(id);
    }

    /** A task by its title, and its id below that. */
    static Html task(Data task) {
        String id = task.text("task_id");
        String title = task.has("title") ? task.text("title") : id;
        return new Html().open("span", "class", "named").link(ofTask(id), title).element("small", id).close("span");
    }

    static Html taskId(String id) {
        return new Html().link(ofTask(id), id, "class", "id");
    }

    /** What kind of work it is, with all of that kind. */
    static Html kind(Data task) {
        String subsystem = task.text("subsystem");
        String type = task.text("task_type");
        return new Html().link("/tasks?subsystem=" + segment(subsystem) + "&type=" + segment(type), subsystem + " / " + type);
    }

    /** The progress; a dash if not given. */
    static Html progress(Data task) {
        Double percent = task.number("progress_percent");
        if (percent == null) {
            return new Html().text(Shown.NOTHING);
        }
        String figure = Shown.percent(task, "progress_percent");
        return new Html().open("progress", "max", "100", "value", String.valueOf(percent), "aria-label", figure).close("progress").text(" " + figure);
    }
}
