package taskmgmt.insight;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.incident.IncidentTask;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;
import taskmgmt.report.Unit;
import taskmgmt.report.repair.Recurrence;
import taskmgmt.report.repair.RepairRegression;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.report.repair.RepairTarget;
import taskmgmt.report.repair.RepairTimes;

/** Findings from the repairs of incidents, by failure mode and severity. Pure. */
final class RepairInsights {
    /** Percentages and means need at least this many incidents. */
    static final int MIN_INCIDENTS = 3;
    /** A typical repair time needs at least this many incidents; with fewer, but at least two, the range is reported. */
    static final int MIN_TYPICAL = 5;
    /** How often a fault must have recurred, or healing failed, to be reported. */
    static final int MIN_PARTS = 2;

    private static final int MIN_RANGE = 2;

    private final List<Insight> found = new ArrayList<>();

    private RepairInsights() {}

    /**
     * The findings, in no order.
     *
     * @param report by failure mode
     */
    static List<Insight> of(RepairReport report) {
        RepairInsights insights = new RepairInsights();
        report.targets().forEach(insights::target);
        insights.regression(report.regression());
        report.groups().forEach(insights::failureMode);
        return insights.found;
    }

    private void target(RepairTarget target) {
        if (target.severity() == null) {
            return;
        }
        String severity = target.severity().text();
        if (target.openTooLong() > 0) {
            add(InsightKind.REPAIR_OVERDUE, target.openTooLong(), new InsightFigures().with("incident_severity", severity)
                    .with("open_too_long", target.openTooLong()).with("target", Unit.SECONDS, seconds(target)));
        }
        Decimal mean = target.meanSeconds();
        if (mean != null && target.resolved() >= MIN_INCIDENTS && Boolean.FALSE.equals(target.met())) {
            add(InsightKind.REPAIR_TARGET_MISSED, mean.subtract(seconds(target)), new InsightFigures()
                    .with("incident_severity", severity).with("mean", Unit.SECONDS, mean).with("repairs", target.resolved())
                    .with("target", Unit.SECONDS, seconds(target)));
        }
    }

    private static Decimal seconds(RepairTarget target) {
        return Decimal.valueOf(target.target().toSeconds());
    }

    private void regression(RepairRegression regression) {
        if (Boolean.TRUE.equals(regression.regressed()) && regression.day().count() >= MIN_INCIDENTS) {
            add(InsightKind.REPAIR_SLOWER, 0, new InsightFigures()
                    .with("repairs", regression.day().count()).with("mean", Unit.SECONDS, regression.day().meanSeconds())
                    .with("repairs_7d", regression.week().count())
                    .with("mean_7d", Unit.SECONDS, regression.week().meanSeconds())
                    .with("ratio", regression.ratio()));
        }
    }

    private void failureMode(RepairReport.Group group) {
        long recurred = group.recurrence().recurred();
        long repairs = group.recurrence().resolved();
        if (isOften(recurred, repairs)) {
            add(InsightKind.RECURRING, recurred, mode(group).share("recurred", recurred, "repairs", repairs, "")
                    .with("within_hours", Recurrence.WITHIN.toHours()));
        }
        long failed = group.incidents().failed();
        long finished = failed + group.incidents().resolved();
        if (isOften(failed, finished)) {
            add(InsightKind.HEALING_FAILS, failed, mode(group).share("failed", failed, "finished", finished, ""));
        }
        times(group);
    }

    private void times(RepairReport.Group group) {
        RepairTimes times = group.repair();
        InsightFigures figures = mode(group).with("repairs", times.count());
        if (times.count() >= MIN_TYPICAL) {
            add(InsightKind.REPAIR_TYPICAL, times.count(),
                    figures.with("p50", Unit.SECONDS, times.p50()).with("p95", Unit.SECONDS, times.p95()));
        } else if (times.count() >= MIN_RANGE) {
            add(InsightKind.REPAIR_RANGE, times.count(),
                    figures.with("min", Unit.SECONDS, times.min()).with("max", Unit.SECONDS, times.max()));
        }
    }

    private static boolean isOften(long part, long whole) {
        Decimal percent = Percent.of(part, whole);
        return percent != null && part >= MIN_PARTS && whole >= MIN_INCIDENTS
                && percent.compareTo(Decimal.valueOf(RunInsights.OFTEN_PERCENT)) >= 0;
    }

    private static InsightFigures mode(RepairReport.Group group) {
        return new InsightFigures().with("failure_mode", group.name());
    }

    private void add(InsightKind kind, Number weight, InsightFigures figures) {
        found.add(figures.in(kind, IncidentTask.SUBSYSTEM, IncidentTask.TYPE, weight.doubleValue()));
    }
}
