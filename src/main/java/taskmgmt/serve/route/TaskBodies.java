package taskmgmt.serve.route;

import static taskmgmt.serve.BodyField.optional;
import static taskmgmt.serve.BodyField.required;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ListChange;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.ReportProgress;
import taskmgmt.change.TaskDetails;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.TaskVerification;
import taskmgmt.change.UpdateTask;
import taskmgmt.change.WorkFigures;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.BodyField.Kind;
import taskmgmt.serve.Problem;
import taskmgmt.task.Priority;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;

/** The bodies of requests that change tasks, as data, and their conversion to requests of use cases. */
final class TaskBodies {
    private static final List<BodyField> FIGURES = List.of(
            optional("resource_usage", Kind.OBJECT, "what it used of the machine, such as cpu_seconds, memory_peak_mb or disk_read_mb: numbers"),
            optional("ml_metrics", Kind.OBJECT, "what a model made of it, such as epochs_completed or accuracy: numbers"));

    private static final List<BodyField> DETAILS = List.of(
            optional("title", Kind.TEXT, "what the task is about"),
            optional("name", Kind.TEXT, "the same as title"),
            optional("description", Kind.TEXT, "more about it"),
            optional("assigned_to", Kind.TEXT, "who is to do it"),
            optional("priority", Kind.PRIORITY, "priority, 10 is the most urgent"),
            optional("sla", Kind.DURATION, "how long it may take from now"),
            optional("sla_hours", Kind.NUMBER, "the same in hours"),
            optional("verification_required", Kind.FLAG, "whether it completes only when verified"),
            optional("metadata", Kind.OBJECT, "further metadata to keep with it"));

    static final List<BodyField> CREATE = all(DETAILS,
            optional("task_type", Kind.TEXT, "what kind of work it is (default: custom)"),
            optional("type", Kind.TEXT, "the same as task_type"),
            optional("subsystem", Kind.TEXT, "subsystem it belongs to (default: general)"),
            optional("created_by", Kind.TEXT, "who wants it (default: the key)"),
            optional("task_id", Kind.TEXT, "id (default: generated)"),
            optional("key", Kind.TEXT, "create none where a task of this key is open: that one is the answer"),
            optional("tags", Kind.TEXTS, "words to find it by"),
            optional("depends_on", Kind.TEXTS, "ids of tasks that must be completed first"),
            optional("input", Kind.OBJECT, "input data"),
            optional("start", Kind.FLAG, "whether to start it at once"));

    static final List<BodyField> UPDATE = all(DETAILS,
            optional("tags", Kind.TEXTS, "more words to find it by"),
            optional("remove_tags", Kind.TEXTS, "words that no longer fit"),
            optional("depends_on", Kind.TEXTS, "more tasks that must be completed first"),
            optional("remove_depends_on", Kind.TEXTS, "tasks that it need not wait for any more"),
            optional("context", Kind.OBJECT, "where and for what it is done"));

    private static final BodyField TOKEN = optional("token", Kind.WHOLE,
            "that the task was claimed with: refused where somebody else has claimed it since");

    static final List<BodyField> PROGRESS = all(FIGURES, TOKEN,
            optional("progress_percent", Kind.NUMBER, "percentage done, 0 to 100"),
            optional("progress_message", Kind.TEXT, "what it is doing"),
            optional("subtasks_total", Kind.WHOLE, "total number of subtasks"),
            optional("subtasks_completed", Kind.WHOLE, "number of completed subtasks"),
            optional("subtasks_failed", Kind.WHOLE, "number of failed subtasks"));

    static final List<BodyField> SNAPSHOT = all(FIGURES, TOKEN, optional("progress_percent", Kind.NUMBER, "percentage done, 0 to 100"));

    static final List<BodyField> COMPLETE = all(FIGURES, TOKEN,
            optional("success", Kind.FLAG, "false where it came to nothing: the task fails (default: true)"),
            optional("error_message", Kind.TEXT, "with success false: what went wrong"),
            optional("verification_passed", Kind.FLAG, "how its verification went; false ends it as failed"),
            optional("verification_details", Kind.ANY, "with verification_passed: what was checked, and what was found"),
            optional("result", Kind.ANY, "what came out of it"),
            optional("metadata", Kind.OBJECT, "further metadata to keep with it"));

    static final List<BodyField> FAIL = all(FIGURES, TOKEN,
            required("error_message", Kind.TEXT, "what went wrong"),
            optional("metadata", Kind.OBJECT, "further metadata to keep with it"));

    static final List<BodyField> VERIFY = List.of(
            required("verification_passed", Kind.FLAG, "whether it passed"),
            optional("verification_details", Kind.ANY, "what was checked, and what was found"));

    static final List<BodyField> REASON = List.of(optional("reason", Kind.TEXT, "why"));

    static final List<BodyField> RETRY = List.of(optional("error_message", Kind.TEXT, "what went wrong with the last attempt"));

    private TaskBodies() {}

    private static List<BodyField> all(List<BodyField> some, BodyField... others) {
        List<BodyField> all = new ArrayList<>(some);
        all.addAll(List.of(others));
        return List.copyOf(all);
    }

    static NewTask created(Body body) {
        NewTask.Identity identity = new NewTask.Identity(
                Addresses.usable(body.text("task_id"), "task_id"), body.text("subsystem"), either(body, "task_type", "type"), body.text("created_by"));
        MoveTask.Start start = Boolean.TRUE.equals(body.flag("start")) ? new MoveTask.Start(null) : null;
        return new NewTask(identity, details(body), body.texts("depends_on"), body.texts("tags"), body.object("input"),
                body.object("metadata"), start, body.text("key"));
    }

    static TaskRequest updated(Body body) {
        return new UpdateTask(details(body), new ListChange(body.texts("tags"), body.texts("remove_tags")),
                new ListChange(body.texts("depends_on"), body.texts("remove_depends_on")), body.object("metadata"), body.object("context"));
    }

    private static TaskDetails details(Body body) {
        return new TaskDetails(either(body, "title", "name"), body.text("description"), body.text("assigned_to"),
                typed(body, "priority", Priority::parse), sla(body), body.flag("verification_required"));
    }

    static TaskRequest progress(Body body) {
        if (body.isEmpty()) {
            throw Problem.badRequest("there is no progress to report").remedy("give progress_percent, progress_message or a figure").exception();
        }
        ReportProgress.Subtasks subtasks = new ReportProgress.Subtasks(
                count(body, "subtasks_total"), count(body, "subtasks_completed"), count(body, "subtasks_failed"));
        return new ReportProgress(body.any("progress_percent"), body.text("progress_message"), subtasks, figures(body));
    }

    static TaskRequest completed(Body body) {
        if (Boolean.FALSE.equals(body.flag("success"))) {
            String error = body.text("error_message");
            return new MoveTask.Fail(error == null ? "failed" : error, body.object("metadata"), figures(body));
        }
        Boolean passed = body.flag("verification_passed");
        if (passed == null && body.has("verification_details")) {
            throw Problem.badRequest("verification_details reports a verification").at("verification_details", null)
                    .remedy("give verification_passed too").exception();
        }
        TaskVerification verification = passed == null ? null : new TaskVerification(passed, body.any("verification_details"));
        return new MoveTask.Complete(verification, body.any("what came out of it"), body.object("metadata"), figures(body));
    }

    static TaskRequest failed(Body body) {
        return new MoveTask.Fail(body.requiredText("error_message"), body.object("metadata"), figures(body));
    }

    static TaskRequest verified(Body body) {
        return new MoveTask.Verify(new TaskVerification(Boolean.TRUE.equals(body.flag("verification_passed")), body.any("verification_details")));
    }

    /** @throws taskmgmt.serve.ProblemException if a figure is invalid */
    static WorkFigures figures(Body body) {
        Map<String, @Nullable Object> usage = body.object("resource_usage");
        Map<String, @Nullable Object> metrics = body.object("ml_metrics");
        check("resource_usage", usage);
        check("ml_metrics", metrics);
        return new WorkFigures(usage, metrics);
    }

    private static void check(String where, @Nullable Map<String, @Nullable Object> figures) {
        for (Map.Entry<String, @Nullable Object> figure : figures == null ? Map.<String, @Nullable Object>of().entrySet() : figures.entrySet()) {
            String fault = WorkFigures.fault(figure.getKey(), figure.getValue());
            if (!fault.isEmpty()) {
                throw Problem.badRequest(fault).at(where + "." + figure.getKey(), figure.getValue()).exception();
            }
        }
    }

    private static @Nullable Long count(Body body, String name) {
        Long count = body.whole(name);
        if (count != null && count < 0) {
            throw Problem.badRequest(name + " must not be negative").at(name, count).exception();
        }
        return count;
    }

    private static @Nullable String either(Body body, String name, String other) {
        if (body.has(name) && body.has(other)) {
            throw Problem.badRequest(name + " and " + other + " say the same: give one of them").at(other, body.any(other)).exception();
        }
        return body.has(name) ? body.text(name) : body.text(other);
    }

    private static @Nullable Duration sla(Body body) {
        if (body.has("sla") && body.has("sla_hours")) {
            throw Problem.badRequest("sla and sla_hours say the same: give one of them").at("sla_hours", body.any("sla_hours")).exception();
        }
        return body.has("sla") ? typed(body, "sla", TaskBodies::duration) : typed(body, "sla_hours", hours -> Durations.parse(hours + "h"));
    }

    private interface Reader<T> {
        T read(String text);
    }

    private static <T> @Nullable T typed(Body body, String name, Reader<T> reader) {
        String text = body.typed(name);
        try {
            return text == null ? null : reader.read(text);
        } catch (IllegalArgumentException | RefusedException e) {
            throw Problem.badRequest(name + ": " + e.getMessage()).at(name, body.any(name)).exception();
        }
    }

    private static Duration duration(String text) {
        boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
        return Durations.parse(number ? text + "s" : text);
    }
}
