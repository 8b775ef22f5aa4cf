package taskmgmt.serve.route;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.serve.Call;
import taskmgmt.serve.ContentTag;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.Reach;

/** Read-only routes, each backed by the command that reads the same: its options are the parameters, and its output is the response. */
final class ReadRoutes {
    private static final String V1 = "/api/v1";
    private static final String TYPE = "type";
    private static final String TASK_TYPE = "task_type";
    private static final List<String> TIME = List.of("since", "until", "zone");
    private static final List<String> GROUP = List.of("subsystem", "type");

    private final Readings readings;

    ReadRoutes(Readings readings) {
        this.readings = readings;
    }

    /**
     * A command as a route.
     *
     * @param path    with the names of its arguments in braces
     * @param command whose summary is that of the route
     * @param options that can be parameters, excluding those that write, follow or format
     */
    record Read(String path, String name, String summary, String command, List<String> options) {
        static Read of(String path, String name, String summary, String command, String... options) {
            return new Read(V1 + path, name, summary, command, List.of(options));
        }

        /** The same with parameters that other commands have too. */
        Read and(List<String> others) {
            List<String> all = new ArrayList<>(options);
            all.addAll(others);
            return new Read(path, name, summary, command, List.copyOf(all));
        }
    }

    /** Routes about a single task. */
    private static final List<Read> OF_A_TASK = List.of(
            Read.of("/tasks/{id}/history", "getTaskHistory", "list the events of a task", "task history"),
            Read.of("/tasks/{id}/snapshots", "getTaskSnapshots", "list what a task has used, now and then", "task snapshots"),
            Read.of("/tasks/{id}/remaining", "getTaskRemaining", "say when a task will end", "forecast remaining", "all-outcomes"));

    private static final List<Read> READS = List.of(
            Read.of("/tasks/{id}/dependencies", "getTaskDependencies", "show what a task waits for, and what waits for it", "task deps"),
            Read.of("/incidents", "listIncidents", "list incidents", "incident list", "status", "failure-mode", "severity", "limit").and(TIME),
            Read.of("/incidents/{id}", "getIncident", "show an incident with its records", "incident show"),
            Read.of("/incidents/mttr", "getMttr", "say how long repairs take", "mttr", "by", "compare-placeholder").and(TIME),
            Read.of("/learning", "listLearning", "list learning activities", "learning list", "type", "status", "limit").and(TIME),
            Read.of("/learning/settings", "getLearnedSettings", "show the settings that were learned", "learn show"),
            Read.of("/governance", "listUpdates", "list the updates that governance has decided about or holds", "governance list", "state", "limit").and(TIME),
            Read.of("/evidence", "getEvidence", "say whether tracking works", "evidence unified", "expect").and(TIME),
            Read.of("/evidence/healing", "getHealingEvidence", "say whether healing works", "evidence healing").and(TIME),
            Read.of("/evidence/learning", "getLearningEvidence", "say whether learning works", "evidence learning").and(TIME),
            Read.of("/stats", "getStats", "say how many tasks there are, how they end, how long they take and what they use", "stats", "by", "period").and(GROUP).and(TIME),
            Read.of("/stats/compare", "compareStats", "compare subsystems, or two periods", "stats compare", "against", "type", "period").and(TIME),
            Read.of("/trends/{metric}", "getTrend", "say how a figure develops", "trend", "by").and(GROUP).and(TIME),
            Read.of("/forecast", "getForecast", "say how long a task will take", "forecast", "title", "created-by", "metadata", "last", "all-outcomes", "borrow",
                    "level", "within", "deadline", "confidence").and(GROUP),
            Read.of("/forecast/remaining", "getRemaining", "say when the tasks that run will end", "forecast remaining", "active", "subsystem", "all-outcomes"),
            Read.of("/anomalies", "listAnomalies", "list what is out of the ordinary", "anomalies", "metric", "kind", "method", "direction", "factor", "score",
                    "alarms", "thresholds").and(GROUP).and(TIME),
            Read.of("/sla", "getSla", "report whether tasks meet their deadlines", "sla", "subsystem", "at-risk", "limit").and(TIME),
            Read.of("/stuck", "listStuck", "list tasks that make no progress, and why", "stuck", "longer-than", "no-progress", "restarts", "subsystem"),
            Read.of("/insights", "listInsights", "say what is worth knowing, in sentences", "insights", "limit").and(TIME),
            Read.of("/evaluation", "getEvaluation", "evaluate quality and efficiency", "evaluate").and(GROUP).and(TIME),
            Read.of("/knowledge/{words}", "searchKnowledge", "find what the log knows by words", "knowledge search", "source", "limit").and(GROUP),
            Read.of("/audit", "listAudit", "list entries of the audit log", "audit list", "by", "action", "resource", "limit").and(TIME),
            Read.of("/workflows", "listWorkflows", "list the workflows that are defined", "workflow list"),
            Read.of("/workflows/runs", "listRuns", "list workflow runs, newest first", "workflow history", "status", "limit"),
            Read.of("/workflows/{id}/runs", "listRunsOfWorkflow", "list runs of a workflow, the newest first", "workflow history", "status", "limit"),
            Read.of("/workflows/runs/{id}", "getWorkflowRun", "show how a run of a workflow goes", "workflow status"),
            Read.of("/workflows/runs/{id}/history", "getWorkflowHistory", "list the events of a run of a workflow", "task history"),
            Read.of("/queue", "listQueue", "list what waits for a worker", "queue list", "group"),
            Read.of("/queue/groups", "listQueueGroups", "list the groups of the queue", "queue groups"),
            Read.of("/dead", "listDead", "list the commands of the queue that failed for good", "dead list"),
            Read.of("/dashboard", "getDashboard", "show in one view how things stand", "dashboard", "days", "subsystem"),
            Read.of("/metrics", "getMetrics", "list every figure there is", "system metrics", "groups"),
            Read.of("/status", "getStatus", "show the state of the logs and of the machine", "system status"));

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Read read : OF_A_TASK) {
            routes.add(route(read).about(Reach.TASK));
        }
        for (Read read : READS) {
            routes.add(route(read));
        }
        return routes;
    }

    Route route(Read read) {
        List<QueryParameter> parameters = parameters(readings, read.command(), read.options());
        return Route.get(read.path(), read.name(), read.summary(), parameters, call -> answer(read, call));
    }

    /** What is {@code task_type} in a body is {@code --type} on the command line; a parameter may have either name. */
    static List<QueryParameter> parameters(Readings readings, String command, List<String> options) {
        List<QueryParameter> parameters = new ArrayList<>();
        for (QueryParameter parameter : readings.parameters(command, options)) {
            if (parameter.name().equals(TYPE)) {
                parameters.add(parameter.optional());
                parameters.add(parameter.optional().named(TASK_TYPE, "the same as " + TYPE));
            } else {
                parameters.add(parameter);
            }
        }
        return parameters;
    }

    private Response answer(Read read, Call call) throws IOException, InterruptedException {
        Readings.Reading reading = readings.read(read.command(), words(read.options(), call));
        return answered(reading, call);
    }

    /** The result, or that the client already has it. */
    static Response answered(Readings.Reading reading, Call call) {
        return Notices.with(ContentTag.unlessKnown(Response.json(Response.OK, reading.text()), call.request()), reading.notices());
    }

    /** The words of the command line: options with their values attached, and arguments where they cannot be mistaken for options. */
    static List<String> words(List<String> options, Call call) {
        List<String> words = new ArrayList<>();
        for (QueryParameter parameter : call.route().parameters()) {
            String option = parameter.name().equals(TASK_TYPE) ? TYPE : parameter.name().replace('_', '-');
            if (options.contains(option)) {
                add(parameter, "--" + option, call.query().getOrDefault(parameter.name(), List.of()), words);
            }
        }
        if (!call.variables().isEmpty()) {
            words.add("--");
            words.addAll(call.variables().values());
        }
        return words;
    }

    private static void add(QueryParameter parameter, String option, List<String> values, List<String> words) {
        for (String value : values) {
            if (parameter.kind() == QueryParameter.Kind.FLAG) {
                if (flag(parameter.name(), value)) {
                    words.add(option);
                }
            } else if (parameter.repeated()) {
                for (String each : value.split(",", -1)) {
                    words.add(option + "=" + each);
                }
            } else {
                words.add(option + "=" + value);
            }
        }
    }

    /** {@code ?overdue} and {@code ?overdue=true} are the same. */
    private static boolean flag(String name, String value) {
        return switch (value) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw Problem.badRequest(name + " is true or false").at(name, value).exception();
        };
    }
}
