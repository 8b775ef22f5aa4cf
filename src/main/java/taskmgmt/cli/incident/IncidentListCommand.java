package taskmgmt.cli.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;
import taskmgmt.time.TimeRange;
import taskmgmt.view.IncidentRows;

/** Lists incidents, one row each, as of their last record. */
final class IncidentListCommand extends Command {
    private final Options<String> statuses = option("-s", "--status").oneOf("detected", "remediating", "resolved", "failed")
            .anyOf("only in this status");
    private final Options<String> failureModes = option("--failure-mode").label("MODE").anyOf("only of this failure mode");
    private final Options<Severity> severities = option("--severity").as(Severity::parse, "LEVEL")
            .offers("critical", "high", "medium", "low").anyOf("only of this severity");
    private final RangeOptions time = uses(RangeOptions.of("only those that were detected"));
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("incidents", IncidentRows.LAST_RECORDS,
            "newest first"));

    IncidentListCommand() {
        super("incident list", "list incidents, newest first");
        examples("task-mgmt incident list --status detected", "task-mgmt incident list --severity critical --limit 10 -o csv",
                "task-mgmt incident list --since 2025-11-17 --until 2025-11-17");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TimeRange detected = time.range(session);
        List<Incident> found = new ArrayList<>();
        Set<String> modes = new TreeSet<>();
        for (Incident incident : log.reader(session).incidents().values()) {
            modes.add(incident.failureMode());
            if (detected.contains(incident.detectedAt()) && isWanted(incident)) {
                found.add(incident);
            }
        }
        found.sort(Incident.BY_DETECTION);
        if (found.isEmpty()) {
            output.tellUnknown("failure mode", failureModes.all(), modes, session);
        }
        List<Incident> newest = found.reversed();
        output.list(IncidentRows.LAST_RECORDS, newest, session);
        return ExitCode.DONE;
    }

    private boolean isWanted(Incident incident) {
        return (!statuses.isSet() || statuses.all().contains(incident.status().text()))
                && (!failureModes.isSet() || failureModes.all().contains(incident.failureMode()))
                && (!severities.isSet() || severities.all().stream().anyMatch(each -> each.text().equals(incident.severity())));
    }
}
