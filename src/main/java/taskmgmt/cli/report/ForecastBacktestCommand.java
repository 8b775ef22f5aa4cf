package taskmgmt.cli.report;

import java.io.IOException;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Shares;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.forecast.Backtest;
import taskmgmt.forecast.Baseline;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.RemainingBacktest;
import taskmgmt.forecast.Score;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.stats.Group;

/** How good forecasts would have been. */
final class ForecastBacktestCommand extends Command {
    private static final double USUAL_SHARE = 0.9;
    private static final List<Column> COLUMNS = List.of(Column.text("name", "NAME"), Column.text("method", "METHOD"),
            Column.number("tasks", "TASKS"), Column.number("p50", "P50"), Column.number("p90", "P90"),
            Column.number("p95", "P95"), Column.number("inside", "INSIDE"), Column.number("loss", "LOSS"),
            Column.number("loss_p50", "LOSS P50"), Column.number("loss_p90", "LOSS P90"),
            Column.number("loss_p95", "LOSS P95"), Column.number("error", "ERROR"), Column.number("off", "OFF BY"));

    private final Option<String> by = option("--by").oneOf("group", "type", "subsystem")
            .text("also for each of these (default: only in total)");
    private final Option<Double> level = option("--level").as(Shares.between(0.5, 0.98), "SHARE")
            .text("share of the tasks that the interval should hold (default: 0.9)");
    private final Flag allOutcomes = flag("--all-outcomes").text("count failed and cancelled runs too");
    private final Flag remaining = flag("--remaining")
            .text("instead how good forecasts of the remaining time of running tasks would have been");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    ForecastBacktestCommand() {
        super("forecast backtest", "say how good forecasts would have been, by walking the history in its order");
        details("Each task is predicted when it starts, from what had ended by then and nothing later, and learnt from "
                        + "when it ends. Tasks that started before any other had ended are not predicted.",
                "P50, P90, P95: the share of tasks that took no longer than predicted at that level. INSIDE: the share "
                        + "inside the interval. LOSS: mean pinball loss in seconds at p50, p90 and p95 and the mean of "
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
        Backtest backtest = new Backtest(level.or(USUAL_SHARE), Question.outcome(allOutcomes.isSet()), naming());
        log.runs(session).replay(backtest);
        output.report(data(backtest), (page, out) -> write(backtest, new Sheet(page, out)), session);
        return ExitCode.DONE;
    }

    private ExitCode runRemaining(Session session) throws IOException {
        if (by.isSet() || level.isSet()) {
            throw new UsageException("--remaining is about single levels of all tasks: it goes with --all-outcomes");
        }
        RemainingBacktest backtest = new RemainingBacktest(Question.outcome(allOutcomes.isSet()));
        log.runs(session).replay(backtest);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("answered", backtest.answered());
        data.put("not_enough_history", backtest.unanswered());
        data.put("under_p50", round(backtest.under(0)));
        data.put("under_p90", round(backtest.under(1)));
        data.put("under_p95", round(backtest.under(2)));
        data.put("median_error_seconds", round(backtest.medianError()));
        output.report(data, (page, out) -> writeRemaining(backtest, new Sheet(page, out)), session);
        return ExitCode.DONE;
    }

    private static void writeRemaining(RemainingBacktest backtest, Sheet sheet) throws IOException {
        sheet.title("Forecasts of the remaining time, had they been made")
                .figure("Questions", Human.count(backtest.answered()) + " answered, for "
                        + Human.count(backtest.unanswered()) + " there was not enough history");
        if (backtest.answered() > 0) {
            sheet.figure("p50, p90, p95", "held " + percent(backtest.under(0)) + ", " + percent(backtest.under(1)) + ", "
                            + percent(backtest.under(2)))
                    .figure("Error", Human.duration(Duration.ofNanos(Math.round(backtest.medianError() * 1e9)))
                            + " at p50, in the median");
        }
    }

    private Function<Group, String> naming() {
        return switch (by.or("")) {
            case "group" -> group -> group.subsystem() + "/" + group.type();
            case "type" -> Group::type;
            default -> Group::subsystem;
        };
    }

    private Map<String, @Nullable Object> data(Backtest backtest) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("level", round(level.or(USUAL_SHARE)));
        data.put("unpredicted_tasks", backtest.unpredicted());
        data.put("total", data(backtest.all()));
        if (by.isSet()) {
            List<Map<String, @Nullable Object>> parts = new ArrayList<>();
            backtest.byName().forEach((name, scores) -> {
                Map<String, @Nullable Object> part = new LinkedHashMap<>();
                part.put(by.get(), name);
                part.putAll(data(scores));
                parts.add(part);
            });
            data.put("by_" + by.get(), parts);
        }
        return data;
    }

    private static Map<String, @Nullable Object> data(Backtest.Scores scores) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("tasks", scores.forecast().tasks());
        Map<String, @Nullable Object> forecast = data(scores.forecast());
        forecast.put("inside_interval", round(scores.forecast().inside()));
        data.put("forecast", forecast);
        for (Baseline baseline : Baseline.values()) {
            data.put(baseline.text(), data(scores.of(baseline)));
        }
        return data;
    }

    private static Map<String, @Nullable Object> data(Score score) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("under_p50", round(score.under(0)));
        data.put("under_p90", round(score.under(1)));
        data.put("under_p95", round(score.under(2)));
        data.put("pinball_loss_seconds", round(score.loss()));
        data.put("pinball_loss_p50_seconds", round(score.loss(0)));
        data.put("pinball_loss_p90_seconds", round(score.loss(1)));
        data.put("pinball_loss_p95_seconds", round(score.loss(2)));
        data.put("median_error_seconds", round(score.medianError()));
        Double relative = score.medianRelativeError();
        data.put("median_relative_error", relative == null ? null : round(relative));
        return data;
    }

    private void write(Backtest backtest, Sheet sheet) throws IOException {
        sheet.title("Forecasts, had they been made")
                .figure("Tasks", Human.count(backtest.all().forecast().tasks()) + " predicted, "
                        + Human.count(backtest.unpredicted()) + " started before any had ended")
                .figure("Interval", "should hold " + Human.percent(level.or(USUAL_SHARE) * 100));
        if (backtest.all().forecast().tasks() == 0) {
            return;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        addRows(rows, "all", backtest.all());
        if (by.isSet()) {
            backtest.byName().forEach((name, scores) -> addRows(rows, name, scores));
        }
        sheet.table("Shares that took no longer, losses in seconds", COLUMNS, rows);
    }

    private static void addRows(List<@Nullable Object[]> rows, String name, Backtest.Scores scores) {
        rows.add(row(name, "forecast", scores.forecast(), Human.percent(scores.forecast().inside() * 100)));
        for (Baseline baseline : Baseline.values()) {
            rows.add(row("", baseline.text().replace('_', ' '), scores.of(baseline), ""));
        }
    }

    private static @Nullable Object[] row(String name, String method, Score score, String inside) {
        Double relative = score.medianRelativeError();
        return new @Nullable Object[] {name, method, Human.count(score.tasks()), percent(score.under(0)),
            percent(score.under(1)), percent(score.under(2)), inside, figure(score.loss()), figure(score.loss(0)),
            figure(score.loss(1)), figure(score.loss(2)),
            Human.duration(Duration.ofNanos(Math.round(score.medianError() * 1e9))),
            relative == null ? "" : percent(relative)};
    }

    private static String percent(double share) {
        return Human.percent(share * 100);
    }

    private static String figure(double seconds) {
        return Decimal.valueOf(seconds).setScale(seconds < 100 ? 3 : 0, RoundingMode.HALF_UP).toPlainString();
    }

    /** Six digits behind the point: microseconds; null where there is nothing to divide by. */
    private static @Nullable Decimal round(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        return Decimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).plain();
    }
}
