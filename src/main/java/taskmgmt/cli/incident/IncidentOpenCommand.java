package taskmgmt.cli.incident;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.InvalidValueException;
import taskmgmt.change.OpenIncident;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ZoneOption;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.PointInTime;
import taskmgmt.view.OpenedIncident;

/** Records that something went wrong, and registers the task of healing it, in one change. */
final class IncidentOpenCommand extends Command {
    private final Option<String> failureMode = required("--failure-mode").as(Texts::notBlank, "MODE")
            .text("failure mode, a word that recurs: port_in_use");
    private final Option<Severity> severity = required("--severity").as(Severity::parse, "LEVEL")
            .offers("critical", "high", "medium", "low").text("severity: critical, high, medium or low");
    private final Option<PointInTime.When> detectedAt = option("--detected-at").as(PointInTime::parse, "TIME")
            .text("time of detection, 2025-01-31T12:00:00Z or 90s for that long ago (default: now)");
    private final Option<PointInTime.When> occurredAt = option("--occurred-at", "--started-at").as(PointInTime::parse, "TIME")
            .text("time the fault began, if known: 2025-01-31T12:00:00Z or 90s for that long ago");
    private final Option<String> title = option("--title").as(Texts::notBlank, "TEXT").text("one-line title, kept in its metadata");
    private final Option<String> playbook = option("--playbook").label("NAME").text("the playbook that is to heal it");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("further metadata to keep with it");
    private final ZoneOption zone = uses(new ZoneOption());
    private final Option<String> key = option("--key").as(Texts::notBlank, "KEY")
            .text("open none if one with this key is open: print that one and count another sighting");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    IncidentOpenCommand() {
        super("incident open", "record an incident and print its id");
        examples("id=$(task-mgmt incident open --failure-mode port_in_use --severity high --metadata port=8080)",
                "task-mgmt incident open --failure-mode disk_full --severity critical --title \"/var is full\" --playbook rotate-logs --json",
                "task-mgmt incident open --failure-mode service_down --severity critical --occurred-at 90s",
                "task-mgmt incident open --failure-mode power_cut --severity high --detected-at 2025-11-17T08:00 --started-at 2025-11-17T07:45");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Incident incident = open(session);
        if (incident.sightings() > 1) {
            session.err().println(Program.NAME + ": incident " + incident.id() + " of this key is open: seen "
                    + incident.sightings() + " times");
        }
        output.show(new OpenedIncident(incident), session);
        session.acknowledge("incident " + incident.id() + " is open");
        return ExitCode.DONE;
    }

    private Incident open(Session session) throws IOException {
        OpenIncident.Request request = new OpenIncident.Request(failureMode.get(), severity.get(), said(detectedAt),
                said(occurredAt), playbook.orNull(), metadata(), key.orNull());
        try (TaskLog writer = log.writer(session)) {
            return new OpenIncident(writer).open(request);
        } catch (InvalidValueException invalid) {
            // Every other value was checked when it was parsed.
            throw new UsageException((invalid.field().equals("detected_at") ? "--detected-at " : "--occurred-at ") + invalid.fault());
        }
    }

    private Map<String, @Nullable Object> metadata() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(Values.merged(metadata.all()));
        if (title.isSet()) {
            all.put("title", title.get());
        }
        return all;
    }

    private PointInTime.@Nullable When said(Option<PointInTime.When> time) {
        return time.isSet() ? time.get().in(zone.zone()) : null;
    }
}
