package taskmgmt.view.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Times;
import taskmgmt.render.chart.Bars;
import taskmgmt.render.chart.Svg;
import taskmgmt.render.page.HtmlPage;
import taskmgmt.report.dashboard.Dashboard;
import taskmgmt.report.dashboard.Dashboard.Day;
import taskmgmt.report.dashboard.DashboardDetails;
import taskmgmt.time.Durations;

/** The dashboard as a page of HTML. */
public final class DashboardHtml {
    private static final int YEAR = "2025-".length();

    private static final List<Column> RUNNING = List.of(Column.exact("task_id", "TASK"), Column.text("title", "TITLE"),
            Column.number("elapsed", "RUNNING"), Column.number("progress", "DONE"), new Column("deadline", "DEADLINE", Column.Kind.STATE),
            new Column("process", "PROCESS", Column.Kind.STATE));
    private static final List<Column> FAILURES = List.of(Column.exact("task_id", "TASK"), Column.text("title", "TITLE"),
            Column.number("duration", "AFTER"), Column.exact("failed_at", "FAILED"), new Column("error_message", "ERROR", Column.Kind.SENTENCE));
    private static final List<Column> WAITING = List.of(Column.exact("task_id", "TASK"), Column.text("title", "TITLE"), Column.exact("status", "STATUS"),
            Column.number("priority", "PRI"), Column.exact("created_at", "CREATED"));
    private static final List<Column> INCIDENTS = List.of(Column.exact("incident_id", "INCIDENT"), Column.text("title", "WHAT"),
            new Column("severity", "SEVERITY", Column.Kind.STATE), Column.exact("status", "STATUS"), Column.exact("detected_at", "DETECTED"));
    private static final List<Column> SUBSYSTEMS = List.of(Column.text("subsystem", "SUBSYSTEM"), Column.number("completed", "COMPLETED"),
            Column.number("failed", "FAILED"), Column.number("cancelled", "CANCELLED"), Column.number("success", "SUCCESS"), Column.number("time", "TIME"));

    private final Dashboard dashboard;
    private final DashboardText text;
    private final Times times;

    /** @param times the clock that its times are shown by */
    public DashboardHtml(Dashboard dashboard, DashboardText text, Times times) {
        this.times = times;
        this.dashboard = dashboard;
        this.text = text;
    }

    public String page() {
        List<DashboardText.Figure> figures = text.figures();
        HtmlPage page = new HtmlPage(text.title(), text.period(times), times);
        noteOldLog(page);
        page.figures(figures.stream().map(DashboardText.Figure::name).toList(), figures.stream().map(DashboardText.Figure::value).toList())
                .table("Running", RUNNING, running())
                .table("Waiting", WAITING, waiting())
                .table("Open incidents", INCIDENTS, incidents())
                .table("Last failures", FAILURES, failures());
        drawDays(page);
        List<Bars.Bar> groups = text.groups();
        return page.table("Subsystems", SUBSYSTEMS, subsystems())
                .chart("Time by group", Svg.bars("Time that tasks took, by group", groups),
                        groups.isEmpty() ? "none" : "The time that all tasks of a group took together.")
                .finish("task-mgmt dashboard --html");
    }

    /** Adds a note if the log is older than the period, so that an empty period does not look like an idle machine. */
    private void noteOldLog(HtmlPage page) {
        Instant first = dashboard.details().firstDay();
        Instant last = dashboard.details().lastDay();
        if (first != null && last != null && last.isBefore(dashboard.scope().since())) {
            page.note("Nothing has ended in this time", "Runs ended on days from " + DashboardText.date(first) + " to " + DashboardText.date(last) + ".");
        }
    }

    /**
     * Draws the ended tasks, and the failed ones again separately, because a few failures among many tasks cannot be
     * read off the columns.
     */
    private void drawDays(HtmlPage page) {
        List<Day> days = dashboard.days();
        List<String> labels = days.stream().map(DashboardHtml::label).toList();
        Svg.Part failed = new Svg.Part("failed", "bad", days.stream().map(Day::failed).toList());
        page.chart("Ended by day", Svg.columns("Tasks that ended, by day", labels, List.of(
                new Svg.Part("completed", "good", days.stream().map(Day::completed).toList()), failed,
                new Svg.Part("cancelled", "other", days.stream().map(Day::cancelled).toList()))),
                "From below: completed, failed, cancelled. Days of UTC; the last one is not over.");
        if (dashboard.total().failed() > 0) {
            page.chart("Failed by day", Svg.columns("Tasks that failed, by day", labels, List.of(failed)), "The same failures on an axis of their own.");
        }
    }

    private List<@Nullable Object[]> running() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> known = text.running();
        for (int i = 0; i < known.size(); i++) {
            @Nullable Object[] row = Arrays.copyOf(known.get(i), RUNNING.size());
            row[RUNNING.size() - 1] = dashboard.details().gone().contains(dashboard.running().get(i).id()) ? "gone" : "-";
            rows.add(row);
        }
        return rows;
    }

    private List<@Nullable Object[]> failures() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> known = text.failures();
        for (int i = 0; i < known.size(); i++) {
            @Nullable Object[] row = Arrays.copyOf(known.get(i), FAILURES.size());
            row[FAILURES.size() - 1] = dashboard.details().errors().getOrDefault(dashboard.failures().get(i).id(), "-");
            rows.add(row);
        }
        return rows;
    }

    private List<@Nullable Object[]> waiting() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (DashboardDetails.Waiting each : dashboard.details().waiting()) {
            rows.add(new @Nullable Object[] {each.id(), each.title(), each.status(), (long) each.priority(), each.createdAt()});
        }
        return rows;
    }

    private List<@Nullable Object[]> incidents() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (DashboardDetails.OpenIncident each : dashboard.details().incidents()) {
            rows.add(new @Nullable Object[] {each.id(), each.title() == null ? each.failureMode() : each.title(), each.severity(), each.status(),
                each.detectedAt()});
        }
        return rows;
    }

    private List<@Nullable Object[]> subsystems() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (DashboardDetails.SubsystemTotal each : dashboard.details().subsystems()) {
            Decimal success = each.successRatePercent();
            rows.add(new @Nullable Object[] {each.subsystem(), each.completed(), each.failed(), each.cancelled(),
                success == null ? "-" : success.toPlainString() + "%", Durations.ofSeconds(each.totalSeconds())});
        }
        return rows;
    }

    private static String label(Day day) {
        return DashboardText.date(day.day()).substring(YEAR);
    }
}
