package taskmgmt.cli.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChartOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.report.figures.Trend;
import taskmgmt.report.figures.Trend.Period;
import taskmgmt.report.figures.Trend.Subject;
import taskmgmt.report.repair.RepairSeries;
import taskmgmt.stats.RunSeries;
import taskmgmt.stats.RunSeries.Step;
import taskmgmt.stats.RunSeries.Value;
import taskmgmt.stats.TrendMetric;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;
import taskmgmt.view.report.TrendText;

/** Shows a figure over time. */
final class TrendCommand extends Command {
    private static final String MTTR = "mttr";

    private final Option<String> metric = argument("METRIC")
            .oneOf("duration", "duration_p95", "duration_avg", "queue", "tasks", "success_rate", "failures", "retries",
                    "sla_met_rate", "verification_rate", "cpu", "memory", "disk_read", "disk_write", "network", "storage", MTTR)
            .text("figure to plot");
    private final Option<String> by = option("--by").oneOf("day", "hour").text("time step, in UTC (default: day)");
    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("only tasks of this subsystem");
    private final Options<String> types = option("--type").label("TYPE").anyOf("only tasks of this type");
    private final RangeOptions time = uses(RangeOptions.of("of what ended"));
    private final Flag plot = flag("--plot").text("draw a chart even if the output is not a terminal");
    private final Flag noPlot = flag("--no-plot").text("print a table even on a terminal");
    private final ChartOptions chart = uses(new ChartOptions());
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TrendCommand() {
        super("trend", "plot a figure over time, with its slope");
        details("duration (p50), duration_p95, duration_avg: how long completed and failed tasks took. queue (p50): from creation to the"
                + " first start. tasks: how many ended, failures: how many of them failed, retries: how often they were retried."
                + " success_rate: completed out of completed and failed. sla_met_rate: done in time out of those with a deadline."
                + " verification_rate: passed out of all. cpu, memory (peak), disk_read, disk_write, network, storage: the mean"
                + " over the tasks that report it. mttr: mean time to repair, by the end of the incident.",
                "A task counts in the day or hour in which it ended. Where nothing ended there is no value, but for counts it is 0."
                + " A day of which a part lies outside of the period, or in the future, is partial: it is shown, but does not"
                + " count for the slope of a count.",
                "The slope is the median of the slopes between all pairs of points (Theil 1950; Sen 1968), with the interval that"
                + " holds it at 95% by Kendall's S (Gilbert 1987, 16.4). It is significant where the interval leaves out 0.");
        examples("task-mgmt trend duration --subsystem storage --since 30d", "task-mgmt trend failures --by hour --since 2d --plot",
                "task-mgmt trend success_rate --json | jq .slope", "task-mgmt trend memory -o csv");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Step step = Step.valueOf(by.or("day").toUpperCase(Locale.ROOT));
        Period period = period(session);
        Trend trend = metric.get().equals(MTTR) ? ofRepairs(step, period, session) : ofRuns(step, period, session);
        TrendText text = new TrendText(trend);
        switch (output.format()) {
            case TABLE, JSON, YAML -> output.report(trend.data(), (page, out) -> {
                if (isPlotted(session)) {
                    text.plot(page, chart.columns(page, session), chart.glyphs(session), out);
                } else {
                    text.table(page, out);
                }
            }, session);
            case JSONL, CSV, TSV -> output.list(TrendText.points(), trend.points(), session);
        }
        if (trend.points().isEmpty() && !metric.get().equals(MTTR)) {
            TaskReading.tellUnknown(log.reader(session), subsystems.all(), types.all(), session);
            StatsReading.tellNothing(log, time.range(session).from(), null, session);
        }
        return ExitCode.DONE;
    }

    private boolean isPlotted(Session session) {
        if (plot.isSet() && noPlot.isSet()) {
            throw new UsageException("--plot and --no-plot exclude each other");
        }
        return plot.isSet() || !noPlot.isSet() && session.terminal().stdoutIsTerminal();
    }

    private Period period(Session session) {
        long now = Micros.of(session.now());
        TimeRange range = time.range(session);
        long from = range.from() == null ? Long.MIN_VALUE : Micros.of(range.from());
        long to = range.until() == null ? Long.MAX_VALUE : Micros.of(range.until());
        return new Period(from, to, now);
    }

    private Trend ofRuns(Step step, Period period, Session session) throws IOException {
        TrendMetric followed = TrendMetric.parse(metric.get());
        boolean all = !subsystems.isSet() && !types.isSet() && !time.isSet();
        Predicate<TaskRun> wanted = run -> (!subsystems.isSet() || subsystems.all().contains(run.subsystem()))
                && (!types.isSet() || types.all().contains(run.type()))
                && period.holds(run.moments().finished());
        Runs<RunSeries> runs = log.runs(session).fold(RunSeries.of(followed, step, all ? "all" : "", wanted));
        TaskReading.tellDamage(runs.damaged(), session);
        Subject subject = new Subject(followed.text(), followed.meaning(), followed.unit().text(), step, followed.isCount());
        return Trend.of(subject, runs.fold().values(), period);
    }

    private Trend ofRepairs(Step step, Period period, Session session) throws IOException {
        if (subsystems.isSet() || types.isSet()) {
            throw new RefusedException(Refusal.INVALID, "incidents have no subsystem and no type: leave out --subsystem and --type");
        }
        List<Value> values = RepairSeries.values(log.reader(session).incidents().values(), step, period);
        return Trend.of(new Subject(MTTR, "mean time to repair", "seconds", step, false), values, period);
    }
}
