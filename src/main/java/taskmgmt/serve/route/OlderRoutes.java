package taskmgmt.serve.route;

import java.io.IOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.number.Decimal;
import taskmgmt.serve.Call;
import taskmgmt.serve.ContentTag;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.access.Role;
import taskmgmt.serve.Route;
import taskmgmt.serve.Reach;

/**
 * The URLs that older clients use. They lead to the same handlers; if such a client reads keys that the command line does not print,
 * such as {@code success_rate} from 0 to 1, these are added to its output.
 */
final class OlderRoutes {
    private static final String REGISTRY = "/api/task-registry";
    static final String TASKS = "/api/tasks";
    private static final String STATS = "stats";
    private static final String RATE = "success_rate";
    private static final Json JSON = Json.lenient();
    private static final int RATE_DIGITS = 6;

    private final Readings readings;
    private final TaskRoutes tasks;
    private final ReadRoutes reads;
    private final ListRoutes lists;

    OlderRoutes(Readings readings, TaskRoutes tasks, ReadRoutes reads, ListRoutes lists) {
        this.readings = readings;
        this.tasks = tasks;
        this.reads = reads;
        this.lists = lists;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                lists.at(TASKS + "/registry", "olderRegistry"),
                lists.at(REGISTRY + "/tasks", "olderTasks"),
                Route.change("POST", TASKS + "/register", Role.REPORTER, "olderRegister", "register a task", TaskBodies.CREATE, tasks::create).about(Reach.SUBSYSTEM),
                Route.change("POST", TASKS + "/{id}/start", Role.REPORTER, "olderStart", "report that work on a task begins", List.of(), tasks.start()).about(Reach.TASK),
                Route.change("POST", TASKS + "/{id}/complete", Role.REPORTER, "olderComplete", "complete a task", TaskBodies.COMPLETE,
                        tasks.change(TaskRoutes.byWorker(TaskBodies::completed))).about(Reach.TASK),
                Route.get(TASKS + "/{id}/status", "olderStatus", "show everything known about a task", List.of(), tasks::show).about(Reach.TASK),
                Route.get(REGISTRY + "/task/{id}", "olderTask", "show everything known about a task", List.of(), tasks::show).about(Reach.TASK)));
        routes.addAll(figures());
        return routes;
    }

    private List<Route> figures() {
        return List.of(
                Route.get(TASKS + "/metrics/subsystem/{name}", "olderSubsystemMetrics", "show the figures of a subsystem", List.of(), this::subsystem),
                Route.get(REGISTRY + "/subsystem/{name}", "olderSubsystem", "show the figures of a subsystem", List.of(), this::subsystem),
                Route.get(REGISTRY + "/subsystems", "olderSubsystems", "show the figures of all subsystems", List.of(), call -> stats(call, "subsystem")),
                Route.get(REGISTRY + "/stats", "olderStats", "show the figures of all tasks", List.of(), call -> stats(call, "subsystem,type")),
                Route.get(TASKS + "/metrics/summary", "olderSummary", "show the figures of all tasks", List.of(), call -> stats(call, "subsystem,type")),
                reads.route(new ReadRoutes.Read(REGISTRY + "/forecast", "olderForecast", "say how long a task will take", "forecast",
                        List.of("subsystem", "type", "title", "borrow"))),
                reads.route(new ReadRoutes.Read(REGISTRY + "/metrics/anomalies", "olderAnomalies", "list what is out of the ordinary", "anomalies",
                        List.of("subsystem", "type", "since", "until"))));
    }

    private Response stats(Call call, String by) throws IOException, InterruptedException {
        Readings.Reading reading = readings.read(STATS, List.of("--by=" + by));
        Map<String, @Nullable Object> report = parsed(reading.text());
        Map<String, @Nullable Object> body = new LinkedHashMap<>(report);
        body.put("groups", groups(report).stream().map(OlderRoutes::withRate).toList());
        if (report.get("total") instanceof Map<?, ?> total) {
            body.put("total", withRate(total));
        }
        return answered(body, reading, call);
    }

    private Response subsystem(Call call) throws IOException, InterruptedException {
        String name = call.variable("name");
        Readings.Reading reading = readings.read(STATS, List.of("--by=type", "--subsystem=" + name));
        Map<String, @Nullable Object> report = parsed(reading.text());
        List<Map<String, @Nullable Object>> groups = groups(report);
        if (groups.isEmpty()) {
            throw Problem.of(404, "no task is of subsystem '" + name + "'").at("subsystem", name).exception();
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("subsystem", name);
        body.put("task_counts", report.get("total") instanceof Map<?, ?> total ? total.get("by_status") : null);
        body.put("metrics", groups.stream().map(OlderRoutes::metric).toList());
        return answered(body, reading, call);
    }

    private static Map<String, @Nullable Object> metric(Map<String, @Nullable Object> group) {
        Map<String, @Nullable Object> metric = new LinkedHashMap<>();
        metric.put("task_type", group.get("task_type"));
        metric.put("avg_duration_seconds", group.get("duration") instanceof Map<?, ?> duration ? duration.get("avg_seconds") : null);
        metric.put(RATE, rate(group));
        metric.put("total_completed", group.get("completed"));
        return metric;
    }

    private static Response answered(Map<String, @Nullable Object> body, Readings.Reading reading, Call call) {
        return Notices.with(ContentTag.unlessKnown(Response.json(Response.OK, body), call.request()), reading.notices());
    }

    private static Map<String, @Nullable Object> parsed(String text) {
        try {
            return JSON.parse(text);
        } catch (BadJsonException e) {
            throw new IllegalStateException("what the command line prints is no JSON", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> groups(Map<String, @Nullable Object> report) {
        return report.get("groups") instanceof List<?> groups ? (List<Map<String, @Nullable Object>>) groups : List.of();
    }

    private static Map<String, @Nullable Object> withRate(Map<?, ?> group) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        group.forEach((key, value) -> more.put(String.valueOf(key), value));
        more.put(RATE, rate(more));
        return more;
    }

    /** Completed out of completed and failed, from 0 to 1; null if there are none of either. */
    private static @Nullable Object rate(Map<String, @Nullable Object> group) {
        long completed = count(group, "completed");
        long ended = completed + count(group, "failed");
        return ended == 0 ? null : Decimal.valueOf(completed).divide(Decimal.valueOf(ended), RATE_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static long count(Map<String, @Nullable Object> group, String key) {
        return group.get(key) instanceof Number number ? Decimal.of(number).longValue() : 0;
    }
}
