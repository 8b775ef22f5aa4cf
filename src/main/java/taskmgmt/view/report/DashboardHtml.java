package taskmgmt.view.report;

import java.util.List;
import taskmgmt.render.chart.Bars;
import taskmgmt.render.chart.Svg;
import taskmgmt.render.page.HtmlPage;
import taskmgmt.report.dashboard.Dashboard;
import taskmgmt.report.dashboard.Dashboard.Day;

/** The dashboard as a page of HTML. */
public final class DashboardHtml {
    private static final int YEAR = "2025-".length();

    private final Dashboard dashboard;
    private final DashboardText text;

    public DashboardHtml(Dashboard dashboard, DashboardText text) {
        this.dashboard = dashboard;
        this.text = text;
    }

    public String page() {
        List<DashboardText.Figure> figures = text.figures();
        List<Day> days = dashboard.days();
        String ended = Svg.columns("Tasks that ended, by day", days.stream().map(DashboardHtml::label).toList(), List.of(
                new Svg.Part("completed", "good", days.stream().map(Day::completed).toList()),
                new Svg.Part("failed", "bad", days.stream().map(Day::failed).toList()),
                new Svg.Part("cancelled", "other", days.stream().map(Day::cancelled).toList())));
        List<Bars.Bar> groups = text.groups();
        return new HtmlPage(text.title(), text.period())
                .figures(figures.stream().map(DashboardText.Figure::name).toList(),
                        figures.stream().map(DashboardText.Figure::value).toList())
                .table("Running", DashboardText.RUNNING, text.running())
                .table("Last failures", DashboardText.FAILURES, text.failures())
                .chart("Ended by day", ended, "From below: completed, failed, cancelled. Days of UTC; the last one is not over.")
                .chart("Time by group", Svg.bars("Time that tasks took, by group", groups),
                        groups.isEmpty() ? "none" : "The time that all tasks of a group took together.")
                .finish("task-mgmt dashboard --html");
    }

    private static String label(Day day) {
        return DashboardText.date(day.day()).substring(YEAR);
    }
}
