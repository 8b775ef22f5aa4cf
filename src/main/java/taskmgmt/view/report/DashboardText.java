package taskmgmt.view.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Times;
import taskmgmt.render.chart.Bars;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.render.chart.Scale;
import taskmgmt.render.chart.Sparkline;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Population;
import taskmgmt.report.dashboard.Dashboard;
import taskmgmt.report.evidence.HealingReport;
import taskmgmt.stats.Group;
import taskmgmt.time.Durations;
import taskmgmt.view.FigureText;

/** The dashboard for people: sentences, which the HTML page shares, and text for a terminal. */
public final class DashboardText {
    static final List<Column> RUNNING = List.of(Column.exact("task_id", "TASK"), Column.text("title", "TITLE"),
            Column.number("elapsed", "RUNNING"), Column.number("progress", "DONE"), Column.exact("deadline", "DEADLINE"));
    static final List<Column> FAILURES = List.of(Column.exact("task_id", "TASK"), Column.text("title", "TITLE"),
            Column.number("duration", "AFTER"), Column.exact("failed_at", "FAILED"));

    private static final int DATE = "2025-01-31".length();
    private static final double ALL_PERCENT = 100;
    /** Columns reserved for the figures beside a sparkline. */
    private static final int ROOM_FOR_FIGURES = 32;

    private final Dashboard dashboard;

    public DashboardText(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** A name and its value. */
    record Figure(String name, String value) {}

    String title() {
        List<String> subsystems = dashboard.scope().subsystems();
        return subsystems.isEmpty() ? "Dashboard of all subsystems" : "Dashboard of " + String.join(", ", subsystems);
    }

    String period() {
        return Human.time(dashboard.scope().at()) + ", since " + date(dashboard.scope().since());
    }

    /** The period by the clock of the reader. */
    String period(Times times) {
        return times.minute(dashboard.scope().at()) + ", since " + date(dashboard.scope().since()) + ". " + times.said();
    }

    List<Figure> figures() {
        Dashboard.Day total = dashboard.total();
        Dashboard.Sla sla = dashboard.sla();
        Dashboard.Learning learning = dashboard.learning();
        return List.of(
                new Figure("Open", Human.count(dashboard.openTasks()) + open()),
                new Figure("Ended", Human.count(total.ended()) + ": " + total.completed() + " completed, " + total.failed()
                        + " failed, " + total.cancelled() + " cancelled" + share(", ", total.successRatePercent(), " success " + Population.SUCCESS)),
                new Figure("Deadlines", sla.met() + " of " + Human.count(sla.met() + sla.missed()) + " met"
                        + share(" (", sla.metPercent(), ")") + "; open: " + sla.onTime() + " on time, " + sla.atRisk()
                        + " at risk, " + sla.overdue() + " overdue"),
                new Figure("Healing", healing(dashboard.healing())),
                new Figure("Learning", learning.open() + " open, " + learning.completed() + " completed, " + learning.failed()
                        + " failed"),
                new Figure("Damaged lines", Human.count(dashboard.damagedLines())));
    }

    /** Writes the text, as wide as the page or, if that has no limit, as {@code columns}. */
    public void write(Page page, int columns, Glyphs glyphs, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out);
        sheet.title(title() + ", " + period());
        for (Figure figure : figures()) {
            sheet.figure(figure.name(), figure.value());
        }
        sheet.table("Running", RUNNING, running()).table("Last failures", FAILURES, failures());
        List<Dashboard.Day> days = lastDays(columns - ROOM_FOR_FIGURES);
        sheet.chart("By day, " + date(days.getFirst().day()) + " to " + date(days.getLast().day()), byDay(days, glyphs));
        sheet.chart("Time by group", Bars.lines(groups(), columns, glyphs));
    }

    List<@Nullable Object[]> running() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Dashboard.Running task : dashboard.running()) {
            Decimal progress = task.progressPercent();
            String urgency = task.urgency().text();
            rows.add(new @Nullable Object[] {task.id(), task.title(), duration(task.elapsedSeconds()),
                progress == null ? "-" : Human.percent(progress.doubleValue()), urgency == null ? "-" : urgency.replace('_', ' ')});
        }
        return rows;
    }

    List<@Nullable Object[]> failures() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Dashboard.Failure task : dashboard.failures()) {
            rows.add(new @Nullable Object[] {task.id(), task.title(), duration(task.durationSeconds()), task.failedAt()});
        }
        return rows;
    }

    List<Bars.Bar> groups() {
        List<Bars.Bar> bars = new ArrayList<>();
        for (Dashboard.TopGroup group : dashboard.groups()) {
            bars.add(new Bars.Bar(name(group.group()), group.totalSeconds().doubleValue(),
                    Human.duration(Durations.ofSeconds(group.totalSeconds()))
                            + " in " + Human.count(group.ended(), "task", "tasks")));
        }
        return bars;
    }

    private static String name(Group group) {
        return group.type().isEmpty() ? group.subsystem() : group.subsystem() + "/" + group.type();
    }

    static String date(Instant instant) {
        return Human.time(instant).substring(0, DATE);
    }

    /** The last days, as many as fit side by side. */
    private List<Dashboard.Day> lastDays(int most) {
        List<Dashboard.Day> days = dashboard.days();
        return days.subList(Math.max(0, days.size() - Math.max(1, most)), days.size());
    }

    private static List<String> byDay(List<Dashboard.Day> days, Glyphs glyphs) {
        double[] completed = figures(days, Dashboard.Day::completed);
        double[] failed = figures(days, Dashboard.Day::failed);
        double[] success = figures(days, day -> {
            Decimal rate = day.successRatePercent();
            return rate == null ? Double.NaN : rate.doubleValue();
        });
        double lowest = Double.NaN;
        for (double rate : success) {
            lowest = Double.isNaN(lowest) || rate < lowest ? rate : lowest;
        }
        double most = Math.max(Scale.largest(completed), Scale.largest(failed));
        return List.of(
                line("Completed", Sparkline.of(completed, most, glyphs), "at most " + Human.count((long) Scale.largest(completed))),
                line("Failed", Sparkline.of(failed, most, glyphs), "at most " + Human.count((long) Scale.largest(failed))),
                line("Success", Sparkline.of(success, ALL_PERCENT, glyphs),
                        Double.isNaN(lowest) ? "-" : "at least " + Human.percent(lowest)));
    }

    private static double[] figures(List<Dashboard.Day> days, ToDoubleFunction<Dashboard.Day> figure) {
        return days.stream().mapToDouble(figure).toArray();
    }

    private static String line(String name, String line, String figure) {
        return name + " ".repeat("Completed ".length() - name.length()) + line + "  " + figure;
    }

    private String open() {
        StringBuilder parts = new StringBuilder();
        for (Map.Entry<String, Long> status : dashboard.open().entrySet()) {
            if (status.getValue() > 0) {
                parts.append(parts.isEmpty() ? ": " : ", ").append(status.getValue()).append(' ').append(status.getKey());
            }
        }
        return parts.toString();
    }

    private static String healing(HealingReport healing) {
        HealingReport.ByIncident incidents = healing.byIncident();
        String repaired = healing.mttr().count() == 0 ? "" : "; time to repair: mean "
                + FigureText.seconds(healing.mttr().mean()) + ", p95 " + FigureText.seconds(healing.mttr().p95());
        return Human.count(incidents.all(), "incident", "incidents") + ": " + incidents.open() + " open, "
                + incidents.resolved() + " resolved, " + incidents.failed() + " failed" + repaired;
    }

    private static String share(String before, @Nullable Decimal percent, String after) {
        return percent == null ? "" : before + percent.toPlainString() + "%" + after;
    }

    private static Object duration(@Nullable Decimal seconds) {
        return seconds == null ? "-" : Durations.ofSeconds(seconds);
    }
}
