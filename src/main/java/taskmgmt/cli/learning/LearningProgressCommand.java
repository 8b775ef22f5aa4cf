package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/** Reports how far learning has come. */
final class LearningProgressCommand extends Command {
    private static final int ALL = 100;

    private final Option<String> id = argument("ID").text("the activity, by its id or how that begins");
    private final Option<Integer> percent = option("--percent").as(Numbers.between(0, ALL), "0-100").text("how much is done");
    private final Option<String> message = option("--message").text("what is being done");
    private final FigureOptions figures = uses(new FigureOptions());
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());

    LearningProgressCommand() {
        super("learning progress", "report how far a learning activity has come; one that waits is started by it");
        examples("task-mgmt learning progress learning_training_job_1a2b3c4d --percent 40 --ml epochs_completed=4");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (!percent.isSet() && !message.isSet() && !figures.isSet()) {
            throw new UsageException("say what the progress is: --percent, --message or a figure");
        }
        LearningTask.tell(log.append(session, this::draft), output, log.reader(session), session);
        return ExitCode.DONE;
    }

    private ChangeSet draft(Snapshot now) throws IOException {
        Task task = LearningTask.resolve(now, id.get());
        List<TaskEvent> events = new ArrayList<>();
        if (task.status() == Status.PENDING || task.status() == Status.QUEUED || task.status() == Status.RETRYING) {
            events.add(new TaskEvent(now.now(), EventType.STARTED, task.id(), Map.of("actor", now.actor())));
        }
        events.add(new TaskEvent(now.now(), EventType.PROGRESS, task.id(), fields(now)));
        for (TaskEvent event : events) {
            now.check(event);
        }
        return new ChangeSet(List.of(), events);
    }

    private Map<String, @Nullable Object> fields(Snapshot now) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", now.actor());
        if (percent.isSet()) {
            fields.put(TaskField.PROGRESS_PERCENT.text(), (long) percent.get());
        }
        if (message.isSet()) {
            fields.put(TaskField.PROGRESS_MESSAGE.text(), message.get());
        }
        figures.tell(fields);
        return fields;
    }
}
