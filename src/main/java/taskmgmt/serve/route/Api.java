package taskmgmt.serve.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import taskmgmt.serve.Route;

/** All routes that answer programs. */
public final class Api {
    private Api() {}

    /**
     * The routes over one log directory.
     *
     * @param random where generated ids come from
     */
    public static List<Route> routes(Path directory, Readings readings, Writers writers, RandomGenerator random) {
        TaskRoutes tasks = new TaskRoutes(directory, writers, random);
        ReadRoutes reads = new ReadRoutes(readings);
        ListRoutes lists = new ListRoutes(readings);
        List<Route> routes = new ArrayList<>();
        routes.add(lists.at(TaskRoutes.TASKS, "listTasks"));
        routes.addAll(tasks.routes());
        routes.addAll(new IncidentRoutes(writers).routes());
        routes.addAll(new LearningRoutes(directory, writers, random).routes());
        routes.addAll(reads.routes());
        routes.addAll(new OlderRoutes(readings, tasks, reads, lists).routes());
        return routes;
    }
}
