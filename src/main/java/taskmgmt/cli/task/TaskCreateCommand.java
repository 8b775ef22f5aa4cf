package taskmgmt.cli.task;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OwnerOption;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Priority;
import taskmgmt.task.TaskId;
import taskmgmt.time.Durations;

/** Registers a task. */
final class TaskCreateCommand extends Command {
    private final Option<String> title = required("--title", "--name").as(Texts::notBlank, "TEXT")
            .text("title");
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE")
            .offers("code_analysis", "code_generation", "code_refactoring", "workflow_orchestration", "integration_task",
                    "evaluation_task", "performance_optimization", "custom")
            .text("task type, any word (default: custom)");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME")
            .text("subsystem it belongs to (default: general)");
    private final Option<String> description = option("--description").text("description");
    private final Option<String> createdBy = option("--created-by").label("NAME")
            .text("creator (default: the actor)");
    private final Option<String> assign = option("--assign").label("NAME").text("assignee");
    private final Option<Priority> priority = option("--priority").as(Priority::parse, "1-10|NAME")
            .offers("critical", "high", "medium", "low", "background")
                    .text("priority, 10 is the most urgent (default: 5)");
    private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION")
            .text("time allowed from now: 90m, 2h, 1d");
    private final Options<String> dependsOn = option("--depends-on").label("ID")
            .repeatable("a task that must be completed first");
    private final Options<String> tags = option("--tag").as(Texts::notBlank, "TAG").repeatable("tag");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("further metadata to keep with it");
    private final Option<Values> input = option("--input").as(Values::parse, "JSON").text("input data");
    private final Flag requiresVerification = flag("--requires-verification").text("require verification before completion");
    private final Flag noVerification = flag("--no-verification").text("do not require verification (the default)");
    private final Option<String> id = option("--id").as(TaskId::checked, "ID").text("id (default: generated)");
    private final Option<String> key = option("--key").as(Texts::notBlank, "KEY")
            .text("create none if a task with this key is open: print that one, so that repeating is safe");
    private final Option<String> rerunOf = option("--rerun-of").label("ID")
            .text("the completed task that this one repeats; it stays completed");
    private final Flag start = flag("--start").text("start it at once");
    private final OwnerOption owner = uses(new OwnerOption());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    TaskCreateCommand() {
        super("task create", "register a task and print its id");
        examples("task-mgmt task create --title \"nightly backup\" --type backup --subsystem storage --sla 2h",
                "id=$(task-mgmt task create --name reindex --priority high --tag search --start)",
                "task-mgmt task create --title deploy --depends-on storage_backup_1a2b3c4d --requires-verification");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (requiresVerification.isSet() && noVerification.isSet()) {
            throw new UsageException("--requires-verification and --no-verification exclude each other");
        }
        if (owner.isSet() && !start.isSet()) {
            throw new UsageException("--pid names the process that works on it, so it goes with --start");
        }
        NewTask request = request(session);
        CreateTask.Created created;
        try (TaskLog writer = log.writer(session)) {
            created = new CreateTask(writer, session.random()).createUnlessOpen(request);
        }
        String shown = Plain.text(created.taskId());
        if (!created.isNew()) {
            session.err().println(Program.NAME + ": task " + shown + " of this key is open: nothing was written");
        }
        output.made("task_id", created.taskId(), Map.of("is_new", created.isNew()), session);
        session.acknowledge("task " + created.taskId() + " exists");
        for (String id : created.dead()) {
            TaskReading.tellUnreachable(created.taskId(), id, session);
        }
        return ExitCode.DONE;
    }

    private NewTask request(Session session) {
        TaskDetails details = new TaskDetails(title.get(), description.orNull(), assign.orNull(), priority.orNull(), sla.orNull(),
                requiresVerification.isSet() ? true : null);
        return new NewTask(new NewTask.Identity(id.orNull(), subsystem.orNull(), type.orNull(), createdBy.orNull(), rerunOf.orNull()), details,
                dependsOn.all(), tags.all(), input.isSet() ? input.get().map() : null, Values.mergedOrNull(metadata.all()),
                start.isSet() ? new MoveTask.Start(owner.owner(session)) : null, key.orNull());
    }
}
