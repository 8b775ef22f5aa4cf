package taskmgmt.cli.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Monitoring;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.learning.LearningActivity;
import taskmgmt.preset.WorkPreset;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.CommandRecord;
import taskmgmt.run.task.Heard;
import taskmgmt.run.task.IfRunning;
import taskmgmt.run.task.MetricPattern;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.task.RetryRule;
import taskmgmt.run.task.RunRequest;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.Durations;
import taskmgmt.view.run.RunOutcome;

/** Trains a model with a command, as a task that is verified by what the command reports. */
final class LearnTrainCommand extends Command {
    private static final WorkPreset KIND = WorkPreset.TRAINING_JOB;
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    private final Option<String> model = required("--model").as(Texts::notBlank, "NAME").text("name of the model");
    private final Option<Path> mlFrom = option("--ml-from").as(Path::of, "FILE")
            .text("record metrics from this file: a JSON object, or one per line, of which the last counts");
    private final Option<MetricPattern> mlLine = option("--ml-line").as(MetricPattern::parse, "REGEX")
            .text("take its metrics from its output: 'loss (?<loss>\\S+)', or a name and a value: '(\\w+)=(\\S+)'");
    private final Option<Duration> timeout = option("--timeout").as(Durations::parse, "DURATION")
            .text("time limit for it and all its descendants (default: none)");
    private final Option<Monitoring> measureEvery = option("--measure-every").as(Monitoring::parse, Monitoring.LABEL).variable(Monitoring.VARIABLE)
            .text("interval of resource snapshots (default: 30s)");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON").repeatable("further metadata to keep with it");
    private final Options<String> words = argument("COMMAND").repeatable("training program and its arguments");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LearnTrainCommand() {
        super("learn train", "run a training command, record its metrics, and verify it by validation accuracy");
        endsAtArgument();
        details("Runs the command as 'task-mgmt run' does, as a training job of the subsystem learning, with its figures and metrics. It is verified "
                        + "by the rule of training jobs: " + KIND.ruleWords() + ". One that is not is completed all the same, and not verified, "
                        + "with the reason.",
                "", "Exit code: that of the command; 1 where that is 0 and the model is not verified.");
        examples("task-mgmt learn train --model ranker --ml-line '(\\w+)=(\\S+)' -- python3 train.py",
                "task-mgmt learn train --model ranker --ml-from metrics.json --timeout 2h -- ./train.sh");
    }

    @Override
    public ExitCode run(Session session) {
        throw new IllegalStateException("the status is the command's");
    }

    @Override
    public int status(Session session) throws IOException, InterruptedException {
        RecordedRun.Result result;
        try (SignalRelay signals = SignalRelay.open();
                TaskLog writer = log.writer(session)) {
            result = new RecordedRun(writer, session.random(), session.processes(), signals, session.streams(),
                    text -> session.err().println(Program.NAME + ": " + Plain.text(text))).run(request(session));
        }
        if (output.format() != Format.TABLE) {
            session.err().print(RunOutcome.line(result, output.format()));
        }
        if (!result.status().isSuccess()) {
            tell(session, result.taskId() + " failed: " + result.error());
            return result.status().code();
        }
        return result.recorded() ? verdict(log.reader(session).resolve(result.taskId()), session).number() : ExitCode.LOG.number();
    }

    private void tell(Session session, String words) {
        if (output.format() == Format.TABLE) {
            session.err().println(Program.NAME + ": " + Plain.text(words));
        }
    }

    private ExitCode verdict(Task task, Session session) {
        boolean passed = "passed".equals(task.value(TaskField.VERIFICATION_STATUS));
        Object reason = task.value(TaskField.VERIFICATION_DETAILS) instanceof Map<?, ?> details ? details.get("reason") : null;
        tell(session, task.id() + (passed ? " completed and verified: " + KIND.ruleWords() : " completed, not verified: " + reason));
        return passed ? ExitCode.DONE : ExitCode.NO;
    }

    private RunRequest request(Session session) {
        Path here = session.workingDirectory().toAbsolutePath();
        ChildCommand command = new ChildCommand(words.all(), here, LauncherVariables.restored(session));
        Map<String, @Nullable Object> given = new LinkedHashMap<>(Values.merged(metadata.all()));
        given.put(KIND.requiredMetadata(), model.get());
        TaskDetails details = new TaskDetails(String.valueOf(KIND.title(given, null)), null, null, null, null, null);
        NewTask task = new NewTask(new NewTask.Identity(null, LearningActivity.SUBSYSTEM, LearningActivity.TRAINING.type(), null), details,
                List.of(), List.of(), null, CommandRecord.metadata(command, session.environment(), given), null, null);
        Heard heard = new Heard(null, mlLine.orNull(), mlFrom.isSet() ? here.resolve(mlFrom.get()) : null);
        return new RunRequest(task, command, new Child.TimeLimit(timeout.orNull(), DEFAULT_GRACE), RetryRule.NEVER, null, null, null, measureEvery.or(Monitoring.USUAL).every(),
                true, heard, IfRunning.FAIL, KIND, null);
    }
}
