package taskmgmt.serve.route;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.render.Page;
import taskmgmt.render.metric.Exposition;
import taskmgmt.render.metric.MetricFamily;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.figure.Accepted;

/** Routes for monitoring the server: whether it is alive, whether it is ready for work, and its metrics. */
final class StateRoutes {
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final Path directory;
    private final Readings readings;
    private final ServerState state;

    StateRoutes(Path directory, Readings readings, ServerState state) {
        this.directory = directory;
        this.readings = readings;
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/livez", "isAlive", "say that the server answers", List.of(), _ -> Response.of(Response.OK, TEXT, "ok\n")).answering("text/plain").open(),
                Route.get("/readyz", "isReady", "say whether the server can be given work", List.of(), this::ready).answering("text/plain").open(),
                Route.get("/api/v1/health", "getHealth", "check that the log can be read and written", List.of(), this::health),
                Route.get("/metrics", "scrapeMetrics", "print every figure there is for Prometheus, or as OpenMetrics where that is asked for", List.of(), this::metrics).answering("text/plain"));
    }

    /** A log directory that does not exist yet is created by the first change. */
    private Response ready(Call call) {
        Problem unavailable = state.unavailable();
        if (unavailable != null) {
            throw unavailable.exception();
        }
        if (Files.exists(directory) && !(Files.isReadable(directory) && Files.isWritable(directory))) {
            throw Problem.of(503, "the log directory cannot be read and written").exception();
        }
        return Response.of(Response.OK, TEXT, "ready\n");
    }

    /** The status alone shows whether a check fails. */
    private Response health(Call call) throws IOException, InterruptedException {
        Readings.Reading reading = readings.read("system health", List.of());
        return Notices.with(Response.json(reading.negative() ? UNAVAILABLE : Response.OK, reading.text()), reading.notices());
    }

    private Response metrics(Call call) throws IOException, InterruptedException {
        List<MetricFamily> own = state.figures().families();
        StringWriter text = new StringWriter();
        if (Accepted.prefersOpenMetrics(call.request().header("Accept"))) {
            String log = readings.readAs("system metrics", List.of("--output=openmetrics"));
            text.append(log, 0, log.length() - Exposition.END.length());
            Exposition.writeOpenMetrics(own, Page.PLAIN, text);
            return Response.of(Response.OK, OPEN_METRICS, text.append(Exposition.END).toString());
        }
        text.append(readings.readAs("system metrics", List.of("--output=prometheus")));
        Exposition.write(own, Page.PLAIN, text);
        return Response.of(Response.OK, EXPOSITION, text.toString());
    }
}
