package taskmgmt.cli.events;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.PublishEvent;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Values;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.door.ForeignFields;

/** Applies one event, as if another program had written it. */
final class EventsPublishCommand extends Command {
    private final Option<String> event = argument("EVENT").text("what happened: task.created, task.completed, mission.resolved, …");
    private final Options<Values> fields = argument("JSON|K=V").as(Values::parse, "JSON|K=V")
            .repeatable("the event's fields; task_id says which task");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    EventsPublishCommand() {
        super("events publish", "publish one event and print the task id");
        examples("task-mgmt events publish task.created '{\"task_id\":\"nightly_1\",\"title\":\"nightly\",\"subsystem\":\"backup\"}'",
                "task-mgmt events publish task.completed task_id=nightly_1 success=true",
                "task-mgmt events publish mission.resolved '{\"mission_id\":\"m42\"}'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        PublishEvent.Request request = new PublishEvent.Request(event.get(), Values.merged(fields.all()));
        PublishEvent.Result result;
        try (TaskLog writer = log.writer(session)) {
            result = new PublishEvent(writer, session.random()).publish(request);
        }
        for (String remark : ForeignFields.remarks(result.unusable())) {
            session.err().println(Program.NAME + ": " + remark);
        }
        if (result.isKnown()) {
            session.err().println(Program.NAME + ": the event is in the registry already: nothing was written");
        }
        output.made("task_id", result.taskId(), Map.of("is_new", !result.isKnown()), session);
        session.acknowledge("the event of task " + result.taskId() + " is recorded");
        return ExitCode.DONE;
    }
}
