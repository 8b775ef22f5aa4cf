package taskmgmt.view.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.render.chart.Plot;
import taskmgmt.render.chart.Scale;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.figures.Trend;
import taskmgmt.stats.RunSeries.Step;
import taskmgmt.stats.TheilSen;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;
import taskmgmt.time.Durations;

/** A trend for people: a chart or a table, in either case with its slope in words. */
public final class TrendText {
    private static final int ROWS = 12;
    private static final int DATE = "2025-01-31".length();
    private static final int MINUTE = "2025-01-31T12:00".length();
    private static final int YEAR = "2025-".length();

    private final Trend trend;
    private final Scale scale;

    public TrendText(Trend trend) {
        this.trend = trend;
        this.scale = scale(Scale.largest(trend.values()));
    }

    /** For programs that read rows: one row for each point. */
    public static Listing<Trend.Point> points() {
        return FieldList.<Trend.Point>always()
                .exact("at", "AT", Trend.Point::at)
                .number("value", "VALUE", Trend.Point::value)
                .number("count", "COUNT", Trend.Point::count)
                .exact("partial", "PARTIAL", Trend.Point::partial);
    }

    public void plot(Page page, int columns, Glyphs glyphs, Writer out) throws IOException {
        Sheet sheet = title(page, out);
        slope(sheet);
        if (!trend.points().isEmpty()) {
            Plot.Style style = trend.subject().counts() ? Plot.Style.COLUMNS : Plot.Style.LINE;
            Plot chart = new Plot(scale.of(trend.values()), index -> label(trend.points().get(index).at()), style);
            sheet.chart(scale.unit(), chart.lines(columns, ROWS, glyphs));
        }
    }

    public void table(Page page, Writer out) throws IOException {
        Sheet sheet = title(page, out);
        slope(sheet);
        String header = trend.subject().metric().toUpperCase(Locale.ROOT);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Trend.Point point : trend.points()) {
            rows.add(new @Nullable Object[] {time(point.at()), figure(point.value()), point.count(), point.partial() ? "partial" : ""});
        }
        boolean anyPartial = trend.points().stream().anyMatch(Trend.Point::partial);
        List<Column> columns = List.of(Column.exact("at", trend.subject().step().text().toUpperCase(Locale.ROOT)),
                Column.number("value", header), Column.number("count", "COUNT"), Column.exact("partial", anyPartial ? "NOTE" : ""));
        sheet.table("By " + step(), columns, rows);
    }

    private Sheet title(Page page, Writer out) throws IOException {
        Trend.Subject subject = trend.subject();
        return new Sheet(page, out).title(subject.metric() + ": " + subject.meaning() + ", by " + subject.step().text() + " (UTC)");
    }

    private void slope(Sheet sheet) throws IOException {
        long count = trend.points().stream().mapToLong(Trend.Point::count).sum();
        long withValue = trend.points().stream().filter(point -> point.value() != null).count();
        sheet.figure("Points", Human.count(withValue) + " of " + Human.count(trend.points().size(), step(), step() + "s")
                + " have a value, out of " + Human.count(count, "observation", "observations"));
        TheilSen.Slope slope = trend.slope();
        if (slope == null) {
            sheet.figure("Slope", "none: it takes two points");
            return;
        }
        Scale unit = trend.subject().unit().equals("percent") ? new Scale("points", 1) : scale(Math.abs(slope.perUnit()));
        Double low = slope.low();
        Double high = slope.high();
        String interval = low == null || high == null ? "too few points for an interval"
                : "95%: " + unit.change(low) + " to " + unit.change(high);
        sheet.figure("Slope", unit.change(slope.perUnit()) + " a day (" + interval + "): " + word(slope));
    }

    private static String word(TheilSen.Slope slope) {
        if (!slope.isSignificant()) {
            return "it may be chance";
        }
        return slope.perUnit() > 0 ? "it rises" : "it falls";
    }

    private String step() {
        return trend.subject().step().text();
    }

    /** The scale: a time in a suitable unit, anything else in its own. */
    private Scale scale(double largest) {
        return switch (trend.subject().unit()) {
            case "seconds" -> Scale.ofSeconds(largest);
            case "percent" -> new Scale("%", 1);
            case "mb" -> new Scale("MB", 1);
            default -> new Scale(trend.subject().unit(), 1);
        };
    }

    private @Nullable Object figure(@Nullable Decimal value) {
        return value == null ? "-" : switch (trend.subject().unit()) {
            case "seconds" -> Durations.ofSeconds(value);
            case "percent" -> Human.percent(value.doubleValue());
            default -> value;
        };
    }

    private String time(Instant at) {
        return trend.subject().step() == Step.DAY ? at.toString().substring(0, DATE)
                : at.toString().substring(0, MINUTE).replace('T', ' ');
    }

    /** A label short enough for many of them to fit below a chart. */
    private String label(Instant at) {
        return trend.subject().step() == Step.DAY ? time(at) : time(at).substring(YEAR);
    }
}
