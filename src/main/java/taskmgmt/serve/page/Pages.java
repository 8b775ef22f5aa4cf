package taskmgmt.serve.page;

import java.io.IOException;
import java.util.List;
import taskmgmt.serve.Call;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.route.Readings;

/** All routes that answer people. */
public final class Pages {
    /**
     * What a page may do: use the style that is in it. Nothing else is loaded, nothing runs, nobody frames it and it sends no form.
     */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final Readings readings;

    public Pages(Readings readings) {
        this.readings = readings;
    }

    public List<Route> routes() {
        return List.of(Route.get("/", "showDashboard", "show how things stand, as a page", List.of(), this::dashboard).answering("text/html"));
    }

    private Response dashboard(Call call) throws IOException, InterruptedException {
        return Response.html(readings.readAs("dashboard", List.of("--html=-"))).with("Content-Security-Policy", POLICY);
    }
}
