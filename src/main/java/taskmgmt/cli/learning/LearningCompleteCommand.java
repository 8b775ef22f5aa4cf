package taskmgmt.cli.learning;

import java.io.IOException;
import taskmgmt.change.ChangeLearning;
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
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskEvent;

/** Completes a learning activity. */
final class LearningCompleteCommand extends Command {
    private final Option<String> id = argument("ID").text("the activity, by its id or a unique prefix of it");
    private final Option<Values> result = option("--result").as(Values::parse, "JSON|K=V").text("result");
    private final Flag failed = flag("--failed").text("it failed");
    private final Option<String> error = option("--error").text("error message");
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
        ChangeLearning.Outcome outcome = new ChangeLearning.Outcome(
                failed.isSet(), error.orNull(), result.isSet() ? result.get().map() : null, figures.figures());
        TaskEvent completed;
        try (TaskLog writer = log.writer(session)) {
            completed = new ChangeLearning(writer).complete(id.get(), outcome);
        }
        LearningTask.tell(completed, output, log.reader(session), session);
        return ExitCode.DONE;
    }
}
