package taskmgmt.cli.incident;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeIncident;
import taskmgmt.change.InvalidValueException;
import taskmgmt.change.MoveIncident;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ZoneOption;
import taskmgmt.cli.value.Values;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.record.IncidentCodec;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.PointInTime;

/** Records the next step of an incident and its task. One class for all the steps. */
final class IncidentChangeCommand extends Command {
    private final IncidentStatus to;
    private final Option<String> id = argument("ID").text("the incident, by its id, a unique prefix or end of it, or @last");
    private final Options<String> actions = option("--action").label("ACTION").repeatable("remedy that was applied");
    private final Option<String> error = option("--error").text("why remediation failed");
    private final Flag byHand = flag("--by-hand").text("resolved by a person, not a playbook (for resolve)");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("further metadata to keep with it");
    private final Option<PointInTime.When> at = option("--at").as(PointInTime::parse, "TIME")
            .text("when it happened, if that is not now: 2025-01-31T12:00:00Z or 90s (that long ago); not before the detection");
    private final ZoneOption zone = uses(new ZoneOption());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    private IncidentChangeCommand(String verb, String summary, IncidentStatus to, String example) {
        super("incident " + verb, summary);
        this.to = to;
        examples(example);
    }

    static IncidentChangeCommand remediate() {
        return new IncidentChangeCommand("remediate", "record that an incident is being remediated",
                IncidentStatus.REMEDIATING, "task-mgmt incident remediate \"$id\" --action kill_process_on_port");
    }

    static IncidentChangeCommand resolve() {
        return new IncidentChangeCommand("resolve", "record that an incident is resolved, and complete its task",
                IncidentStatus.RESOLVED, "task-mgmt incident resolve \"$id\" --action restart_service --at 5m");
    }

    static IncidentChangeCommand fail() {
        return new IncidentChangeCommand("fail", "record that an incident could not be healed, and fail its task",
                IncidentStatus.FAILED, "task-mgmt incident fail \"$id\" --error \"the port is still taken\"");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (error.isSet() && to != IncidentStatus.FAILED) {
            throw new UsageException("--error is for 'incident fail'");
        }
        if (byHand.isSet() && to != IncidentStatus.RESOLVED) {
            throw new UsageException("--by-hand is for 'incident resolve'");
        }
        ChangeIncident.Result result;
        try (TaskLog writer = log.writer(session)) {
            result = new ChangeIncident(writer).apply(id.get(), request(), at.isSet() ? at.get().in(zone.zone()) : null);
        } catch (InvalidValueException invalid) {
            throw new UsageException("--at " + invalid.fault());
        }
        Incident changed = result.incident();
        output.report(IncidentCodec.toMap(changed), (page, out) -> out.append(sentence(changed)).append('\n'), session);
        if (result.withoutTask() != null) {
            session.err().println(Program.NAME + ": "
                    + Plain.text(result.withoutTask() + ": the incident's record was written without it"));
        }
        return ExitCode.DONE;
    }

    /** {@code inc_20251117_164328_024197 resolved in 78ms}. */
    private static String sentence(Incident incident) {
        Duration time = incident.timeToRepair();
        return Plain.text(incident.id()) + " " + incident.status().text() + (time == null ? "" : " in " + Human.duration(time));
    }

    private MoveIncident request() {
        Map<String, @Nullable Object> more = Values.merged(metadata.all());
        return switch (to) {
            case REMEDIATING -> new MoveIncident.Remediate(actions.all(), more);
            case RESOLVED -> new MoveIncident.Resolve(actions.all(), more, byHand.isSet());
            case FAILED -> new MoveIncident.GiveUp(actions.all(), more, error.orNull());
            case DETECTED -> throw new IllegalStateException("an incident is detected only once");
        };
    }
}
