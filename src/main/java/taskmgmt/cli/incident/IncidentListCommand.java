package taskmgmt.cli.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.Severity;
import taskmgmt.time.TimeRange;
import taskmgmt.view.IncidentRows;

/** Shows what went wrong, one row an incident, by its last record. */
final class IncidentListCommand extends Command {
    private final Option<String> status = option("--status").oneOf("detected", "remediating", "resolved", "failed")
            .text("only in this status");
    private final Option<String> failureMode = option("--failure-mode").label("MODE").text("only of this failure mode");
    private final Option<Severity> severity = option("--severity").as(Severity::parse, "LEVEL")
            .offers("critical", "high", "medium", "low").text("only of this severity");
    private final RangeOptions time = uses(RangeOptions.of("only those that were detected"));
    private final Option<Integer> limit = option("--limit").as(Numbers.between(1, Integer.MAX_VALUE), "N").text("the newest N only");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    IncidentListCommand() {
        super("incident list", "list incidents, the newest first");
        examples("task-mgmt incident list --status detected", "task-mgmt incident list --severity critical --limit 10 -o csv",
                "task-mgmt incident list --since 2025-11-17 --until 2025-11-17");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TimeRange detected = time.range(session);
        List<Incident> found = new ArrayList<>();
        for (Incident incident : log.reader(session).incidents().values()) {
            if (detected.contains(incident.detectedAt()) && isWanted(incident)) {
                found.add(incident);
            }
        }
        found.sort(Incident.BY_DETECTION);
        List<Incident> newest = found.reversed();
        output.list(IncidentRows.LAST_RECORDS, newest.subList(0, Math.min(limit.or(Integer.MAX_VALUE), newest.size())), session);
        return ExitCode.DONE;
    }

    private boolean isWanted(Incident incident) {
        IncidentStatus wanted = status.isSet() ? IncidentStatus.named(status.get()) : incident.status();
        return incident.status() == wanted
                && (!failureMode.isSet() || failureMode.get().equals(incident.failureMode()))
                && (!severity.isSet() || severity.get().text().equals(incident.severity()));
    }
}
