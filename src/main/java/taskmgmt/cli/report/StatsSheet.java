package taskmgmt.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.figures.StatisticsReport;
import taskmgmt.stats.Dimension;
import taskmgmt.stats.Resource;
import taskmgmt.view.FigureText;

/** Statistics as people read them. */
final class StatsSheet {
    /** What fits a terminal and tells most of a group. */
    private static final List<Column> SHOWN = List.of(Column.number("tasks", "TASKS"), Column.number("open", "OPEN"),
            Column.number("success_rate_percent", "SUCCESS"), Column.number("duration.avg_seconds", "AVG"),
            Column.number("duration.p50_seconds", "P50"), Column.number("duration.p95_seconds", "P95"),
            Column.number("duration.max_seconds", "MAX"));
    private static final List<String> ASPECTS = List.of("count", "avg", "min", "p50", "p95", "p99", "max");

    private StatsSheet() {}

    static void write(StatisticsReport report, Sheet sheet) throws IOException {
        Map<String, @Nullable Object> total = report.total();
        sheet.title("Statistics")
                .figure("Tasks", text("tasks", total) + ": " + text("open", total) + " open, " + text("completed", total)
                        + " completed, " + text("failed", total) + " failed, " + text("cancelled", total) + " cancelled")
                .figure("Success rate", text("success_rate_percent", total) + " of completed and failed tasks")
                .figure("Verification", text("verification.passes", total) + " passed, "
                        + text("verification.failures", total) + " failed (" + text("verification.pass_rate_percent", total) + ")")
                .figure("Deadlines", text("sla.met", total) + " met, " + text("sla.missed", total) + " missed ("
                        + text("sla.met_percent", total) + ")")
                .figure("Retries", text("retries", total))
                .table("By " + by(report), columns(report), groups(report))
                .table(isExact(total) ? "Over all" : "Over all, percentiles within 1%", aspectColumns(), aspects(total));
    }

    private static boolean isExact(Map<String, @Nullable Object> total) {
        return Boolean.TRUE.equals(total.get("duration.percentiles_exact"))
                && Boolean.TRUE.equals(total.get("queue.percentiles_exact"));
    }

    private static String by(StatisticsReport report) {
        return String.join(", ", report.by().stream().map(Dimension::text).toList());
    }

    private static List<Column> columns(StatisticsReport report) {
        List<Column> columns = new ArrayList<>();
        report.by().forEach(dimension -> columns.add(column(dimension)));
        columns.addAll(SHOWN);
        return columns;
    }

    private static Column column(Dimension dimension) {
        String header = dimension.text().toUpperCase(Locale.ROOT);
        boolean time = dimension == Dimension.DAY || dimension == Dimension.HOUR || dimension == Dimension.STATUS;
        return time ? Column.exact(dimension.key(), header) : Column.text(dimension.key(), header);
    }

    private static List<@Nullable Object[]> groups(StatisticsReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (StatisticsReport.Group group : report.groups()) {
            rows.add(row(group.names().values().stream().map(name -> name == null ? "-" : name).toList(), group.figures()));
        }
        List<Object> all = new ArrayList<>();
        report.by().forEach(dimension -> all.add(all.isEmpty() ? "total" : ""));
        if (!rows.isEmpty()) {
            rows.add(row(all, report.total()));
        }
        return rows;
    }

    private static @Nullable Object[] row(List<?> names, Map<String, @Nullable Object> figures) {
        List<Object> row = new ArrayList<>(names);
        SHOWN.forEach(column -> row.add(text(column.key(), figures)));
        return row.toArray();
    }

    private static List<Column> aspectColumns() {
        List<Column> columns = new ArrayList<>(List.of(Column.exact("figure", "FIGURE")));
        for (String aspect : ASPECTS) {
            columns.add(Column.number(aspect, aspect.equals("count") ? "TASKS" : aspect.toUpperCase(Locale.ROOT)));
        }
        return columns;
    }

    /** Times and resources, a line each, for which there is any figure. */
    private static List<@Nullable Object[]> aspects(Map<String, @Nullable Object> total) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        addAspects(rows, "duration", "seconds", total);
        addAspects(rows, "queue", "seconds", total);
        for (Resource resource : Resource.values()) {
            addAspects(rows, resource.text(), resource.unit(), total);
        }
        return rows;
    }

    private static void addAspects(
            List<@Nullable Object[]> rows, String name, String unit, Map<String, @Nullable Object> total) {
        if (Long.valueOf(0).equals(total.get(name + ".count"))) {
            return;
        }
        List<Object> row = new ArrayList<>(List.of(name.replace('_', ' ')));
        for (String aspect : ASPECTS) {
            String path = name + "." + (aspect.equals("count") ? aspect : aspect + "_" + unit);
            row.add(total.containsKey(path) ? text(path, total) : "");
        }
        rows.add(row.toArray());
    }

    private static String text(String path, Map<String, @Nullable Object> figures) {
        return FigureText.of(path, figures.get(path));
    }
}
