package taskmgmt.serve.route;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.TaskRequest;
import taskmgmt.render.Format;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.Call;
import taskmgmt.serve.EntityTag;
import taskmgmt.serve.Handler;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.access.Role;
import taskmgmt.serve.Route;
import taskmgmt.serve.Reach;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;
import taskmgmt.task.trace.TaskTrace;
import taskmgmt.task.trace.TraceContext;
import taskmgmt.view.Listing;
import taskmgmt.view.TaskColumns;
import taskmgmt.view.TaskDocument;

/** Creating tasks, showing a single one, and changing it. Lists are among {@link ReadRoutes}. */
final class TaskRoutes {
    static final String TASKS = "/api/v1/tasks";
    private static final String ONE = TASKS + "/{id}";
    private static final Listing<Task> CHANGE = TaskColumns.ofChange().listing(TaskColumns.Facts.NONE, Format.JSON);

    private final LogReader log;
    private final Writers writers;
    private final RandomGenerator random;

    TaskRoutes(LogReader log, Writers writers, RandomGenerator random) {
        this.log = log;
        this.writers = writers;
        this.random = random;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.change("POST", TASKS, Role.REPORTER, "createTask", "register a task", TaskBodies.CREATE, this::create).about(Reach.SUBSYSTEM));
        routes.add(Route.get(ONE, "getTask", "show everything known about a task", List.of(), this::show).about(Reach.TASK));
        routes.add(Route.change("PUT", ONE, Role.REPORTER, "updateTask", "change what is known of a task", TaskBodies.UPDATE, change(TaskBodies::updated)).about(Reach.TASK));
        routes.add(Route.change("PATCH", ONE, Role.REPORTER, "patchTask", "change what is known of a task", TaskBodies.UPDATE, change(TaskBodies::updated)).about(Reach.TASK));
        routes.add(Route.change("DELETE", ONE, Role.OPERATOR, "deleteTask", "cancel a task, which stays on record", TaskBodies.REASON, change(TaskRoutes::cancelled)).about(Reach.TASK));
        routes.addAll(moves());
        return routes;
    }

    private List<Route> moves() {
        return List.of(
                move("start", "startTask", "report that work on a task begins", List.of(), TaskRoutes::started),
                move("progress", "reportProgress", "report how far a task has come", TaskBodies.PROGRESS, TaskRoutes.byWorker(TaskBodies::progress)),
                move("snapshot", "recordSnapshot", "report what a task has used so far", TaskBodies.SNAPSHOT, TaskRoutes.byWorker(TaskRoutes::snapshot)),
                move("verify", "verifyTask", "record whether a task passed its verification", TaskBodies.VERIFY, TaskBodies::verified),
                move("complete", "completeTask", "complete a task", TaskBodies.COMPLETE, TaskRoutes.byWorker(TaskBodies::completed)),
                move("fail", "failTask", "fail a task", TaskBodies.FAIL, TaskRoutes.byWorker(TaskBodies::failed)),
                order("cancel", "cancelTask", "cancel a task", TaskBodies.REASON, TaskRoutes::cancelled),
                order("pause", "pauseTask", "pause a task", TaskBodies.REASON, body -> new MoveTask.Pause(body.text("reason"))),
                order("resume", "resumeTask", "let work on a paused task go on", TaskBodies.REASON, body -> new MoveTask.Resume(body.text("reason"), null)),
                order("queue", "queueTask", "let a task wait for its turn", List.of(), _ -> new MoveTask.Queue()),
                order("retry", "retryTask", "open another attempt at a task", TaskBodies.RETRY, body -> new MoveTask.Retry(body.text("error_message"))));
    }

    private Route move(String verb, String name, String summary, List<BodyField> body, Function<Body, TaskRequest> request) {
        return Route.change("POST", ONE + "/" + verb, Role.REPORTER, name, summary, body, change(request)).about(Reach.TASK);
    }

    private Route order(String verb, String name, String summary, List<BodyField> body, Function<Body, TaskRequest> request) {
        return Route.change("POST", ONE + "/" + verb, Role.OPERATOR, name, summary, body, change(request)).about(Reach.TASK);
    }

    /** The same on behalf of the worker that holds the task, if the body has its token. */
    static Function<Body, TaskRequest> byWorker(Function<Body, TaskRequest> read) {
        return body -> ClaimRoutes.fenced(read.apply(body), body);
    }

    /** Starts the task in the path; the work may be done on another machine, and not by a process of this one. */
    Handler start() {
        return change(TaskRoutes::started);
    }

    private static TaskRequest started(Body body) {
        return new MoveTask.Start(null);
    }

    private static TaskRequest cancelled(Body body) {
        return new MoveTask.Cancel(body.text("reason"));
    }

    private static TaskRequest snapshot(Body body) {
        if (!body.has("resource_usage") && !body.has("ml_metrics")) {
            throw Problem.badRequest("there is nothing to note").remedy("give resource_usage or ml_metrics; progress alone is for progress").exception();
        }
        return new RecordSnapshot(body.any("progress_percent"), TaskBodies.figures(body));
    }

    /** Registers a task, and responds with the result. */
    Response create(Call call) throws IOException {
        NewTask request = traced(TaskBodies.created(call.body()), call);
        CreateTask.Created created = writers.together(call, log -> new CreateTask(log, random).createUnlessOpen(request));
        Task task = created.task();
        String id = created.taskId();
        if (task == null) {
            Task open = log.resolve(id);
            if (!call.caller().reaches(open.subsystem())) {
                throw Problem.of(409, "a task of this key is open, of another subsystem").at("key", request.key()).exception();
            }
            return document(open, List.of());
        }
        return created(task);
    }

    /** The task as part of the request's trace, if it has one. */
    private static NewTask traced(NewTask task, Call call) {
        TraceContext given = TraceContext.parse(call.request().header(TraceContext.HEADER));
        Map<String, @Nullable Object> metadata = task.metadata();
        return given == null ? task : task.with(TaskTrace.kept(given, metadata == null ? Map.of() : metadata));
    }

    /** The response after registering it. */
    static Response created(Task task) {
        return tagged(Response.json(Response.CREATED, new TaskDocument(task, List.of()).data()), task)
                .with("Location", TASKS + "/" + Addresses.segment(task.id()));
    }

    /** The response after changing it: what the command line prints. */
    static Response changedTo(Task task) {
        return tagged(Response.json(Response.OK, changed(task)), task);
    }

    static Map<String, @Nullable Object> changed(Task task) {
        return CHANGE.object(task);
    }

    /** Everything known about a task. */
    Response show(Call call) throws IOException {
        Task task = whole(call.variable("id"), log.resolve(call.variable("id")));
        EntityTag tag = EntityTag.of(task);
        return tag.isNews(call.request()) ? document(task, List.copyOf(log.dependents(task.id()).keySet())) : tagged(Response.empty(304), task);
    }

    private static Response document(Task task, List<String> blocks) {
        return tagged(Response.json(Response.OK, new TaskDocument(task, blocks).data()), task);
    }

    private static Response tagged(Response response, Task task) {
        return response.with("ETag", EntityTag.of(task).text());
    }

    /** Changes the task in the path, and responds like the command that makes the same change. */
    Handler change(Function<Body, TaskRequest> read) {
        return call -> {
            TaskRequest request = read.apply(call.body());
            ChangedTask done = writers.together(call, log -> changed(call, request, log));
            return changedTo(done.task());
        };
    }

    private static ChangedTask changed(Call call, TaskRequest request, TaskLog log) throws IOException {
        ChangeTask change = new ChangeTask(log);
        String wanted = call.request().header("if-match");
        String id = call.variable("id");
        Task seen = whole(id, LogReader.at(log.directory()).resolve(id));
        if (wanted != null && !EntityTag.of(seen).isAmong(wanted)) {
            throw Problem.of(412, "task " + id + " is " + EntityTag.of(seen).text() + " now").at("If-Match", wanted)
                    .remedy("read it again, and decide on that").exception();
        }
        @Nullable ChangedTask done = wanted == null ? change.apply(id, request) : change.applyIfUntouched(seen, request);
        if (done == null) {
            throw Problem.of(412, "task " + id + " has changed meanwhile").at("If-Match", wanted).remedy("read it again, and decide on that").exception();
        }
        return done;
    }

    /** In a URL, an id must be complete: a prefix that is unique today may match another task tomorrow. */
    static Task whole(String id, Task found) {
        if (!found.id().equals(id)) {
            throw Problem.of(404, "no task '" + id + "'").at("id", id).remedy("give the whole id: one begins like this").exception();
        }
        return found;
    }
}
