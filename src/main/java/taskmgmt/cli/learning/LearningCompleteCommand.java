package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Values;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/** Finishes something that was being learned. */
final class LearningCompleteCommand extends Command {
    private final Option<String> id = argument("ID").text("the activity, by its id or how that begins");
    private final Option<Values> result = option("--result").as(Values::parse, "JSON|K=V").text("what came out of it");
    private final Flag failed = flag("--failed").text("it failed");
    private final Option<String> error = option("--error").text("why it failed");
    private final FigureOptions figures = uses(new FigureOptions());
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());

    LearningCompleteCommand() {
        super("learning complete", "finish a learning activity");
        examples("task-mgmt learning complete learning_training_job_1a2b3c4d --result '{\"accuracy\":0.91}'",
                "task-mgmt learning complete learning_training_job_1a2b3c4d --failed --error \"out of memory\"");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (error.isSet() && !failed.isSet()) {
            throw new UsageException("--error is for what has --failed");
        }
        LearningTask.tell(log.append(session, this::draft), output, log.reader(session), session);
        return ExitCode.DONE;
    }

    private ChangeSet draft(Snapshot now) throws IOException {
        String taskId = LearningTask.resolve(now, id.get()).id();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", now.actor());
        if (failed.isSet()) {
            fields.put(TaskField.ERROR_MESSAGE.text(), error.or("learning failed"));
        } else {
            fields.put("success", true);
        }
        if (result.isSet()) {
            fields.put(TaskField.RESULT.text(), result.get().map());
        }
        figures.tell(fields);
        TaskEvent event = new TaskEvent(now.now(), failed.isSet() ? EventType.FAILED : EventType.COMPLETED, taskId, fields);
        now.check(event);
        return ChangeSet.of(event);
    }
}
