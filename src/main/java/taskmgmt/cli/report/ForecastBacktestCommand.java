package taskmgmt.cli.report;

import java.io.IOException;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Shares;
import taskmgmt.forecast.Backtest;
import taskmgmt.forecast.Measure;
import taskmgmt.forecast.Part;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.RemainingBacktest;
import taskmgmt.learning.settings.SettingsInForce;
import taskmgmt.view.report.BacktestDocument;
import taskmgmt.view.report.RemainingBacktestDocument;

/** Measures how good past forecasts would have been. */
final class ForecastBacktestCommand extends Command {
    private static final double DEFAULT_SHARE = 0.9;

    private final Option<String> by = option("--by").oneOf("group", "type", "subsystem", "runs")
            .text("also for each of these; runs: by how many of its group had ended when a task started (default: only in total)");
    private final Option<Measure> metric = option("--metric").as(Measure::parse, "WORD").offers("duration", "cpu", "memory", "storage")
            .text("metric: duration, cpu, memory or storage (default: duration)");
    private final Option<Integer> first = option("--first").as(Numbers.between(1, Integer.MAX_VALUE), "N")
            .text("score only the first N tasks to end, while little is known (default: all)");
    private final Option<Double> level = option("--level").as(Shares.between(0.5, 0.98), "SHARE")
            .text("share of the tasks that the interval should hold (default: 0.9)");
    private final Flag allOutcomes = flag("--all-outcomes").text("count failed and cancelled runs too");
    private final Flag remaining = flag("--remaining")
            .text("measure forecasts of the remaining time of running tasks instead");
    private final Flag standard = flag("--standard").text("use the built-in settings (default: the learned settings in force)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    ForecastBacktestCommand() {
        super("forecast backtest", "measure how good forecasts would have been, by replaying history");
        details("Each task is predicted when it starts, from what had ended by then and nothing later, and learnt from "
                        + "when it ends; one that is never started, when it is created. Tasks that started before any other "
                        + "had ended are not predicted.",
                "P50, P90, P95: the share of tasks that took no longer than predicted at that level. INSIDE: the share "
                        + "inside the interval, of those for which enough runs had ended to promise one. LOSS: mean pinball loss in seconds at p50, p90 and p95 and the mean of "
                        + "the three; the less the better. ERROR: the median of how far the median was off, OFF BY: the "
                        + "same as a share of what the task took.",
                "Beside it what anybody would guess from the same group, or from all tasks while it has none: the "
                        + "mean, the median of the last 10 runs, the last run. Such a guess is one time, whatever the "
                        + "level.",
                "--remaining asks at moments evenly spread over time how much longer one of the running tasks takes, "
                        + "about as often as there are tasks, and says which share took no longer than it was answered.");
        examples("task-mgmt forecast backtest", "task-mgmt forecast backtest --by group --json | jq '.total.forecast'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (remaining.isSet()) {
            return runRemaining(session);
        }
        SettingsInForce settings = settings(session);
        Backtest backtest = new Backtest(level.or(DEFAULT_SHARE), Question.outcome(allOutcomes.isSet()), part(),
                first.or(Integer.MAX_VALUE), metric.or(Measure.DURATION), settings.settings().tuning());
        log.runs(session).replay(backtest);
        output.show(new BacktestDocument(backtest, level.or(DEFAULT_SHARE), by.orNull(), settings.version()), session);
        return ExitCode.DONE;
    }

    private ExitCode runRemaining(Session session) throws IOException {
        if (by.isSet() || level.isSet() || first.isSet() || metric.isSet()) {
            throw new UsageException("--remaining is about single levels of all tasks: it goes with --all-outcomes and --standard");
        }
        SettingsInForce settings = settings(session);
        RemainingBacktest backtest = new RemainingBacktest(Question.outcome(allOutcomes.isSet()), settings.settings().tuning());
        log.runs(session).replay(backtest);
        output.show(new RemainingBacktestDocument(backtest, settings.version()), session);
        return ExitCode.DONE;
    }

    private SettingsInForce settings(Session session) throws IOException {
        return standard.isSet() ? SettingsInForce.NONE : new SettingsReader(log.reader(session)).inForce();
    }

    private Part part() {
        return switch (by.or("")) {
            case "group" -> Part.GROUP;
            case "type" -> Part.TYPE;
            case "runs" -> Part.RUNS;
            default -> Part.SUBSYSTEM;
        };
    }
}
