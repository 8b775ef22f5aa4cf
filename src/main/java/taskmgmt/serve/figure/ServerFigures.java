package taskmgmt.serve.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.ApiToken;
import taskmgmt.render.metric.MetricFamily;
import taskmgmt.serve.Request;
import taskmgmt.task.trace.TraceContext;

/**
 * Counts what a server does, from its start. A request is known by its route, never by its path, so that there are as many figures as
 * routes whatever clients ask for. Thread-safe.
 */
public final class ServerFigures {
    /** The route of a request that has none. */
    private static final String NO_ROUTE = "none";
    private static final int MILLI_DIGITS = 3;

    private final boolean exemplars;
    private final InstantSource clock;
    private final Map<String, RouteFigures> routes = new TreeMap<>();
    private long running;
    private @Nullable Integer sampled;

    /** @param exemplars whether the last request of each bucket is named, by its trace or else by its id */
    public ServerFigures(boolean exemplars, InstantSource clock) {
        this.exemplars = exemplars;
        this.clock = clock;
    }

    /** A request has come. */
    public synchronized void began() {
        running++;
    }

    /**
     * It was answered; of a stream, its answer began.
     *
     * @param route     its name; null if there is none
     * @param requestId by which the client knows it
     */
    public void answered(Request request, String requestId, @Nullable String route, int status, long nanos) {
        MetricFamily.Exemplar exemplar = exemplars ? exemplar(request, requestId, nanos) : null;
        synchronized (this) {
            running--;
            routes.computeIfAbsent(route == null ? NO_ROUTE : route, _ -> new RouteFigures()).add(status, nanos, exemplar);
        }
    }

    /** How many processes of running tasks are followed now. */
    public synchronized void samples(int processes) {
        sampled = processes;
    }

    /** Null if the client has put a key where the name of the request belongs. */
    private MetricFamily.@Nullable Exemplar exemplar(Request request, String requestId, long nanos) {
        TraceContext trace = TraceContext.parse(request.header(TraceContext.HEADER));
        if (trace == null && ApiToken.isIn(requestId)) {
            return null;
        }
        Instant now = clock.instant();
        return new MetricFamily.Exemplar(trace == null ? Map.of("request_id", requestId) : Map.of("trace_id", trace.traceId()),
                RouteFigures.seconds(nanos), BigDecimal.valueOf(now.toEpochMilli(), MILLI_DIGITS));
    }

    /** Those for Prometheus. */
    public synchronized List<MetricFamily> families() {
        MetricFamily requests = new MetricFamily("task_mgmt_http_requests_total", MetricFamily.Type.COUNTER, "Requests that this server has answered.");
        MetricFamily durations = new MetricFamily("task_mgmt_http_request_duration_seconds", MetricFamily.Type.HISTOGRAM,
                "How long answers took; of a stream, until it began.");
        routes.forEach((route, figures) -> figures.addTo(requests, durations, route));
        MetricFamily open = new MetricFamily("task_mgmt_http_requests_in_progress", MetricFamily.Type.GAUGE, "Requests that this server is answering.");
        open.sample(Map.of(), running);
        MetricFamily processes = new MetricFamily("task_mgmt_sampled_processes", MetricFamily.Type.GAUGE,
                "Processes of running tasks whose resources this server records, without their descendants.");
        if (sampled != null) {
            processes.sample(Map.of(), sampled);
        }
        return List.of(requests, durations, open, processes);
    }
}
