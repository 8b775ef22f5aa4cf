package taskmgmt.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.Draft;
import taskmgmt.store.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/** Finishes something that was being learned. */
final class LearningCompleteCommand extends Command {
    private final Option<String> id = argument("ID").text("the activity, by its id or how that begins");
    private final Option<Values> result = option("--result").as(Values::parse, "JSON|K=V").text("what came out of it");
    private final Flag failed = flag("--failed").text("it failed");
    private final Option<String> error = option("--error").text("why it failed");
    private final Options<Values> ml = option("--ml").as(Values::parse, "K=V|JSON")
            .repeatable("a figure of the model or its training: validation_accuracy=0.91");
    private final LogOptions log = uses(new LogOptions());

    LearningCompleteCommand() {
        super("learning complete", "finish a learning activity");
        examples("task-mgmt learning complete learning_training_job_1a2b3c4d --result '{\"accuracy\":0.91}'",
                "task-mgmt learning complete learning_training_job_1a2b3c4d --failed --error \"out of memory\"");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        if (error.isSet() && !failed.isSet()) {
            throw new UsageException("--error is for what has --failed");
        }
        Map<String, @Nullable Object> figures = ModelFigures.of(ml.all());
        log.append(session, now -> draft(now, figures));
        return ExitCode.DONE;
    }

    private Draft draft(Snapshot now, Map<String, @Nullable Object> figures) throws IOException {
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
        if (!figures.isEmpty()) {
            fields.put(TaskField.ML_METRICS.text(), figures);
        }
        TaskEvent event = new TaskEvent(now.now(), failed.isSet() ? EventType.FAILED : EventType.COMPLETED, taskId, fields);
        now.check(event);
        return Draft.of(event);
    }
}
