package taskmgmt.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.ScanMeter;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.Remaining;
import taskmgmt.learning.settings.NewestSettings;
import taskmgmt.learning.settings.SettingsInForce;
import taskmgmt.render.Format;
import taskmgmt.stats.Both;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.view.report.RemainingRows;

/** Forecasts how much longer running tasks will take. */
final class ForecastRemainingCommand extends Command {
    private final Option<String> task = optionalArgument("ID").text("of this task; or a unique prefix");
    private final Flag active = flag("--active").text("all running tasks");
    private final Option<String> subsystem = option("--subsystem").label("NAME").text("only tasks of this subsystem");
    private final Flag allOutcomes = flag("--all-outcomes").text("count failed and cancelled runs too");
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only tasks that were started"));
    private final ListOptions output = uses(new ListOptions("running tasks", RemainingRows.in(Format.JSON),
            "by the least time left").within(time, "started_at"));

    ForecastRemainingCommand() {
        super("forecast remaining", "forecast how much longer running tasks will take");
        details("Quantiles of what is left, by the last 100 runs that are alike in metadata and creator, of the same "
                        + "subsystem and type, and so on, under the condition that the task is not over yet. The levels "
                        + "are calibrated on questions at earlier moments: forecast backtest --remaining shows them.",
                "The basis is the narrowest circle of at least 9 runs. Where only all tasks together are left to go by, "
                        + "there is not enough history for a figure.");
        examples("task-mgmt forecast remaining --active",
                "task-mgmt forecast remaining storage_backup_1a2b3c4d --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (task.isSet() == active.isSet()) {
            throw new UsageException("name a task, or give --active for all that run");
        }
        LogReader reader = log.reader(session);
        Task one = task.isSet() ? reader.resolve(task.get()) : null;
        Runs<Both<PastRuns, NewestSettings>> runs = RunReader.of(reader, new ScanMeter(session))
                .fold(Both.of(Question.past(allOutcomes.isSet()), NewestSettings.PROJECTION));
        TaskReading.tellDamage(runs.damaged(), session);
        List<TaskRun> wanted = new ArrayList<>();
        for (TaskRun run : runs.open()) {
            boolean meant = one == null
                    ? subsystem.or(run.subsystem()).equals(run.subsystem())
                    : one.id().equals(run.id());
            if (meant && Remaining.isRunning(run)) {
                wanted.add(run);
            }
        }
        if (one != null && wanted.isEmpty()) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + one.id() + " is " + one.status().text()
                    + ", not running: only the clock of a running task says what is left");
        }
        long now = Micros.of(session.now());
        SettingsInForce learned = new SettingsReader(reader).inForce(runs.fold().second());
        Remaining remaining = new Remaining(runs.fold().first(), learned.settings().tuning(), now);
        List<RemainingRows.Row> rows = wanted.stream().map(run -> new RemainingRows.Row(run, remaining.left(run), now)).toList();
        output.list(RemainingRows.in(output.format()), rows, session);
        if (rows.isEmpty()) {
            TaskReading.tellUnknown(reader, subsystem.isSet() ? List.of(subsystem.get()) : List.of(), List.of(), session);
        }
        return ExitCode.DONE;
    }
}
