package taskmgmt.report.repair;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Severity;

/** The report on repairs as data for programs. The keys never change. */
final class RepairData {
    private RepairData() {}

    static Map<String, @Nullable Object> of(RepairReport report, boolean comparesPlaceholder) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("records", report.records());
        counts(report.incidents(), data);
        data.put("mttr_seconds", report.repair().data());
        data.put("without_repair_time", report.withoutRepairTime());
        data.put("detect_seconds", report.detect().data());
        data.put("remediation_start_seconds", report.start().data());
        data.put("recurrence", recurrence(report.recurrence()));
        data.put("healed", healers(report.healers()));
        data.put("target", target(report.overall()));
        data.put("severity_targets", report.targets().stream().map(RepairData::target).toList());
        data.put("regression", regression(report.regression()));
        data.put("old_placeholder", comparesPlaceholder ? placeholder(report) : null);
        data.put("by", report.grouping().text());
        data.put("groups", report.groups().stream().map(RepairData::group).toList());
        data.put("damaged_lines", report.damagedLines());
        return data;
    }

    private static void counts(RepairReport.Counts counts, Map<String, @Nullable Object> data) {
        data.put("incidents", counts.all());
        data.put("open", counts.open());
        data.put("resolved", counts.resolved());
        data.put("failed", counts.failed());
    }

    private static Map<String, @Nullable Object> recurrence(Recurrence recurrence) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("within_hours", Recurrence.WITHIN.toHours());
        data.put("resolved", recurrence.resolved());
        data.put("recurred", recurrence.recurred());
        data.put("recurred_percent", recurrence.percent());
        return data;
    }

    private static Map<String, @Nullable Object> healers(RepairReport.Healers healers) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("without_person", healers.withoutPerson());
        data.put("by_hand", healers.byHand());
        data.put("unsaid", healers.unsaid());
        data.put("without_person_percent", healers.withoutPersonPercent());
        return data;
    }

    private static Map<String, @Nullable Object> target(RepairTarget target) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        Severity severity = target.severity();
        if (severity != null) {
            data.put("severity", severity.text());
        }
        data.put("target_seconds", target.target().toSeconds());
        data.put("resolved", target.resolved());
        data.put("mean_seconds", target.meanSeconds());
        data.put("met", target.met());
        data.put("within", target.within());
        data.put("within_percent", target.withinPercent());
        data.put("open_too_long", target.openTooLong());
        return data;
    }

    private static Map<String, @Nullable Object> regression(RepairRegression regression) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("last_24h", period(regression.day()));
        data.put("last_7d", period(regression.week()));
        data.put("ratio", regression.ratio());
        data.put("factor", RepairRegression.FACTOR);
        data.put("regressed", regression.regressed());
        return data;
    }

    private static Map<String, @Nullable Object> period(RepairRegression.Period period) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("count", period.count());
        data.put("mean_seconds", period.meanSeconds());
        return data;
    }

    private static Map<String, @Nullable Object> placeholder(RepairReport report) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("seconds", RepairReport.OLD_PLACEHOLDER.toSeconds());
        data.put("measured", false);
        data.put("real_mean_seconds", report.repair().mean());
        return data;
    }

    private static Map<String, @Nullable Object> group(RepairReport.Group group) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("group", group.name());
        counts(group.incidents(), data);
        data.put("mttr_seconds", group.repair().data());
        data.put("recurred", group.recurrence().recurred());
        data.put("recurred_percent", group.recurrence().percent());
        return data;
    }
}
