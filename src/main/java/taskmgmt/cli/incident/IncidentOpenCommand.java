package taskmgmt.cli.incident;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Severity;
import taskmgmt.render.Plain;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;

/** Records that something went wrong, and registers the task of healing it, in one change. */
final class IncidentOpenCommand extends Command {
    private final Option<String> failureMode = required("--failure-mode").as(Texts::notBlank, "MODE")
            .text("what went wrong, as a word that comes back: port_in_use");
    private final Option<Severity> severity = required("--severity").as(Severity::parse, "LEVEL")
            .offers("critical", "high", "medium", "low").text("how bad it is: critical, high, medium or low");
    private final Option<PointInTime.When> occurredAt = option("--occurred-at").as(PointInTime::parse, "TIME")
            .text("when the fault began, if that is known: 2025-01-31T12:00:00Z or 90s (so long ago)");
    private final Option<String> playbook = option("--playbook").label("NAME").text("what is to heal it");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    IncidentOpenCommand() {
        super("incident open", "record an incident and print its id");
        examples("id=$(task-mgmt incident open --failure-mode port_in_use --severity high --metadata port=8080)",
                "task-mgmt incident open --failure-mode disk_full --severity critical --playbook rotate-logs --json",
                "task-mgmt incident open --failure-mode service_down --severity critical --occurred-at 90s");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Incident incident = log.append(session, now -> draft(now, session)).incidents().getFirst();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("incident_id", incident.id());
        data.put("task_id", incident.taskId());
        output.report(data, (page, out) -> out.append(Plain.text(incident.id())).append('\n'), session);
        return ExitCode.DONE;
    }

    private ChangeSet draft(Snapshot now, Session session) throws IOException {
        String taskId = now.freeTaskId(IncidentTask.SUBSYSTEM, IncidentTask.TYPE, session.random());
        Instant at = freeMoment(now.now(), now.incidents().keySet());
        Incident incident = withOccurrence(Incident.detected(
                at, failureMode.get(), severity.get(), playbook.orNull(), Values.merged(metadata.all()), taskId));
        TaskEvent created = IncidentTask.eventFor(incident, at, now.actor());
        return created == null ? ChangeSet.of(incident) : ChangeSet.of(incident, created);
    }

    private Incident withOccurrence(Incident incident) {
        if (!occurredAt.isSet()) {
            return incident;
        }
        Instant occurred = occurredAt.get().at(incident.detectedAt());
        if (occurred.isAfter(incident.detectedAt())) {
            throw new UsageException("--occurred-at " + Rfc3339.format(occurred)
                    + " has not come yet: a fault begins before it is detected");
        }
        return incident.occurred(occurred);
    }

    /** The id is the moment of detection, so two incidents in one microsecond would be one: the later gives way. */
    private static Instant freeMoment(Instant now, Set<String> ids) {
        Instant at = now;
        while (ids.contains(Incident.idAt(at))) {
            at = at.plus(1, ChronoUnit.MICROS);
        }
        return at;
    }
}
