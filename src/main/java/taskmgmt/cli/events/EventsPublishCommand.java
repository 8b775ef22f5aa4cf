package taskmgmt.cli.events;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Values;
import taskmgmt.json.BadJsonException;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskId;

/** Applies one event, as another program would write it. */
final class EventsPublishCommand extends Command {
    private static final String USUAL_SUBSYSTEM = "general";
    private static final String USUAL_TYPE = "custom";

    private final Option<String> event = argument("EVENT").text("what happened: task.created, task.completed, mission.resolved, …");
    private final Options<Values> fields = argument("JSON|K=V").as(Values::parse, "JSON|K=V")
            .repeatable("the event's fields; task_id says which task");
    private final LogOptions log = uses(new LogOptions());

    EventsPublishCommand() {
        super("events publish", "apply one event and print the task's id");
        examples("task-mgmt events publish task.created '{\"task_id\":\"nightly_1\",\"title\":\"nightly\",\"subsystem\":\"backup\"}'",
                "task-mgmt events publish task.completed task_id=nightly_1 success=true",
                "task-mgmt events publish mission.resolved '{\"mission_id\":\"m42\"}'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TaskEvent written = log.append(session, now -> draft(now, session)).events().getFirst();
        session.out().append(written.taskId()).append('\n');
        return ExitCode.DONE;
    }

    private ChangeSet draft(Snapshot now, Session session) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.putAll(Values.merged(fields.all()));
        if (line.containsKey(RegistryCodec.EVENT) && !event.get().equals(line.get(RegistryCodec.EVENT))) {
            throw new UsageException("the fields name another event, " + line.get(RegistryCodec.EVENT) + ": give one of the two");
        }
        line.put(RegistryCodec.EVENT, event.get());
        if (EventType.named(event.get()) == EventType.CREATED && !hasId(line)) {
            line.put(RegistryCodec.TASK_ID, TaskId.generated(text(line, TaskField.SUBSYSTEM, USUAL_SUBSYSTEM),
                    text(line, TaskField.TASK_TYPE, USUAL_TYPE), session.random().nextInt()));
        }
        try {
            TaskEvent decoded = RegistryCodec.decodeChecked(line, now.now());
            now.check(decoded);
            return ChangeSet.of(decoded);
        } catch (BadJsonException e) {
            throw new UsageException("this is no event: " + e.getMessage());
        }
    }

    private static boolean hasId(Map<String, @Nullable Object> line) {
        return line.containsKey(RegistryCodec.TASK_ID) || line.containsKey(RegistryCodec.MISSION_ID);
    }

    private static String text(Map<String, @Nullable Object> line, TaskField field, String otherwise) {
        return line.get(field.text()) instanceof String text ? text : otherwise;
    }
}
