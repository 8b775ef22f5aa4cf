package taskmgmt.cli.learning;

import java.io.IOException;
import taskmgmt.change.ChangeLearning;
import taskmgmt.change.ReportProgress;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskEvent;

/** Reports the progress of learning. */
final class LearningProgressCommand extends Command {
    private static final int ALL = 100;

    private final Option<String> id = argument("ID").text("the activity, by its id or a unique prefix of it");
    private final Option<Integer> percent = option("--percent").as(Numbers.between(0, ALL), "0-100").text("percentage done");
    private final Option<String> message = option("--message").text("what is being done");
    private final FigureOptions figures = uses(new FigureOptions());
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());

    LearningProgressCommand() {
        super("learning progress", "report the progress of a learning activity, and start it if it waits");
        examples("task-mgmt learning progress learning_training_job_1a2b3c4d --percent 40 --ml epochs_completed=4");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (!percent.isSet() && !message.isSet() && !figures.isSet()) {
            throw new UsageException("say what the progress is: --percent, --message or a figure");
        }
        ReportProgress progress = new ReportProgress(percent.isSet() ? Long.valueOf(percent.get()) : null, message.orNull(),
                ReportProgress.Subtasks.UNKNOWN, figures.figures());
        TaskEvent reported;
        try (TaskLog writer = log.writer(session)) {
            reported = new ChangeLearning(writer).report(id.get(), progress);
        }
        LearningTask.tell(reported, output, log.reader(session), session);
        return ExitCode.DONE;
    }
}
