package taskmgmt.cli.task;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OwnerOption;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Priority;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskId;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.time.Durations;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;

/** Registers a task. */
final class TaskCreateCommand extends Command {
    private static final String USUAL_TYPE = "custom";
    private static final String USUAL_SUBSYSTEM = "general";

    private final Option<String> title = required("--title", "--name").as(Texts::notBlank, "TEXT")
            .text("what the task is about");
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE")
            .offers("code_analysis", "code_generation", "code_refactoring", "workflow_orchestration", "integration_task",
                    "evaluation_task", "performance_optimization", "custom")
            .text("what kind of work it is, any word; custom unless given");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME")
            .text("whose work it is; general unless given");
    private final Option<String> description = option("--description").text("more about it");
    private final Option<String> createdBy = option("--created-by").label("NAME")
            .text("who wants it; the actor unless given");
    private final Option<String> assign = option("--assign").label("NAME").text("who is to do it");
    private final Option<Priority> priority = option("--priority").as(Priority::parse, "1-10|NAME")
            .offers("critical", "high", "medium", "low", "background")
                    .text("how urgent it is, 10 the most; 5 unless given");
    private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION")
            .text("how long it may take from now: 90m, 2h, 1d");
    private final Options<String> dependsOn = option("--depends-on").label("ID")
            .repeatable("a task that must be completed first");
    private final Options<String> tags = option("--tag").as(Texts::notBlank, "TAG").repeatable("a word to find it by");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");
    private final Option<Values> input = option("--input").as(Values::parse, "JSON").text("the data that it works on");
    private final Flag requiresVerification = flag("--requires-verification").text("it completes only when verified");
    private final Flag noVerification = flag("--no-verification").text("it completes without, which is usual");
    private final Option<String> id = option("--id").as(TaskId::checked, "ID").text("its id, if not a generated one");
    private final Flag start = flag("--start").text("start it at once");
    private final OwnerOption owner = uses(new OwnerOption());
    private final LogOptions log = uses(new LogOptions());

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
        owner.prepare(session);
        List<TaskEvent> events = log.append(session, now -> draft(now, session)).events();
        session.out().append(events.getFirst().taskId()).append('\n');
        return ExitCode.DONE;
    }

    private ChangeSet draft(Snapshot now, Session session) throws IOException {
        String taskId = id.isSet() ? id.get()
                : now.freeTaskId(subsystem.or(USUAL_SUBSYSTEM), type.or(USUAL_TYPE), session.random());
        TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, taskId, fields(now));
        now.check(created);
        if (!start.isSet()) {
            return ChangeSet.of(created);
        }
        TaskEvent started = new TaskEvent(now.now(), EventType.STARTED, taskId, startFields(now));
        DependencyGraph.checkNotBlocked(null, started, now.unfinished(created.texts(TaskField.DEPENDS_ON.text())));
        return ChangeSet.of(created, started);
    }

    private Map<String, @Nullable Object> startFields(Snapshot now) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", now.actor());
        owner.tell(fields, null);
        return fields;
    }

    private Map<String, @Nullable Object> fields(Snapshot now) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(TaskField.TASK_TYPE.text(), type.or(USUAL_TYPE));
        fields.put(TaskField.SUBSYSTEM.text(), subsystem.or(USUAL_SUBSYSTEM));
        fields.put(TaskField.TITLE.text(), title.get());
        putIfGiven(fields, TaskField.DESCRIPTION, description.orNull());
        fields.put(TaskField.CREATED_BY.text(), createdBy.or(now.actor()));
        putIfGiven(fields, TaskField.ASSIGNED_TO, assign.orNull());
        fields.put(TaskField.PRIORITY.text(), (long) priority.or(new Priority(Priority.DEFAULT)).value());
        if (sla.isSet()) {
            fields.put(TaskField.SLA_DEADLINE.text(), Rfc3339.format(PointInTime.after(now.now(), sla.get())));
        }
        if (requiresVerification.isSet()) {
            fields.put(TaskField.VERIFICATION_REQUIRED.text(), true);
        }
        if (dependsOn.isSet()) {
            fields.put(TaskField.DEPENDS_ON.text(), now.resolveAll(dependsOn.all()));
        }
        if (tags.isSet()) {
            fields.put(TaskField.TAGS.text(), List.copyOf(new LinkedHashSet<>(tags.all())));
        }
        putIfGiven(fields, TaskField.INPUT, input.isSet() ? input.get().map() : null);
        if (metadata.isSet()) {
            fields.put(TaskField.METADATA.text(), Values.merged(metadata.all()));
        }
        return fields;
    }

    private static void putIfGiven(Map<String, @Nullable Object> fields, TaskField field, @Nullable Object value) {
        if (value != null) {
            fields.put(field.text(), value);
        }
    }
}
