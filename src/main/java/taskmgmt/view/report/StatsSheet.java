package taskmgmt.view.report;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Population;
import taskmgmt.report.Unit;
import taskmgmt.report.figures.Figure;
import taskmgmt.report.figures.GroupData;
import taskmgmt.report.figures.StatisticsReport;
import taskmgmt.stats.Dimension;
import taskmgmt.stats.Resource;
import taskmgmt.view.FieldList;
import taskmgmt.view.FigureText;
import taskmgmt.view.Listing;

/** Statistics for people. */
public final class StatsSheet {
    /** A figure, and its header in a table. */
    private record Shown(Figure figure, String header) {}

    /** The figures that fit a terminal and say most about a group. */
    private static final List<Shown> SHOWN = List.of(new Shown(Figure.TASKS, "TASKS"), new Shown(Figure.OPEN, "OPEN"),
            new Shown(Figure.SUCCESS_RATE, "SUCCESS"), new Shown(duration("avg"), "AVG"), new Shown(duration("p50"), "P50"),
            new Shown(duration("p95"), "P95"), new Shown(duration("max"), "MAX"));
    private static final String COUNT = "count";
    private static final List<String> ASPECTS = List.of(COUNT, "avg", "min", "p50", "p95", "p99", "max");

    private StatsSheet() {}

    private static Figure duration(String aspect) {
        return Figure.of(Figure.DURATION, aspect, Unit.SECONDS);
    }

    public static void write(StatisticsReport report, Sheet sheet) throws IOException {
        GroupData total = report.total();
        Sheet top = sheet.title("Statistics")
                .figure("Tasks", text(Figure.TASKS, total) + ": " + text(Figure.OPEN, total) + " open, "
                        + text(Figure.COMPLETED, total) + " completed, " + text(Figure.FAILED, total) + " failed, "
                        + text(Figure.CANCELLED, total) + " cancelled")
                .figure("Success rate", text(Figure.SUCCESS_RATE, total) + " " + Population.SUCCESS)
                .figure("Verification", text(Figure.VERIFICATION_PASSES, total) + " passed, "
                        + text(Figure.VERIFICATION_FAILURES, total) + " failed (" + text(Figure.VERIFICATION_PASS_RATE, total) + ")")
                .figure("Deadlines", text(Figure.DEADLINES_MET, total) + " met, " + text(Figure.DEADLINES_MISSED, total)
                        + " missed (" + text(Figure.DEADLINES_MET_RATE, total) + ")")
                .figure("Retries", text(Figure.RETRIES, total) + " " + Population.RETRIES);
        String notCounted = notCounted(total);
        (notCounted.isEmpty() ? top : top.figure("Not counted", notCounted))
                .table("By " + by(report), columns(report), groups(report))
                .table(isExact(total) ? "Over all" : "Over all, percentiles within 1%", aspectColumns(), aspects(total));
    }

    /** What the figures leave out; empty for most logs. */
    private static String notCounted(GroupData total) {
        StringJoiner text = new StringJoiner("; ");
        if (!Long.valueOf(0).equals(total.value(Figure.WITHOUT_DURATION))) {
            text.add(text(Figure.WITHOUT_DURATION, total) + " without a duration: start not known, or after the end");
        }
        if (!Long.valueOf(0).equals(total.value(Figure.IMPOSSIBLE_FIGURES))) {
            text.add(text(Figure.IMPOSSIBLE_FIGURES, total) + " resource figures: negative or beyond 10^18");
        }
        return text.toString();
    }

    /** For CSV and TSV: one row for each group, without the total. */
    public static Listing<StatisticsReport.Group> groups(List<Dimension> by, GroupData total) {
        FieldList<StatisticsReport.Group> fields = FieldList.always();
        for (Dimension dimension : by) {
            fields.text(dimension.key(), dimension.key(), group -> group.names().get(dimension.key()));
        }
        for (Figure figure : total.figures()) {
            fields.number(figure.path(), figure.path(), group -> group.figures().value(figure));
        }
        return fields;
    }

    private static boolean isExact(GroupData total) {
        return Boolean.TRUE.equals(total.value(Figure.isExact(Figure.DURATION)))
                && Boolean.TRUE.equals(total.value(Figure.isExact(Figure.QUEUE)));
    }

    private static String by(StatisticsReport report) {
        return String.join(", ", report.by().stream().map(Dimension::text).toList());
    }

    private static List<Column> columns(StatisticsReport report) {
        List<Column> columns = new ArrayList<>();
        report.by().forEach(dimension -> columns.add(column(dimension)));
        SHOWN.forEach(shown -> columns.add(Column.number(shown.figure.path(), shown.header)));
        return columns;
    }

    private static Column column(Dimension dimension) {
        String header = dimension.text().toUpperCase(Locale.ROOT);
        boolean time = dimension == Dimension.DAY || dimension == Dimension.HOUR || dimension == Dimension.STATUS;
        return time ? Column.exact(dimension.key(), header) : Column.text(dimension.key(), header);
    }

    /** The rows, each computed on access, with the total last: the cells of 100,000 groups would take a hundred megabytes. */
    private static List<@Nullable Object[]> groups(StatisticsReport report) {
        List<StatisticsReport.Group> groups = report.groups();
        return new AbstractList<>() {
            @Override
            public @Nullable Object[] get(int index) {
                return index < groups.size()
                        ? row(groups.get(index))
                        : row(totalNames(report.by().size()), report.total());
            }

            @Override
            public int size() {
                return groups.isEmpty() ? 0 : groups.size() + 1;
            }
        };
    }

    private static List<String> totalNames(int count) {
        List<String> names = new ArrayList<>(List.of("total"));
        while (names.size() < count) {
            names.add("");
        }
        return names;
    }

    private static @Nullable Object[] row(StatisticsReport.Group group) {
        return row(group.names().values(), group.figures());
    }

    private static @Nullable Object[] row(Collection<? extends @Nullable Object> names, GroupData figures) {
        @Nullable Object[] row = new @Nullable Object[names.size() + SHOWN.size()];
        int next = 0;
        for (Object name : names) {
            row[next++] = name == null ? "-" : name;
        }
        for (Shown shown : SHOWN) {
            row[next++] = text(shown.figure, figures);
        }
        return row;
    }

    private static List<Column> aspectColumns() {
        List<Column> columns = new ArrayList<>(List.of(Column.exact("figure", "FIGURE")));
        for (String aspect : ASPECTS) {
            columns.add(Column.number(aspect, aspect.equals(COUNT) ? "TASKS" : aspect.toUpperCase(Locale.ROOT)));
        }
        return columns;
    }

    /** Times and resources, one line for each that has any figure. */
    private static List<@Nullable Object[]> aspects(GroupData total) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        addAspects(rows, Figure.DURATION, Unit.SECONDS, total);
        addAspects(rows, Figure.QUEUE, Unit.SECONDS, total);
        for (Resource resource : Resource.values()) {
            addAspects(rows, resource.text(), Unit.of(resource), total);
        }
        return rows;
    }

    private static void addAspects(List<@Nullable Object[]> rows, String measured, Unit unit, GroupData total) {
        if (Long.valueOf(0).equals(total.value(Figure.count(measured)))) {
            return;
        }
        List<Object> row = new ArrayList<>(List.of(measured.replace('_', ' ')));
        for (String aspect : ASPECTS) {
            Figure figure = aspect.equals(COUNT) ? Figure.count(measured) : Figure.of(measured, aspect, unit);
            row.add(total.has(figure) ? text(figure, total) : "");
        }
        rows.add(row.toArray());
    }

    private static String text(Figure figure, GroupData figures) {
        return FigureText.of(figure.unit(), figures.value(figure));
    }
}
