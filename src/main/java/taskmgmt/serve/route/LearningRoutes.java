package taskmgmt.serve.route;

import static taskmgmt.serve.BodyField.optional;
import static taskmgmt.serve.BodyField.required;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.Role;
import taskmgmt.change.ChangeLearning;
import taskmgmt.change.DecideApproval;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RegisterConfig;
import taskmgmt.change.RegisterLearning;
import taskmgmt.change.ReportProgress;
import taskmgmt.learning.LearningActivity;
import taskmgmt.policy.Approval;
import taskmgmt.policy.Risk;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.BodyField.Kind;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.view.ApprovalDocument;
import taskmgmt.view.ConfigDocument;

/** Changes of learning activities, and decisions of governance. Lists are among {@link ReadRoutes}. */
final class LearningRoutes {
    static final String LEARNING = "/api/v1/learning";
    static final String GOVERNANCE = "/api/v1/governance";

    private static final BodyField USAGE = optional("resource_usage", Kind.OBJECT, "what it used of the machine: numbers");
    private static final BodyField METRICS = optional("ml_metrics", Kind.OBJECT, "what a model made of it: numbers");
    private static final BodyField METADATA = optional("metadata", Kind.OBJECT, "further metadata to keep with it");

    private static final List<BodyField> REGISTER = List.of(
            required("title", Kind.TEXT, "what is learned"),
            optional("description", Kind.TEXT, "more about it"),
            optional("start", Kind.FLAG, "whether to start it at once"), METADATA, USAGE, METRICS);

    private static final List<BodyField> TRAIN = with(REGISTER,
            optional("task_type", Kind.TEXT, "of the subsystem learning: another type than training_job"),
            optional("subsystem", Kind.TEXT, "whose model it is (default: learning)"));

    private static List<BodyField> with(List<BodyField> fields, BodyField... more) {
        List<BodyField> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static final List<BodyField> CONFIG = List.of(
            required("component", Kind.TEXT, "component that is configured"),
            optional("title", Kind.TEXT, "what the update is about"),
            optional("risk", Kind.TEXT, "low, medium or high; the policy may say more, never less"), METADATA);

    private static final List<BodyField> PROGRESS = List.of(
            optional("progress_percent", Kind.NUMBER, "percentage done, 0 to 100"),
            optional("progress_message", Kind.TEXT, "what is being done"), USAGE, METRICS);

    private static final List<BodyField> COMPLETE = List.of(
            optional("success", Kind.FLAG, "false where it came to nothing (default: true)"),
            optional("error_message", Kind.TEXT, "with success false: why it failed"),
            optional("result", Kind.OBJECT, "what came out of it"), USAGE, METRICS);

    private final Path directory;
    private final Writers writers;
    private final RandomGenerator random;

    LearningRoutes(Path directory, Writers writers, RandomGenerator random) {
        this.directory = directory;
        this.writers = writers;
        this.random = random;
    }

    List<Route> routes() {
        return List.of(
                register("event", "registerLearningEvent", "register something learned", LearningActivity.EVENT),
                register("training", "registerTraining", "register a training job", LearningActivity.TRAINING),
                register("knowledge", "registerKnowledge", "register the acquisition of knowledge", LearningActivity.KNOWLEDGE),
                Route.change("POST", LEARNING + "/config", Role.REPORTER, "registerConfig", "register an update of a configuration", CONFIG, this::config),
                Route.change("POST", LEARNING + "/{id}/progress", Role.REPORTER, "reportLearning", "report how far learning has come", PROGRESS, this::progress),
                Route.change("POST", LEARNING + "/{id}/complete", Role.REPORTER, "completeLearning", "finish a learning activity", COMPLETE, this::complete),
                Route.change("POST", GOVERNANCE + "/{id}/approve", Role.APPROVER, "approveUpdate", "approve an update that is held",
                        TaskBodies.REASON, call -> decide(call, true)),
                Route.change("POST", GOVERNANCE + "/{id}/reject", Role.APPROVER, "rejectUpdate", "reject a pending update, and cancel its task",
                        TaskBodies.REASON, call -> decide(call, false)));
    }

    private Route register(String kind, String name, String summary, LearningActivity activity) {
        return Route.change("POST", LEARNING + "/" + kind, Role.REPORTER, name, summary, activity == LearningActivity.TRAINING ? TRAIN : REGISTER, call -> {
            Body body = call.body();
            RegisterLearning.Request request = new RegisterLearning.Request(activity, place(body, activity), body.requiredText("title"), body.text("description"),
                    body.objectOrEmpty("metadata"), TaskBodies.figures(body), Boolean.TRUE.equals(body.flag("start")) ? new MoveTask.Start(null) : null);
            String id = writers.write(call, log -> new RegisterLearning(log, random).register(request));
            return registered(LogReader.at(directory).resolve(id));
        });
    }

    /** The response after registering an activity. */
    static Response registered(Task task) {
        return Response.json(Response.CREATED, TaskRoutes.changed(task)).with("Location", TaskRoutes.TASKS + "/" + Addresses.segment(task.id()));
    }

    private static RegisterLearning.Place place(Body body, LearningActivity activity) {
        return activity == LearningActivity.TRAINING ? new RegisterLearning.Place(body.text("task_type"), body.text("subsystem"))
                : RegisterLearning.Place.USUAL;
    }

    private Response config(Call call) throws IOException {
        Body body = call.body();
        RegisterConfig.Request request = new RegisterConfig.Request(
                body.requiredText("component"), body.text("title"), risk(body), body.objectOrEmpty("metadata"));
        RegisterConfig.Result created = writers.write(call, log -> new RegisterConfig(log, random).register(request));
        return configured(new ConfigDocument(created.taskId(), request.component(), created.version(), created.approval()));
    }

    private static Response configured(ConfigDocument document) {
        return Response.json(Response.CREATED, document.data()).with("Location", TaskRoutes.TASKS + "/" + Addresses.segment(document.taskId()));
    }

    /** The response after registering an update with this event. */
    static Response configured(TaskEvent event) {
        Map<String, @Nullable Object> metadata = event.object("metadata");
        return configured(new ConfigDocument(event.taskId(), String.valueOf(metadata.get("component")), String.valueOf(metadata.get("version")),
                Objects.requireNonNull(Approval.statedBy(event))));
    }

    private static @Nullable Risk risk(Body body) {
        String text = body.text("risk");
        if (text != null && !List.of("low", "medium", "high").contains(text)) {
            throw Problem.badRequest("no risk '" + text + "'").at("risk", text).remedy("it is low, medium or high").exception();
        }
        return Risk.named(text);
    }

    private Response progress(Call call) throws IOException {
        Body body = call.body();
        if (body.isEmpty()) {
            throw Problem.badRequest("there is no progress to report").remedy("give progress_percent, progress_message or a figure").exception();
        }
        ReportProgress progress = new ReportProgress(body.any("progress_percent"), body.text("progress_message"),
                ReportProgress.Subtasks.UNKNOWN, TaskBodies.figures(body));
        return now(writers.write(call, log -> new ChangeLearning(log).report(call.variable("id"), progress)));
    }

    private Response complete(Call call) throws IOException {
        Body body = call.body();
        ChangeLearning.Outcome outcome = new ChangeLearning.Outcome(Boolean.FALSE.equals(body.flag("success")), body.text("error_message"),
                body.object("result"), TaskBodies.figures(body));
        return now(writers.write(call, log -> new ChangeLearning(log).complete(call.variable("id"), outcome)));
    }

    private Response now(TaskEvent last) throws IOException {
        return changed(LogReader.at(directory).resolve(last.taskId()));
    }

    /** The response after a report on an activity. */
    static Response changed(Task task) {
        return Response.json(Response.OK, TaskRoutes.changed(task));
    }

    private Response decide(Call call, boolean approves) throws IOException {
        String reason = call.body().text("reason");
        DecideApproval.Request request = new DecideApproval.Request(call.variable("id"), approves, reason == null ? "" : reason);
        DecideApproval.Result decided = writers.write(call, log -> new DecideApproval(log).decide(request));
        return decided(decided.taskId(), decided.approval());
    }

    /** The response after a decision with this event. */
    static Response decided(TaskEvent event) {
        return decided(event.taskId(), Objects.requireNonNull(Approval.statedBy(event)));
    }

    private static Response decided(String taskId, Approval approval) {
        return Response.json(Response.OK, new ApprovalDocument(taskId, approval).data());
    }
}
