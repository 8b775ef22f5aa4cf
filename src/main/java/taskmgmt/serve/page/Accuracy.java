package taskmgmt.serve.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.ShareRows;
import taskmgmt.serve.html.Shown;
import taskmgmt.serve.route.Readings;

/** What forecasts said when tasks were started, against how long these took. */
final class Accuracy {
    private static final int MOST = 8;
    private static final List<String> NAMES = List.of("p50", "p90", "p95");
    private static final List<Double> GOALS = List.of(0.5, 0.9, 0.95);

    private Accuracy() {}

    static Html section(Visit visit, BackgroundReading backtest) throws IOException, InterruptedException {
        Readings.Reading reading = backtest.read();
        if (reading == null) {
            return section(new Html().element("p", "The forecasts of the past are being compared with what came: load the page again in a moment.", "class", "empty"));
        }
        Data all = Data.object(visit.text(reading));
        Data total = all.at("total");
        if (total.count("tasks") == 0) {
            return section(new Html().element("p", "No task has ended yet that was predicted when it was started.", "class", "empty"));
        }
        List<Data> groups = new ArrayList<>(all.list("by_group"));
        groups.sort(Comparator.comparingLong((Data group) -> group.count("tasks")).reversed());
        List<ShareRows.Row> rows = new ArrayList<>(List.of(row("all " + Shown.count(total, "tasks") + " tasks", total)));
        Grid grid = new Grid("Forecasts against what came").wide("Kind").number("Predicted").number("Within p50").number("Within p90").number("Within p95")
                .number("Off by (median)");
        add(grid, "all", total);
        for (Data group : Visit.first(MOST, groups)) {
            rows.add(row(group.text("group"), group));
            add(grid, group.text("group"), group);
        }
        String title = "Share of tasks that took no longer than was predicted at p50, p90 and p95; the closer to the lines, the better";
        return section(new Html().open("figure", "tabindex", "0", "aria-label", "Forecasts against what came").drawing(ShareRows.svg(title, NAMES, GOALS, rows))
                .element("figcaption", "share that took no longer than predicted when it was started; on the lines it would be as promised").close("figure").add(grid.html("")));
    }

    private static Html section(Html content) {
        return Frame.section("accuracy", "Forecast against actual", content);
    }

    private static ShareRows.Row row(String name, Data data) {
        List<Double> shares = new ArrayList<>();
        for (String each : NAMES) {
            Double share = data.at("forecast").number("under_" + each);
            shares.add(share == null ? 0 : share);
        }
        return new ShareRows.Row(name, shares);
    }

    private static void add(Grid grid, String name, Data data) {
        grid.row().cell(name).cell(Shown.count(data, "tasks"));
        for (Double each : row(name, data).shares()) {
            grid.cell(Math.round(each * 1000) / 10.0 + "%");
        }
        grid.cell(Shown.duration(data.at("forecast"), "median_error_seconds"));
    }
}
