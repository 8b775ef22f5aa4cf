package taskmgmt.view.report;

import java.io.IOException;
import java.io.Writer;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.Backtest;
import taskmgmt.forecast.Baseline;
import taskmgmt.forecast.Forecast;
import taskmgmt.forecast.Measure;
import taskmgmt.forecast.Score;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;

/**
 * How good forecasts would have been, compared with a simple guess.
 *
 * @param interval the fraction of tasks that the interval should contain, from 0 to 1
 * @param by       what the parts are grouped by; null if there is only the total
 * @param settings the version of the learned settings that they would have used; null if none is in force
 */
public record BacktestDocument(Backtest backtest, double interval, @Nullable String by, @Nullable String settings) implements Document {
    private static final List<Column> COLUMNS = List.of(Column.text("name", "NAME"), Column.text("method", "METHOD"),
            Column.number("tasks", "TASKS"), Column.number("p50", "P50"), Column.number("p90", "P90"),
            Column.number("p95", "P95"), Column.number("inside", "INSIDE"), Column.number("loss", "LOSS"),
            Column.number("loss_p50", "LOSS P50"), Column.number("loss_p90", "LOSS P90"),
            Column.number("loss_p95", "LOSS P95"), Column.number("error", "ERROR"), Column.number("off", "OFF BY"));

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("level", ForecastText.round(interval));
        data.put("unpredicted_tasks", backtest.unpredicted());
        data.put("note", backtest.all().forecast().tasks() == 0 ? whyNone() : null);
        if (backtest.measure() != Measure.DURATION) {
            data.put("metric", backtest.measure().text());
        }
        data.put("total", data(backtest.all()));
        if (by != null) {
            List<Map<String, @Nullable Object>> parts = new ArrayList<>();
            backtest.byName().forEach((name, scores) -> {
                Map<String, @Nullable Object> part = new LinkedHashMap<>();
                part.put(by, name);
                part.putAll(data(scores));
                parts.add(part);
            });
            data.put("by_" + by, parts);
        }
        if (settings != null) {
            data.put("settings_version", settings);
        }
        return data;
    }

    private Map<String, @Nullable Object> data(Backtest.Scores scores) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("tasks", scores.forecast().tasks());
        Map<String, @Nullable Object> forecast = data(scores.forecast());
        forecast.put("interval_tasks", scores.forecast().promised());
        forecast.put("inside_interval", ForecastText.round(scores.forecast().inside()));
        data.put("forecast", forecast);
        for (Baseline baseline : Baseline.values()) {
            data.put(baseline.text(), data(scores.of(baseline)));
        }
        return data;
    }

    private Map<String, @Nullable Object> data(Score score) {
        String unit = "_" + backtest.measure().unit();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("under_p50", ForecastText.round(score.under(0)));
        data.put("under_p90", ForecastText.round(score.under(1)));
        data.put("under_p95", ForecastText.round(score.under(2)));
        data.put("pinball_loss" + unit, ForecastText.round(score.loss()));
        data.put("pinball_loss_p50" + unit, ForecastText.round(score.loss(0)));
        data.put("pinball_loss_p90" + unit, ForecastText.round(score.loss(1)));
        data.put("pinball_loss_p95" + unit, ForecastText.round(score.loss(2)));
        data.put("median_error" + unit, ForecastText.round(score.medianError()));
        Double relative = score.medianRelativeError();
        data.put("median_relative_error", relative == null ? null : ForecastText.round(relative));
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out).title("Forecasts, had they been made")
                .figure("Tasks", tasks())
                .figure("Interval", "should hold " + ForecastText.percent(interval) + intervals());
        if (settings != null) {
            sheet.figure("Settings", settings + ", learned from this history; --standard goes without them");
        }
        if (backtest.all().forecast().tasks() == 0) {
            sheet.figure("No figures", whyNone());
            return;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        addRows(rows, "all", backtest.all());
        if (by != null) {
            backtest.byName().forEach((name, scores) -> addRows(rows, name, scores));
        }
        sheet.table(backtest.measure() == Measure.DURATION ? "Shares that took no longer, losses in seconds"
                : "Shares that took no more " + backtest.measure().text() + ", losses in " + (backtest.measure().unit().equals("mb") ? "MB" : "seconds"), COLUMNS, rows);
    }

    private String tasks() {
        return Human.count(backtest.all().forecast().tasks()) + " predicted, " + Human.count(backtest.unpredicted())
                + " started before any had ended";
    }

    /** How many tasks were given an interval, if some were not. */
    private String intervals() {
        Score all = backtest.all().forecast();
        return all.promised() == all.tasks() ? "" : ", which takes "
                + Human.count(Forecast.runsFor(interval), "ended run", "ended runs") + " and some that have something in common: "
                + Human.count(all.promised()) + " of the tasks had them at their start";
    }

    private String whyNone() {
        return backtest.unpredicted() == 0
                ? "no task has ended as asked for with a known duration; --all-outcomes counts failed and cancelled ones"
                : "each task started before any other had ended, so there was nothing to predict it from";
    }

    private void addRows(List<@Nullable Object[]> rows, String name, Backtest.Scores scores) {
        rows.add(row(name, "forecast", scores.forecast(),
                scores.forecast().promised() == 0 ? "-" : ForecastText.percent(scores.forecast().inside())));
        for (Baseline baseline : Baseline.values()) {
            rows.add(row("", baseline.text().replace('_', ' '), scores.of(baseline), ""));
        }
    }

    private @Nullable Object[] row(String name, String method, Score score, String inside) {
        Double relative = score.medianRelativeError();
        return new @Nullable Object[] {name, method, Human.count(score.tasks()), ForecastText.percent(score.under(0)),
            ForecastText.percent(score.under(1)), ForecastText.percent(score.under(2)), inside, loss(score.loss()), loss(score.loss(0)),
            loss(score.loss(1)), loss(score.loss(2)),
            ForecastText.amount(score.medianError(), backtest.measure()),
            relative == null ? "" : ForecastText.percent(relative)};
    }

    private static String loss(double seconds) {
        return Decimal.valueOf(seconds).setScale(seconds < 100 ? 3 : 0, RoundingMode.HALF_UP).toPlainString();
    }
}
