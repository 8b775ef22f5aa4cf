package taskmgmt.cli.dashboard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ScanMeter;
import taskmgmt.expect.read.ExpectationReader;
import taskmgmt.incident.Incident;
import taskmgmt.report.dashboard.Dashboard;
import taskmgmt.report.dashboard.DashboardBuilder;
import taskmgmt.report.dashboard.DashboardDetails;
import taskmgmt.report.dashboard.DashboardFold;
import taskmgmt.run.task.Owners;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.TimeRange;

/**
 * Reads what a dashboard shows: tasks, incidents, and, for items shown one by one, the texts that are too long for a
 * fold to keep.
 */
final class DashboardReading {
    private DashboardReading() {}

    /**
     * Reads the dashboard.
     *
     * @param days       how many days it covers, including today
     * @param subsystems the only ones that count; empty for all
     */
    static Dashboard of(LogReader logs, int days, List<String> subsystems, Session session) throws IOException {
        DashboardBuilder builder = new DashboardBuilder(session.now(), days, subsystems);
        Runs<DashboardFold> runs = RunReader.of(logs, new ScanMeter(session)).fold(DashboardFold.projection());
        Dashboard dashboard = builder.build(runs.fold(), new ExpectationReader(logs).withDeadlines(runs.open(), session.now()),
                new EvidenceReader(logs, new TimeRange(builder.since(), null)).healing(session.now()), runs.damaged());
        Owners owners = new Owners(session.processes(), logs.directory());
        return dashboard.with(builder.details(runs.fold(), runs.open(), openIncidents(logs), owners::isGone, errors(dashboard, logs)));
    }

    private static List<DashboardDetails.OpenIncident> openIncidents(LogReader logs) throws IOException {
        List<Incident> open = new ArrayList<>();
        for (Incident each : logs.incidents().values()) {
            if (!each.status().isTerminal()) {
                open.add(each);
            }
        }
        open.sort(Incident.BY_DETECTION.reversed());
        List<DashboardDetails.OpenIncident> shown = new ArrayList<>();
        for (Incident each : open) {
            shown.add(new DashboardDetails.OpenIncident(each.id(), each.status().text(), each.severity(), each.failureMode(),
                    each.metadata().get("title") instanceof String title ? title : null, each.detectedAt()));
        }
        return shown;
    }

    /** The errors of the tasks that failed last; the fold keeps no text that long. */
    private static Map<String, String> errors(Dashboard dashboard, LogReader logs) throws IOException {
        Map<String, String> errors = new LinkedHashMap<>();
        List<String> failed = dashboard.failures().stream().map(Dashboard.Failure::id).toList();
        for (Task each : failed.isEmpty() ? List.<Task>of() : logs.tasks(Set.copyOf(failed)).values()) {
            if (each.value(TaskField.ERROR_MESSAGE) instanceof String error) {
                errors.put(each.id(), error);
            }
        }
        return errors;
    }
}
