package taskmgmt.report.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;
import taskmgmt.number.Decimal;
import taskmgmt.number.Thousands;
import taskmgmt.report.Percent;
import taskmgmt.report.Plural;
import taskmgmt.report.repair.RepairTimes;

/**
 * Whether self-healing works.
 *
 * <ul>
 *   <li>PASS: at least one incident was resolved, and at least half of the finished ones were
 *   <li>PARTIAL: a critical incident is open for longer than its target allows, or incidents were finished, and fewer than
 *       half of them were resolved
 *   <li>INCONCLUSIVE: there are incidents, and none is finished
 *   <li>INFO: there are no incidents
 *   <li>ERROR: the incident log cannot be read, or holds nothing but damaged lines
 * </ul>
 *
 * @param criticalOverdue how many critical incidents are open for longer than their repair should take, whatever period the
 *                        other figures are of
 * @param mttr   the times to repair, one for each resolved incident, by its last record
 * @param recent the ten incidents that changed last, the newest first
 */
public record HealingReport(
        ByRecord byRecord,
        ByIncident byIncident,
        long criticalOverdue,
        RepairTimes mttr,
        List<FailureMode> byFailureMode,
        List<Incident> recent,
        long damagedLines) implements EvidenceReport {

    public HealingReport {
        byFailureMode = List.copyOf(byFailureMode);
        recent = List.copyOf(recent);
    }

    /** How many records say what. An incident has several. */
    public record ByRecord(long detected, long remediating, long resolved, long failed) {
        public long all() {
            return detected + remediating + resolved + failed;
        }

        public @Nullable Decimal resolvedPercent() {
            return Percent.of(resolved, all());
        }
    }

    /** How many incidents stand where. */
    public record ByIncident(long open, long resolved, long failed) {
        public long all() {
            return open + resolved + failed;
        }

        public long finished() {
            return resolved + failed;
        }

        public @Nullable Decimal resolvedPercent() {
            return Percent.of(resolved, all());
        }
    }

    /** The incidents that failed in the same way. */
    public record FailureMode(
            String name, long incidents, long resolved, long failed, @Nullable Decimal meanRepairSeconds) {
        public @Nullable Decimal successRatePercent() {
            return Percent.of(resolved, resolved + failed);
        }
    }

    /** Resolved incidents out of all finished ones. */
    public @Nullable Decimal successRatePercent() {
        return Percent.of(byIncident.resolved(), byIncident.finished());
    }

    @Override
    public Verdict verdict() {
        if (criticalOverdue > 0) {
            return Verdict.PARTIAL;
        }
        if (byIncident.all() == 0) {
            return damagedLines > 0 ? Verdict.ERROR : Verdict.INFO;
        }
        if (byIncident.finished() == 0) {
            return Verdict.INCONCLUSIVE;
        }
        return byIncident.resolved() >= byIncident.failed() ? Verdict.PASS : Verdict.PARTIAL;
    }

    @Override
    public String finding() {
        return switch (verdict()) {
            case PASS -> "SELF-HEALING IS WORKING! (" + Plural.of(byIncident.resolved(), "incident") + " resolved)";
            case PARTIAL -> partialFinding();
            case INCONCLUSIVE -> "INCIDENTS WERE DETECTED, NONE IS FINISHED (" + Thousands.of(byIncident.open()) + " open)";
            case INFO -> "NO INCIDENTS RECORDED";
            case ERROR -> "NO RECORD OF THE INCIDENT LOG CAN BE READ (" + Plural.of(damagedLines, "damaged line") + ")";
        };
    }

    private String partialFinding() {
        String resolved = Thousands.of(byIncident.resolved()) + " of " + Plural.of(byIncident.finished(), "finished incident") + " resolved";
        if (criticalOverdue == 0 && byIncident.resolved() == 0) {
            return "SELF-HEALING HAS HEALED NOTHING (" + resolved + ")";
        }
        if (criticalOverdue == 0) {
            return "SELF-HEALING WORKS IN PART (" + resolved + ")";
        }
        return "SELF-HEALING IS BEHIND (" + Plural.of(criticalOverdue, "critical incident") + " open past the target of "
                + Severity.CRITICAL.repairTarget().toMinutes() + " min" + ", " + resolved + ")";
    }

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("verdict", verdict().name());
        data.put("records", byRecord.all());
        data.put("incidents", byIncident.all());
        data.put("by_record", recordData());
        data.put("by_incident", incidentData());
        data.put("success_rate_percent", successRatePercent());
        data.put("critical_open_past_target", criticalOverdue);
        data.put("mttr_seconds", mttr.data());
        data.put("by_failure_mode", failureModeData());
        data.put("recent", recentData());
        data.put("damaged_lines", damagedLines);
        return data;
    }

    private Map<String, @Nullable Object> recordData() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("detected", byRecord.detected());
        data.put("remediating", byRecord.remediating());
        data.put("resolved", byRecord.resolved());
        data.put("failed", byRecord.failed());
        data.put("resolved_percent", byRecord.resolvedPercent());
        return data;
    }

    private Map<String, @Nullable Object> incidentData() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("open", byIncident.open());
        data.put("resolved", byIncident.resolved());
        data.put("failed", byIncident.failed());
        data.put("resolved_percent", byIncident.resolvedPercent());
        return data;
    }

    private List<Map<String, @Nullable Object>> failureModeData() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (FailureMode mode : byFailureMode) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("failure_mode", mode.name());
            data.put("incidents", mode.incidents());
            data.put("resolved", mode.resolved());
            data.put("failed", mode.failed());
            data.put("mean_mttr_seconds", mode.meanRepairSeconds());
            data.put("success_rate_percent", mode.successRatePercent());
            list.add(data);
        }
        return list;
    }

    private List<Map<String, @Nullable Object>> recentData() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Incident incident : recent) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("incident_id", incident.id());
            data.put("failure_mode", incident.failureMode());
            data.put("severity", incident.severity());
            data.put("status", incident.status().text());
            data.put("detected_at", incident.detectedAt());
            data.put("resolved_at", incident.resolvedAt());
            data.put("mttr_seconds", incident.mttrSeconds());
            data.put("actions_taken", incident.actionsTaken());
            data.put("error", incident.error());
            data.put("metadata", incident.metadata());
            list.add(data);
        }
        return list;
    }
}
