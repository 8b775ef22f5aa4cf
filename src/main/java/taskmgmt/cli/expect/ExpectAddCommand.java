package taskmgmt.cli.expect;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.ZoneOption;
import taskmgmt.cli.value.Texts;
import taskmgmt.expect.ExpectedRun;
import taskmgmt.expect.Schedule;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;

/** Adds an expected run. */
final class ExpectAddCommand extends Command {
    private final Option<String> name = argument("NAME").as(Texts::notBlank, "NAME").text("its name");
    private final Option<Schedule.Every> every = option("--every").as(ExpectAddCommand::every, "DURATION")
            .text("interval between starts: 1d, 6h");
    private final Option<String> cron = option("--cron").label("SCHEDULE")
            .text("schedule as a five-field cron expression: '0 3 * * 1-5'");
    private final Option<Duration> grace = option("--grace").as(Durations::parse, "DURATION").text("how late it may start (default: 1h)");
    private final Option<Duration> minDuration = option("--min-duration").as(Durations::parse, "DURATION")
            .text("report a run shorter than this as too short");
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE").text("the type of its tasks (default: NAME, without the next two)");
    private final Option<String> title = option("--title").as(Texts::notBlank, "TEXT").text("their title");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME").text("their subsystem");
    private final ZoneOption zone = uses(new ZoneOption());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    ExpectAddCommand() {
        super("expect add", "declare a run that must recur");
        details("It is a task of the type expected_run, which stays pending until 'expect remove'. A run that never begins, begins after its "
                        + "grace, or is too short makes that task overdue: in 'sla', 'stuck' and 'dashboard', and in 'expect check'.",
                "Runs from now on count, however they are recorded: by 'run', 'batch', the bus or an import.");
        examples("task-mgmt expect add backup --every 1d --grace 2h --min-duration 5m",
                "task-mgmt expect add reports --cron '0 6 * * 1-5' --zone Europe/Berlin --type report --subsystem sales");
    }

    private static Schedule.Every every(String text) {
        return new Schedule.Every(Durations.parse(text), text);
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ExpectedRun expected = expected();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(ExpectedRun.METADATA, expected.toMap());
        NewTask task = new NewTask(new NewTask.Identity(null, subsystem.orNull(), ExpectedRun.TYPE, null), TaskDetails.titled(expected.words()),
                List.of(), List.of(), null, metadata).keyed(expected.key());
        try (TaskLog writer = log.writer(session)) {
            CreateTask.Created created = new CreateTask(writer, session.random()).createUnlessOpen(task);
            if (!created.isNew()) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "'" + expected.name() + "' is expected already, as task " + created.taskId()
                        + ": 'expect remove' it first");
            }
            output.made("task_id", created.taskId(), Map.of("name", expected.name()), session);
            session.acknowledge("task " + created.taskId() + " exists");
        }
        return ExitCode.DONE;
    }

    private ExpectedRun expected() {
        if (every.isSet() == cron.isSet()) {
            throw new UsageException("give one of --every and --cron");
        }
        boolean named = type.isSet() || title.isSet() || subsystem.isSet();
        ExpectedRun.Match match = new ExpectedRun.Match(subsystem.orNull(), named ? type.orNull() : name.get(), title.orNull());
        return new ExpectedRun(name.get(), every.isSet() ? every.get() : cron(), grace.or(Duration.ofHours(1)), minDuration.orNull(), match);
    }

    private Schedule cron() {
        try {
            return new Schedule.Cron(cron.get(), zone.zone());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--cron: " + e.getMessage());
        }
    }
}
