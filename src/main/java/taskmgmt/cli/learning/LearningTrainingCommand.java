package taskmgmt.cli.learning;

import java.io.IOException;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RegisterLearning;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.OwnerOption;
import taskmgmt.cli.value.Texts;
import taskmgmt.learning.LearningActivity;

/** Registers a training job: the only learning activity that another subsystem, or a process, may carry out. */
final class LearningTrainingCommand extends LearningRegisterCommand {
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE")
            .text("what kind of training it is (default: training_job)");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME")
            .text("whose model it is (default: learning); another one has training jobs of the usual type only");
    private final OwnerOption owner = uses(new OwnerOption());

    LearningTrainingCommand() {
        super("training", "record a training job and print its id", LearningActivity.TRAINING);
        details("'learning list', 'progress' and 'complete' know a training job by its type, training_job, or by the subsystem learning. The policy "
                + "has a job of another subsystem for a task of that, and one of another type for something learned.");
        examples("task-mgmt learning training --title \"ranker, week 47\" --ml dataset_size_mb=120 --start",
                "task-mgmt learning training --title \"ranker, week 48\" --subsystem ml_pipeline --start --pid $$");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (owner.isSet() && !start.isSet()) {
            throw new UsageException("--pid names the process that works on it, so it goes with --start");
        }
        return super.run(session);
    }

    @Override
    RegisterLearning.Place place() {
        return new RegisterLearning.Place(type.orNull(), subsystem.orNull());
    }

    @Override
    MoveTask.Start start(Session session) {
        return new MoveTask.Start(owner.owner(session));
    }
}
