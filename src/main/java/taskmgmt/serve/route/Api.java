package taskmgmt.serve.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import taskmgmt.serve.ContentTag;
import taskmgmt.serve.OpenApi;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.gate.Confinement;
import taskmgmt.task.Task;

/** All routes of the API for programs. */
public final class Api {
    private Api() {}

    /**
     * The routes over one log directory.
     *
     * @param runs of workflows
     * @param random source of generated ids
     * @param state of the server to which they belong
     * @param secure an unpredictable source of keys
     * @param acceptsWorkflows whether administrators may store definitions, whose commands the server then runs
     */
    public static List<Route> routes(Path directory, Readings readings, Writers writers, LedRuns runs, RandomGenerator random,
            RandomGenerator secure, ServerState state, boolean acceptsWorkflows) {
        TaskRoutes tasks = new TaskRoutes(readings.log(), writers, random);
        ReadRoutes reads = new ReadRoutes(readings);
        ListRoutes lists = new ListRoutes(readings);
        List<Route> routes = new ArrayList<>();
        routes.add(lists.at(TaskRoutes.TASKS, "listTasks"));
        routes.addAll(tasks.routes());
        routes.addAll(new ClaimRoutes(writers, tasks).routes());
        routes.addAll(new IncidentRoutes(writers).routes());
        routes.addAll(new LearningRoutes(directory, writers, random).routes());
        routes.addAll(new WorkflowRoutes(readings, runs).routes());
        routes.addAll(new DefinitionRoutes(writers, acceptsWorkflows).routes());
        routes.addAll(new KeyRoutes(readings, writers, secure).routes());
        routes.addAll(new EventRoutes(directory, state::isStopping, state::nanos).routes());
        routes.addAll(new StateRoutes(directory, readings, state).routes());
        routes.addAll(reads.routes());
        routes.addAll(new OlderRoutes(readings, tasks, reads, lists).routes());
        return routes;
    }

    /** Limits callers of one subsystem to its tasks. */
    public static Confinement confinement(Readings readings) {
        return new Confinement(id -> {
            Task found = readings.log().tasks(Set.of(id)).get(id);
            return found == null ? null : found.subsystem();
        });
    }

    /** These routes, and one that describes them all. */
    public static List<Route> described(List<Route> routes, String version) {
        List<Route> all = new ArrayList<>(routes);
        all.add(Route.get("/api/v1/openapi.json", "describe", "describe all of this as OpenAPI 3.1", List.of(),
                call -> ContentTag.unlessKnown(Response.json(Response.OK, OpenApi.of(all, version)), call.request())).open());
        return all;
    }
}
