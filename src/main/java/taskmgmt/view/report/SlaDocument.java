package taskmgmt.view.report;

import java.io.IOException;
import java.io.Writer;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.deadline.SlaReport;
import taskmgmt.report.deadline.SlaTally;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;
import taskmgmt.view.Document;
import taskmgmt.view.FieldList;
import taskmgmt.view.FigureText;

/**
 * Whether tasks meet their deadlines, for people and programs.
 *
 * @param now   the time of the report
 * @param ended the period in which tasks must have ended to count
 * @param limit how many open tasks are shown, the most urgent ones; null for the default, all for programs
 */
public record SlaDocument(Instant now, TimeRange ended, SlaReport report, @Nullable Integer limit) implements Document {
    /** How many open tasks a table shows by default. */
    public static final int SHOWN_TASKS = 20;

    private static final FieldList<Map.Entry<String, SlaTally>> SUBSYSTEMS = FieldList.<Map.Entry<String, SlaTally>>always()
            .text("subsystem", "SUBSYSTEM", Map.Entry::getKey)
            .number("ended", "ENDED", each -> each.getValue().ended())
            .number("met", "MET", each -> each.getValue().met())
            .number("compliance", "KEPT", each -> FigureText.percent(each.getValue().compliancePercent()))
            .number("mean", "MARGIN", each -> span(each.getValue().meanMarginSeconds()))
            .number("smallest", "WORST", each -> span(each.getValue().smallestMarginSeconds()))
            .number("open", "OPEN", each -> each.getValue().open())
            .number("at_risk", "RISK", each -> each.getValue().atRisk())
            .number("overdue", "OVERDUE", each -> each.getValue().overdue())
            .number("critical", "CRITICAL", each -> each.getValue().critical());
    private static final FieldList<SlaReport.Open> OPEN = FieldList.<SlaReport.Open>always()
            .exact("task_id", "ID", each -> each.run().id())
            .text("title", "TITLE", each -> each.run().names().title())
            .exact("status", "STATUS", each -> each.run().status().text())
            .exact("level", "LEVEL", each -> each.level().text().replace('_', ' '))
            .number("used", "USED", each -> FigureText.percent(each.usedPercent()))
            .number("margin", "MARGIN", each -> Duration.of(each.marginMicros(), ChronoUnit.MICROS))
            .exact("sla_deadline", "DEADLINE", each -> Micros.instant(each.run().moments().deadline()));

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("generated_at", now);
        data.put("since", ended.from());
        data.put("until", ended.until());
        data.putAll(report.data(limit == null ? Integer.MAX_VALUE : limit));
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        SlaTally total = report.total();
        int all = report.open().size();
        int shown = Math.min(all, limit == null ? SHOWN_TASKS : limit);
        String some = shown < all ? " (" + shown + " of " + Human.count(all) + ")" : "";
        new Sheet(page, out).title("Deadlines")
                .figure("Kept", FigureText.percent(total.compliancePercent()) + " (" + Human.count(total.met()) + " of "
                        + Human.count(total.ended(), "ended task", "ended tasks") + ")")
                .figure("Margin", "mean " + span(total.meanMarginSeconds())
                        + ", worst " + span(total.smallestMarginSeconds()))
                .figure("Open", Human.count(total.open()) + ": " + Human.count(total.atRisk()) + " at risk, "
                        + Human.count(total.overdue()) + " overdue, "
                        + Human.count(total.critical()) + " of them critical")
                .table("By subsystem", SUBSYSTEMS.columns(), SUBSYSTEMS.rows(List.copyOf(report.bySubsystem().entrySet())))
                .table("Open tasks, the most urgent first" + some, OPEN.columns(), OPEN.rows(report.open().subList(0, shown)));
    }

    private static String span(@Nullable Decimal seconds) {
        if (seconds == null) {
            return "-";
        }
        Decimal millis = seconds.scaleByPowerOfTen(3).setScale(0, RoundingMode.HALF_UP);
        return Human.duration(Duration.ofMillis(millis.longValueExact()));
    }
}
