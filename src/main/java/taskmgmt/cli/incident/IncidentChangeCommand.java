package taskmgmt.cli.incident;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import taskmgmt.cli.value.Values;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.IncidentTask;
import taskmgmt.record.IncidentCodec;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/**
 * Says how it goes on with an incident: a new record of it, and what that means for its task, in one change.
 *
 * <p>The record comes first. An incident of an older log has no task: its record is written alone, because a task that
 * is registered only now would claim a creation and a duration that never were. The same goes for a task that somebody
 * finished or removed by other means, which is said.
 */
final class IncidentChangeCommand extends Command {
    private final IncidentStatus to;
    private final Option<String> id = argument("ID").text("the incident, by its id or how that begins");
    private final Options<String> actions = option("--action").label("ACTION").repeatable("something that was done about it");
    private final Option<String> error = option("--error").text("why remediation failed");
    private final Flag byHand = flag("--by-hand").text("a person has done it, not a playbook; for resolve");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");
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
                IncidentStatus.RESOLVED, "task-mgmt incident resolve \"$id\" --action restart_service");
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
        Note note = new Note();
        Incident changed = log.append(session, now -> draft(now, note)).incidents().getFirst();
        output.report(IncidentCodec.toMap(changed), (page, out) -> out.append(sentence(changed)).append('\n'), session);
        if (note.text != null) {
            session.err().println(Program.NAME + ": " + Plain.text(note.text));
        }
        return ExitCode.DONE;
    }

    /** {@code inc_20251117_164328_024197 resolved in 78ms}. */
    private static String sentence(Incident incident) {
        Duration time = incident.timeToRepair();
        return Plain.text(incident.id()) + " " + incident.status().text() + (time == null ? "" : " in " + Human.duration(time));
    }

    /** What the user should know once the change is written. */
    private static final class Note {
        private @Nullable String text;
    }

    private ChangeSet draft(Snapshot now, Note note) throws IOException {
        Incident changed = changed(now.resolveIncident(id.get()), now);
        TaskEvent event = IncidentTask.eventFor(changed, now.now(), now.actor());
        if (event == null) {
            return ChangeSet.of(changed);
        }
        Task task = now.task(event.taskId());
        if (to == IncidentStatus.REMEDIATING && task != null && task.status() == Status.ACTIVE) {
            return ChangeSet.of(changed); // its work has begun already
        }
        try {
            now.check(event);
            return ChangeSet.of(changed, event);
        } catch (RefusedException refused) {
            note.text = refused.getMessage() + ": the incident's record was written without it";
            return ChangeSet.of(changed);
        }
    }

    private Incident changed(Incident incident, Snapshot now) {
        Map<String, @Nullable Object> more = Values.merged(metadata.all());
        return switch (to) {
            case REMEDIATING -> incident.remediating(now.now(), actions.all(), more);
            case RESOLVED -> {
                Incident resolved = incident.resolved(now.now(), actions.all(), more);
                yield byHand.isSet() ? resolved.resolvedByHand() : resolved;
            }
            case FAILED -> incident.failed(actions.all(), error.orNull(), more);
            case DETECTED -> throw new RefusedException(Refusal.NOT_ALLOWED, "an incident is detected only once");
        };
    }
}
