package taskmgmt.view.digest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;
import taskmgmt.render.chart.Bars;
import taskmgmt.render.chart.Spreads;
import taskmgmt.render.chart.Svg;

/**
 * The summary of a period.
 *
 * @param period  which one, in words
 * @param reports the data of the reports that it consists of
 */
public record Digest(String period, Reports reports) {
    private static final int MAX_BARS = 12;

    /**
     * The data of one report each, as the command of the same name returns it to programs.
     *
     * @param days     of {@code stats --by day}
     * @param groups   of {@code stats --by subsystem,type}
     * @param all      of {@code stats} without a period
     * @param repairs  of {@code mttr --by day}
     * @param sla      of {@code sla}
     * @param anomalies of {@code anomalies}
     * @param forecast of {@code forecast backtest}
     * @param stuck    of {@code stuck}
     * @param slowest  the tasks that took longest
     * @param failures the last tasks that failed
     * @param incidents the last incidents
     * @param audit    of {@code audit verify}
     */
    public record Reports(Tree days, Tree groups, Tree all, Tree repairs, Tree sla, Tree anomalies, Tree forecast, Tree stuck,
            Tree slowest, Tree failures, Tree incidents, Tree audit) {}

    /** The sections, in the order of the page. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        addNote(sections);
        sections.add(summary());
        sections.add(ended());
        sections.addAll(DigestTables.work(reports));
        sections.add(durations());
        sections.addAll(DigestTables.trouble(reports));
        sections.add(repairs());
        sections.addAll(DigestTables.state(reports));
        return sections;
    }

    private void addNote(List<Section> sections) {
        boolean nothing = reports.groups().at("total", "ended").count() == 0;
        String first = reports.all().at("total", "first_ended_at").text();
        if (nothing && first != null) {
            sections.add(new Section.Note("Nothing ended in this period", "The log holds runs that ended from " + DigestTables.day(first) + " to "
                    + DigestTables.day(reports.all().at("total", "last_ended_at").textOr(first)) + ": ask for that time with --since."));
        }
    }

    private Section.Figures summary() {
        Tree total = reports.groups().at("total");
        Tree repair = reports.repairs();
        Tree forecast = reports.forecast().at("total", "forecast", "inside_interval");
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        add(names, values, "Ended", Human.count(total.at("ended").count()) + ": " + Human.count(total.at("completed").count()) + " completed, "
                + Human.count(total.at("failed").count()) + " failed, " + Human.count(total.at("cancelled").count()) + " cancelled");
        add(names, values, "Success", DigestTables.percent(total.at("success_rate_percent")));
        add(names, values, "Open now", Human.count(reports.all().at("total", "open").count()) + ", " + Human.count(reports.stuck().items().size(), "of them makes", "of them make") + " no progress");
        add(names, values, "Duration", DigestTables.seconds(total.at("duration", "p50_seconds")) + " (p50), " + DigestTables.seconds(total.at("duration", "p95_seconds")) + " (p95)");
        add(names, values, "Deadlines kept", DigestTables.percent(reports.sla().at("total", "compliance_percent")) + ", "
                + Human.count(reports.sla().at("total", "overdue").count()) + " open ones are overdue");
        add(names, values, "Incidents", Human.count(repair.at("incidents").count()) + ", " + Human.count(repair.at("open").count()) + " open");
        add(names, values, "Time to repair", DigestTables.seconds(repair.at("mttr_seconds", "mean")) + " (mean), " + DigestTables.seconds(repair.at("mttr_seconds", "p95")) + " (p95)");
        add(names, values, "Out of the ordinary", Human.count(reports.anomalies().items().size()) + (reports.anomalies().items().size() == 1 ? " run" : " runs"));
        add(names, values, "Forecasts", forecast.isNumber() ? Human.percent(forecast.numberOr(0) * 100) + " of runs within the interval that is to hold 90.0%, over all time" : "too few runs to say");
        add(names, values, "Audit log", reports.audit().at("verdict").textOr("not there"));
        return new Section.Figures("Summary", names, values);
    }

    private static void add(List<String> names, List<String> values, String name, String value) {
        names.add(name);
        values.add(value);
    }

    private Section.Days ended() {
        List<String> labels = new ArrayList<>();
        List<Long> completed = new ArrayList<>();
        List<Long> failed = new ArrayList<>();
        List<Long> cancelled = new ArrayList<>();
        for (Tree day : reports.days().at("groups").items()) {
            if (day.at("day").text() == null) {
                continue; // open tasks, which have no day of ending
            }
            labels.add(DigestTables.shortDay(day.at("day").textOr("")));
            completed.add(day.at("completed").count());
            failed.add(day.at("failed").count());
            cancelled.add(day.at("cancelled").count());
        }
        return new Section.Days("Ended by day", labels, List.of(new Svg.Part("completed", "good", completed), new Svg.Part("failed", "bad", failed),
                new Svg.Part("cancelled", "other", cancelled)), "From below: completed, failed, cancelled. Days of UTC on which something ended.");
    }

    private Section.Spread durations() {
        List<Spreads.Spread> spreads = new ArrayList<>();
        for (Tree group : DigestTables.ended(reports.groups())) {
            Tree known = group.at("duration");
            Tree median = known.at("p50_seconds");
            Tree late = known.at("p90_seconds");
            Tree rare = known.at("p99_seconds");
            if (median.isNumber() && spreads.size() < MAX_BARS) {
                String figure = DigestTables.seconds(median) + " · " + DigestTables.seconds(late) + " · " + DigestTables.seconds(rare);
                spreads.add(new Spreads.Spread(DigestTables.group(group), known.at("min_seconds").numberOr(0), median.numberOr(0), late.numberOr(0),
                        rare.numberOr(0), known.at("max_seconds").numberOr(0), figure));
            }
        }
        return new Section.Spread("Duration by group", spreads, "Of the groups with the most tasks: the line goes from the shortest to the longest, the bar from "
                + "the median to the 90th percentile, and the mark is at the 99th; these three are written beside the name. Each step of the axis is a multiple of the one before.");
    }

    private Section.Amounts repairs() {
        List<Bars.Bar> bars = new ArrayList<>();
        List<Tree> days = reports.repairs().at("groups").items();
        for (Tree day : days.subList(Math.max(0, days.size() - MAX_BARS), days.size())) {
            Tree mean = day.at("mttr_seconds", "mean");
            if (mean.isNumber()) {
                bars.add(new Bars.Bar(day.at("group").textOr(""), mean.numberOr(0), DigestTables.seconds(mean)));
            }
        }
        return new Section.Amounts("Time to repair by day", bars, "The mean over the incidents that were detected on a day, of the last " + MAX_BARS + " such days.");
    }

    /** The page as a single self-contained file. */
    public String html() {
        return DigestHtml.of(this);
    }

    public String markdown() {
        return DigestMarkdown.of(this);
    }
}
