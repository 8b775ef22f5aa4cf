package taskmgmt.serve.page;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.route.PageActions;
import taskmgmt.serve.gate.Logins;
import taskmgmt.serve.route.Readings;

/** All routes that return pages. */
public final class Pages {
    /** A page of a large log is there after that at the latest, with what is known by then. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Readings readings;
    private final PageActions actions;
    private final Logins logins;
    private final Logins.Check check;
    private final InstantSource clock;

    /**
     * Pages.
     *
     * @param check looks at what somebody shows who logs in
     */
    public Pages(Readings readings, PageActions actions, Logins logins, Logins.Check check, InstantSource clock) {
        this.readings = readings;
        this.actions = actions;
        this.logins = logins;
        this.check = check;
        this.clock = clock;
    }

    private interface Page {
        Response of(Visit visit) throws IOException, InterruptedException;
    }

    public List<Route> routes() {
        SlowReading ends = new SlowReading(readings, clock, "forecast remaining", "--active");
        BackgroundReading backtest = new BackgroundReading(new SlowReading(readings, clock, "forecast backtest", "--by=group"), PATIENCE);
        List<Route> routes = new ArrayList<>(List.of(
                page("/", "showOverview", "show how everything stands", List.of(), visit -> OverviewPage.of(visit, ends, backtest)),
                page(TasksPage.PATH, "showTasks", "show tasks", TasksPage.parameters(), TasksPage::of),
                page(TasksPage.PATH + "/{id}", "showTask", "show a task", List.of(), TaskPage::of),
                page(WorkflowsPage.PATH, "showWorkflows", "show workflows and their runs", List.of(), WorkflowsPage::of),
                page(WorkflowsPage.PATH + "/{id}", "showWorkflow", "show the definition of a workflow", List.of(), WorkflowsPage::definition),
                page(WorkflowsPage.RUNS + "/{id}", "showRun", "show a run of a workflow", List.of(), WorkflowsPage::run),
                page(IncidentsPage.PATH, "showIncidents", "show incidents and how long repairs take", List.of(), IncidentsPage::of),
                page(IncidentsPage.PATH + "/{id}", "showIncident", "show an incident", List.of(), IncidentsPage::one),
                page(LearningPage.PATH, "showLearning", "show what is learned", List.of(), LearningPage::of),
                page(QueuePage.PATH, "showQueue", "show what waits for a worker", List.of(), QueuePage::of),
                page(AuditPage.PATH, "showAudit", "show who changed what", AuditPage.parameters(), AuditPage::of)));
        routes.addAll(new ActionPages(readings, actions, clock).routes());
        routes.addAll(new LoginPage(logins, check).routes());
        routes.addAll(Assets.routes());
        return routes;
    }

    private Route page(String path, String name, String summary, List<QueryParameter> parameters, Page page) {
        return Route.page(path, name, summary, parameters, call -> page.of(new Visit(call, readings, clock.instant())));
    }
}
