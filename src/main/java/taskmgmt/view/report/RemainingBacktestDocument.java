package taskmgmt.view.report;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.RemainingBacktest;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;

/**
 * How good forecasts of the remaining time would have been.
 *
 * @param settings the version of the learned settings that they would have used; null if none is in force
 */
public record RemainingBacktestDocument(RemainingBacktest backtest, @Nullable String settings) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("answered", backtest.answered());
        data.put("not_enough_history", backtest.unanswered());
        data.put("under_p50", ForecastText.round(backtest.under(0)));
        data.put("under_p90", ForecastText.round(backtest.under(1)));
        data.put("under_p95", ForecastText.round(backtest.under(2)));
        data.put("median_error_seconds", ForecastText.round(backtest.medianError()));
        if (settings != null) {
            data.put("settings_version", settings);
        }
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out).title("Forecasts of the remaining time, had they been made")
                .figure("Questions", Human.count(backtest.answered()) + " answered, for "
                        + Human.count(backtest.unanswered()) + " there was not enough history");
        if (settings != null) {
            sheet.figure("Settings", settings + ", learned from this history; --standard goes without them");
        }
        if (backtest.answered() > 0) {
            sheet.figure("p50, p90, p95", "held " + ForecastText.percent(backtest.under(0)) + ", "
                            + ForecastText.percent(backtest.under(1)) + ", " + ForecastText.percent(backtest.under(2)))
                    .figure("Error", ForecastText.seconds(backtest.medianError()) + " at p50, in the median");
        }
    }
}
