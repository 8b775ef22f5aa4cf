package taskmgmt.cli.task;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Failure;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

/**
 * A verb that tells one thing about each of the tasks it names.
 *
 * <p>Every task is a transaction of its own: a refused one gets a line on standard error, the others are changed all
 * the same, and the exit code is that of the first refusal.
 */
abstract class TaskChangeCommand extends Command {
    private final Options<String> ids = argument("ID")
            .repeatable("a task, by its id or an unmistakable beginning of it");
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());
    private final EventType type;

    TaskChangeCommand(String name, String summary, EventType type) {
        super(name, summary);
        this.type = type;
    }

    /** Adds what there is to tell besides that it happened; runs under the lock, once for each task. */
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) throws IOException {}

    /** Asks the machine for what there is to tell; runs once, before the lock is taken. */
    void prepare(Session session) {}

    /** Throws {@link UsageException} where options that are sound one by one make no sense together. */
    void checkOptions() {}

    @Override
    public final ExitCode run(Session session) throws IOException {
        checkOptions();
        prepare(session);
        ExitCode first = ExitCode.DONE;
        ChangeOutput.Report report = output.report(session);
        try (TaskLog writer = log.writer(session)) {
            for (String id : ids.all()) {
                ExitCode code = change(id, writer, report, session);
                first = first == ExitCode.DONE ? code : first;
            }
        }
        report.finish();
        return first;
    }

    private ExitCode change(String id, TaskLog writer, ChangeOutput.Report report, Session session) throws IOException {
        OneChange change = new OneChange(id);
        try {
            List<TaskEvent> events = writer.append(change).events();
            report.changed(change.after(), events.getFirst());
            return ExitCode.DONE;
        } catch (RefusedException refused) {
            Failure failure = new Failure(refused, List.of());
            failure.report(session);
            return failure.code();
        }
    }

    /** One task's change, and what it has made of the task. */
    private final class OneChange implements Change {
        private final String id;
        private @Nullable Task after;

        OneChange(String id) {
            this.id = id;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            Task task = now.resolve(id);
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("actor", now.actor());
            tell(fields, task, now);
            TaskEvent event = new TaskEvent(now.now(), type, task.id(), fields);
            now.check(task, event);
            event = TaskFold.withDuration(task, event);
            after = TaskFold.apply(task, event);
            return ChangeSet.of(event);
        }

        Task after() {
            if (after == null) {
                throw new IllegalStateException("nothing has been decided about " + id);
            }
            return after;
        }
    }
}
