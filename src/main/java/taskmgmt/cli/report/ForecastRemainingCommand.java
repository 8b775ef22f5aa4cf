package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ScanMeter;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.Remaining;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.RowWriter;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;

/** How much longer running tasks take. */
final class ForecastRemainingCommand extends Command {
    private static final List<Column> COLUMNS = List.of(
            Column.exact("task_id", "ID"), Column.text("subsystem", "SUBSYSTEM"),
            Column.text("task_type", "TYPE"), Column.number("running_seconds", "RUNNING"),
            Column.number("p50_remaining_seconds", "P50 LEFT"), Column.number("p90_remaining_seconds", "P90 LEFT"),
            Column.exact("p50_eta", "P50 ETA"), Column.exact("p90_eta", "P90 ETA"), Column.text("basis", "BASIS"),
            Column.number("sample_size", "RUNS"), Column.text("note", "NOTE"));

    private final Option<String> task = optionalArgument("ID").text("of this task; a unique beginning will do");
    private final Flag active = flag("--active").text("of all running tasks");
    private final Option<String> subsystem = option("--subsystem").label("NAME").text("only tasks of this subsystem");
    private final Flag allOutcomes = flag("--all-outcomes").text("count failed and cancelled runs too");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    ForecastRemainingCommand() {
        super("forecast remaining", "say how much longer running tasks take, given for how long they have run");
        details("Quantiles of what is left, by the last 300 successful runs of the same subsystem and type, and by the "
                        + "tasks that still run, which are known only to take longer than so far (Kaplan and Meier "
                        + "1958). Kinds with fewer than 3 runs go by their type, subsystem or all tasks: see the basis.",
                "A task that has run longer than any before has no figure: there is nothing to tell it from.");
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
        Runs<RecentRuns> runs = RunReader.of(reader, new ScanMeter(session)).fold(Question.recent(allOutcomes.isSet()));
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
        write(wanted, new Remaining(runs.fold(), runs.open(), TaskRun.micros(session.now())), session);
        return ExitCode.DONE;
    }

    private void write(List<TaskRun> tasks, Remaining remaining, Session session) throws IOException {
        RowWriter rows = output.rows(COLUMNS, session);
        for (TaskRun run : tasks) {
            Remaining.Left left = remaining.left(run);
            rows.row(run.id(), run.subsystem(), run.type(), time(left.elapsed()), time(left.p50()), time(left.p90()),
                    eta(left.p50(), session), eta(left.p90(), session), left.basis().text(), (long) left.runs(),
                    note(left));
        }
        rows.finish();
    }

    private static @Nullable String note(Remaining.Left left) {
        if (left.runs() == 0) {
            return "no run has ended yet";
        }
        if (left.isBeyondHistory()) {
            return "has run longer than the history tells";
        }
        return left.p90() == null ? "too few ran so long to tell p90" : null;
    }

    private static @Nullable Instant eta(@Nullable Long leftMicros, Session session) {
        return leftMicros == null ? null : TaskRun.instant(TaskRun.micros(session.now()) + leftMicros);
    }

    /** In seconds for programs, in words for people. */
    private @Nullable Object time(@Nullable Long micros) {
        if (micros == null) {
            return null;
        }
        return output.format() == Format.TABLE ? Duration.of(micros, ChronoUnit.MICROS) : TaskRun.seconds(micros);
    }
}
