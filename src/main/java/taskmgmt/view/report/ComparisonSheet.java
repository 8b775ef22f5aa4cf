package taskmgmt.view.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Unit;
import taskmgmt.report.Window;
import taskmgmt.report.figures.ComparisonReport;
import taskmgmt.report.figures.ComparisonReport.Side;
import taskmgmt.report.figures.Figure;
import taskmgmt.report.figures.GroupData;
import taskmgmt.stats.Resource;
import taskmgmt.view.FieldList;
import taskmgmt.view.FigureText;
import taskmgmt.view.Listing;

/** A comparison for people: one column for each subsystem, or one table for each subsystem with the period before. */
public final class ComparisonSheet {
    /** A figure, and its name here. */
    private record Named(Figure figure, String name) {}

    /** The figures shown; those without any value are left out. */
    private static final List<Named> FIGURES = List.of(new Named(Figure.TASKS, "tasks"), new Named(Figure.OPEN, "open"),
            new Named(Figure.ENDED, "ended"), new Named(Figure.ENDED_PER_HOUR, "ended per hour"),
            new Named(Figure.COMPLETED, "completed"), new Named(Figure.FAILED, "failed"), new Named(Figure.CANCELLED, "cancelled"),
            new Named(Figure.SUCCESS_RATE, "success rate"), new Named(Figure.VERIFICATION_PASS_RATE, "verification passed"),
            new Named(Figure.DEADLINES_MET_RATE, "deadlines met"), new Named(Figure.RETRIES, "retries"),
            time(Figure.DURATION, "avg"), time(Figure.DURATION, "p50"), time(Figure.DURATION, "p95"), time(Figure.DURATION, "p99"),
            time(Figure.DURATION, "max"), time(Figure.QUEUE, "avg"), time(Figure.QUEUE, "p50"), time(Figure.QUEUE, "p95"),
            used(Resource.CPU, "avg"), used(Resource.CPU, "max"), used(Resource.MEMORY_PEAK, "avg"),
            used(Resource.MEMORY_PEAK, "max"), used(Resource.DISK_READ, "avg"), used(Resource.DISK_WRITE, "avg"),
            used(Resource.NETWORK_TX, "avg"), used(Resource.NETWORK_RX, "avg"), used(Resource.STORAGE_DELTA, "avg"));
    private static final List<Column> BEFORE_AND_NOW = List.of(Column.exact("figure", "FIGURE"),
            Column.number("previous", "BEFORE"), Column.number("current", "NOW"), Column.number("change", "CHANGE"));
    private static final int NAME_WIDTH = 22;
    private static final int VALUE_WIDTH = 14;

    private ComparisonSheet() {}

    private static Named time(String measured, String aspect) {
        return new Named(Figure.of(measured, aspect, Unit.SECONDS), measured + " " + aspect);
    }

    private static Named used(Resource resource, String aspect) {
        return new Named(Figure.of(resource.text(), aspect, Unit.of(resource)), resource.text().replace('_', ' ') + " " + aspect);
    }

    /** A figure of one subsystem, as a row. */
    public record Row(Side side, Figure figure) {
        /** All figures of all subsystems. */
        public static List<Row> of(ComparisonReport report) {
            List<Row> rows = new ArrayList<>();
            for (Side side : report.subsystems()) {
                side.current().figures().forEach(figure -> rows.add(new Row(side, figure)));
            }
            return rows;
        }
    }

    /** For CSV and TSV: one row for each figure of each subsystem. */
    public static Listing<Row> rows() {
        return FieldList.<Row>always()
                .text("subsystem", "SUBSYSTEM", row -> row.side.name())
                .exact("figure", "FIGURE", row -> row.figure.path())
                .number("current", "CURRENT", row -> row.side.current().value(row.figure))
                .number("previous", "PREVIOUS", row -> row.side.previous() == null ? null : row.side.previous().value(row.figure))
                .number("change_percent", "CHANGE %", row -> row.figure.isShare() ? null : row.side.change(row.figure))
                .number("change_points", "CHANGE POINTS", row -> row.figure.isShare() ? row.side.change(row.figure) : null);
    }

    /** @param width of the page in columns; 0 for as wide as needed */
    public static void write(ComparisonReport report, int width, Sheet sheet) throws IOException {
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
        for (Named named : FIGURES) {
            if (sides.stream().anyMatch(side -> side.current().value(named.figure) != null)) {
                List<Object> row = new ArrayList<>(List.of(named.name));
                sides.forEach(side -> row.add(text(named.figure, side.current())));
                rows.add(row.toArray());
            }
        }
        return rows;
    }

    private static List<@Nullable Object[]> beforeAndNow(Side side) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        GroupData before = side.previous();
        for (Named named : FIGURES) {
            Figure figure = named.figure;
            if (side.current().value(figure) != null || before != null && before.value(figure) != null) {
                rows.add(new @Nullable Object[] {named.name, text(figure, before), text(figure, side.current()),
                    FigureText.change(side.change(figure), figure.isShare())});
            }
        }
        return rows;
    }

    private static String text(Figure figure, @Nullable GroupData figures) {
        return FigureText.of(figure.unit(), figures == null ? null : figures.value(figure));
    }
}
