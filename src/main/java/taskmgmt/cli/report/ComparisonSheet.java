package taskmgmt.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Window;
import taskmgmt.report.figures.ComparisonReport;
import taskmgmt.report.figures.ComparisonReport.Side;
import taskmgmt.view.FigureText;

/** A comparison as people read it: a column a subsystem, or a table a subsystem with the time before. */
final class ComparisonSheet {
    /** By path, and how they are called; those that nobody has are left out. */
    private static final List<Column> FIGURES = List.of(figure("tasks", "tasks"), figure("open", "open"),
            figure("ended", "ended"), figure("ended_per_hour", "ended per hour"), figure("completed", "completed"),
            figure("failed", "failed"), figure("cancelled", "cancelled"),
            figure("success_rate_percent", "success rate"),
            figure("verification.pass_rate_percent", "verification passed"), figure("sla.met_percent", "deadlines met"),
            figure("retries", "retries"), figure("duration.avg_seconds", "duration avg"),
            figure("duration.p50_seconds", "duration p50"), figure("duration.p95_seconds", "duration p95"),
            figure("duration.p99_seconds", "duration p99"), figure("duration.max_seconds", "duration max"),
            figure("queue.avg_seconds", "queue avg"), figure("queue.p50_seconds", "queue p50"),
            figure("queue.p95_seconds", "queue p95"), figure("cpu.avg_seconds", "cpu avg"),
            figure("cpu.max_seconds", "cpu max"),
            figure("memory_peak.avg_mb", "memory peak avg"), figure("memory_peak.max_mb", "memory peak max"),
            figure("disk_read.avg_mb", "disk read avg"), figure("disk_write.avg_mb", "disk write avg"),
            figure("network_tx.avg_mb", "network tx avg"), figure("network_rx.avg_mb", "network rx avg"),
            figure("storage_delta.avg_mb", "storage delta avg"));
    private static final List<Column> BEFORE_AND_NOW = List.of(Column.exact("figure", "FIGURE"),
            Column.number("previous", "BEFORE"), Column.number("current", "NOW"), Column.number("change", "CHANGE"));
    private static final int NAME_WIDTH = 22;
    private static final int VALUE_WIDTH = 14;

    private ComparisonSheet() {}

    private static Column figure(String path, String name) {
        return Column.number(path, name);
    }

    /** @param width of the page in columns; 0 if it is as wide as it needs to be */
    static void write(ComparisonReport report, int width, Sheet sheet) throws IOException {
        sheet.title("Subsystems compared").figure("Period", period(report.window()));
        Window before = report.before();
        if (before != null) {
            sheet.figure("Before", period(new Window(before.since(), report.window().since(), before.now())));
            againstBefore(report, sheet);
            return;
        }
        int most = width == 0 ? Integer.MAX_VALUE : Math.max(1, (width - NAME_WIDTH) / VALUE_WIDTH);
        List<Side> sides = report.subsystems();
        for (int from = 0; from < sides.size(); from += most) {
            List<Side> shown = sides.subList(from, Math.min(sides.size(), from + most));
            sheet.table("Figures", columns(shown), sideBySide(shown));
        }
    }

    private static void againstBefore(ComparisonReport report, Sheet sheet) throws IOException {
        for (Side side : report.subsystems()) {
            sheet.table(name(side), BEFORE_AND_NOW, beforeAndNow(side));
        }
        if (report.subsystems().size() > 1) {
            sheet.table("All of them", BEFORE_AND_NOW, beforeAndNow(report.total()));
        }
    }

    private static String period(Window window) {
        String from = window.since() == null ? "from the first task" : "from " + Human.time(window.since());
        return from + " to " + (window.until() == null ? "now" : Human.time(window.until()));
    }

    private static String name(Side side) {
        return side.name() == null ? "-" : side.name();
    }

    private static List<Column> columns(List<Side> sides) {
        List<Column> columns = new ArrayList<>(List.of(Column.exact("figure", "FIGURE")));
        sides.forEach(side -> columns.add(Column.number(name(side), Plain.text(name(side)))));
        return columns;
    }

    private static List<@Nullable Object[]> sideBySide(List<Side> sides) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Column figure : FIGURES) {
            if (sides.stream().anyMatch(has(figure))) {
                List<Object> row = new ArrayList<>(List.of(figure.header()));
                sides.forEach(side -> row.add(text(figure, side.current())));
                rows.add(row.toArray());
            }
        }
        return rows;
    }

    private static List<@Nullable Object[]> beforeAndNow(Side side) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        Map<String, @Nullable Object> before = side.previous() == null ? Map.of() : side.previous();
        for (Column figure : FIGURES) {
            if (has(figure).test(side) || before.get(figure.key()) != null) {
                rows.add(new @Nullable Object[] {figure.header(), text(figure, before), text(figure, side.current()),
                    FigureText.change(side.change(figure.key()), Side.isShare(figure.key()))});
            }
        }
        return rows;
    }

    private static Predicate<Side> has(Column figure) {
        return side -> side.current().get(figure.key()) != null;
    }

    private static String text(Column figure, Map<String, @Nullable Object> figures) {
        return FigureText.of(figure.key(), figures.get(figure.key()));
    }
}
