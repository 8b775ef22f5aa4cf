package taskmgmt.view.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Severity;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.chart.Bar;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.repair.Recurrence;
import taskmgmt.report.repair.RepairRegression;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.report.repair.RepairTarget;
import taskmgmt.report.repair.RepairTimes;
import taskmgmt.view.Document;
import taskmgmt.view.FigureText;

/**
 * How long repairs take, for people and programs.
 *
 * @param comparesPlaceholder whether the constant that earlier systems reported is shown beside the real mean
 */
public record RepairDocument(RepairReport report, boolean comparesPlaceholder) implements Document {
    private static final List<Column> TARGETS = List.of(
            Column.exact("severity", "SEVERITY"), Column.number("target", "TARGET"),
            Column.number("resolved", "RESOLVED"), Column.number("mean", "MEAN"), Column.number("within", "WITHIN"),
            Column.exact("met", "MET"), Column.number("open_too_long", "OPEN TOO LONG"));
    private static final int BAR_CELLS = 16;
    private static final String UNKNOWN = "not known of any incident";

    @Override
    public Map<String, @Nullable Object> data() {
        return report.data(comparesPlaceholder);
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        RepairReport.Counts incidents = report.incidents();
        RepairReport.Healers healers = report.healers();
        Sheet sheet = new Sheet(page, out).title("Time to repair")
                .figure("Incidents", Human.count(incidents.all()) + ": " + incidents.open() + " open, "
                        + incidents.resolved() + " resolved, " + incidents.failed() + " failed (in "
                        + Human.count(report.records(), "record", "records") + ")")
                .figure("Time to repair", times(report.repair(), UNKNOWN) + notCounted(report.withoutRepairTime()))
                .figure("Time to detect", times(report.detect(), UNKNOWN))
                .figure("Time to start", times(report.start(), UNKNOWN))
                .figure("Recurred", recurred(report.recurrence()) + " within 24 h")
                .figure("Healed", healers.withoutPerson() + " without a person, " + healers.byHand() + " by hand, "
                        + healers.unsaid() + " without saying how")
                .figure("Target", target(report.overall()))
                .figure("Last 24 h", regression(report.regression()));
        if (comparesPlaceholder) {
            sheet.figure("Old placeholder", RepairReport.OLD_PLACEHOLDER.toSeconds() + " s, reported by earlier "
                        + "systems and never measured; real mean " + FigureText.seconds(report.repair().mean()));
        }
        sheet.figure("Damaged lines", Human.count(report.damagedLines()))
                .table("By severity", TARGETS, targets(report))
                .table("By " + report.grouping().text().replace('_', ' '), groupColumns(report), groups(report));
    }

    /** The five figures, and the number of times behind them; the given word if there are none. */
    static String times(RepairTimes times, String none) {
        return times.count() == 0 ? none : "mean " + FigureText.seconds(times.mean()) + ", p50 " + FigureText.seconds(times.p50())
                + ", p95 " + FigureText.seconds(times.p95()) + ", min " + FigureText.seconds(times.min()) + ", max "
                + FigureText.seconds(times.max()) + " (of " + times.count() + ")";
    }

    private static String notCounted(long without) {
        return without == 0 ? "" : "; " + Human.count(without) + " not counted: resolved before detected, or at an unknown time";
    }

    private static String recurred(Recurrence recurrence) {
        return recurrence.recurred() + " of " + recurrence.resolved() + " resolved ("
                + FigureText.percent(recurrence.percent()) + ")";
    }

    private static String target(RepairTarget target) {
        return target.target().toSeconds() + " s on average: " + verdict(target) + "; " + target.within()
                + " of " + target.resolved() + " within it ("
                + FigureText.percent(target.withinPercent()) + ")";
    }

    private static String verdict(RepairTarget target) {
        Boolean met = target.met();
        return met == null ? "no data" : met ? "met" : "missed";
    }

    private static String regression(RepairRegression regression) {
        Boolean regressed = regression.regressed();
        return period(regression.day()) + "; last 7 days " + period(regression.week())
                + (regressed == null ? "" : regressed ? ": slower" : ": not slower");
    }

    private static String period(RepairRegression.Period period) {
        return period.count() == 0 ? "nothing repaired"
                : "mean " + FigureText.seconds(period.meanSeconds()) + " (of " + period.count() + ")";
    }

    private static List<@Nullable Object[]> targets(RepairReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RepairTarget target : report.targets()) {
            Severity severity = target.severity();
            rows.add(new @Nullable Object[] {severity == null ? null : severity.text(), target.target(),
                target.resolved(), FigureText.seconds(target.meanSeconds()), target.within(), verdict(target),
                target.openTooLong()});
        }
        return rows;
    }

    private static List<Column> groupColumns(RepairReport report) {
        String word = report.grouping().text();
        return List.of(Column.text("group", word.replace('_', ' ').toUpperCase(Locale.ROOT)),
                Column.number("incidents", "ALL"), Column.number("resolved", "RESOLVED"),
                Column.number("recurred", "RECURRED"), Column.number("mean", "MEAN"), Column.number("p50", "P50"),
                Column.number("p95", "P95"), Column.number("max", "MAX"), Column.text("bar", ""));
    }

    private static List<@Nullable Object[]> groups(RepairReport report) {
        double longest = 0;
        for (RepairReport.Group group : report.groups()) {
            longest = Math.max(longest, plain(group.repair().mean()));
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RepairReport.Group group : report.groups()) {
            RepairTimes times = group.repair();
            rows.add(new @Nullable Object[] {group.name() == null ? "(none)" : group.name(), group.incidents().all(),
                group.incidents().resolved(), group.recurrence().recurred(), FigureText.seconds(times.mean()),
                FigureText.seconds(times.p50()), FigureText.seconds(times.p95()), FigureText.seconds(times.max()),
                Bar.of(plain(times.mean()), longest, BAR_CELLS)});
        }
        return rows;
    }

    private static double plain(@Nullable Decimal seconds) {
        return seconds == null ? 0 : seconds.doubleValue();
    }
}
