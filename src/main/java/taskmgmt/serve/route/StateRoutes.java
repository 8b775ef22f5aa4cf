package taskmgmt.serve.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;

/** What those ask who watch the server: whether it lives, whether it can be given work, and its figures. */
final class StateRoutes {
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

    private final Path directory;
    private final Readings readings;
    private final BooleanSupplier stopping;

    StateRoutes(Path directory, Readings readings, BooleanSupplier stopping) {
        this.directory = directory;
        this.readings = readings;
        this.stopping = stopping;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/livez", "isAlive", "say that the server answers", List.of(), _ -> Response.of(Response.OK, TEXT, "ok\n")).answering("text/plain").open(),
                Route.get("/readyz", "isReady", "say whether the server can be given work", List.of(), this::ready).answering("text/plain").open(),
                Route.get("/api/v1/health", "getHealth", "check that the log can be read and written", List.of(), this::health),
                Route.get("/metrics", "scrapeMetrics", "print every figure there is for Prometheus", List.of(), this::metrics).answering("text/plain"));
    }

    /** A log directory that is not there yet is made by the first change. */
    private Response ready(Call call) {
        if (stopping.getAsBoolean()) {
            throw Problem.of(503, "the server is about to end").exception();
        }
        if (Files.exists(directory) && !(Files.isReadable(directory) && Files.isWritable(directory))) {
            throw Problem.of(503, "the log directory cannot be read and written").exception();
        }
        return Response.of(Response.OK, TEXT, "ready\n");
    }

    /** Whoever only looks at the status learns whether a check fails. */
    private Response health(Call call) throws IOException, InterruptedException {
        Readings.Reading reading = readings.read("system health", List.of());
        return Notices.with(Response.json(reading.negative() ? UNAVAILABLE : Response.OK, reading.text()), reading.notices());
    }

    private Response metrics(Call call) throws IOException, InterruptedException {
        return Response.of(Response.OK, EXPOSITION, readings.readAs("system metrics", List.of("--output=prometheus")));
    }
}
