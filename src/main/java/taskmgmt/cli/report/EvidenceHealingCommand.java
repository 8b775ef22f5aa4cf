package taskmgmt.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.journal.LogFiles;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.evidence.HealingFold;
import taskmgmt.report.evidence.HealingReport;
import taskmgmt.report.repair.RepairTimes;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.view.FigureText;

/** Whether self-healing works, by the incident log. */
public final class EvidenceHealingCommand extends EvidenceCommand<HealingReport> {
    private static final List<Column> MODES = List.of(Column.text("failure_mode", "FAILURE MODE"),
            Column.number("incidents", "INCIDENTS"), Column.number("resolved", "RESOLVED"), Column.number("failed", "FAILED"),
            Column.number("success", "SUCCESS"), Column.number("mttr", "MEAN TIME TO REPAIR"));
    private static final List<Column> RECENT = List.of(Column.exact("incident_id", "INCIDENT"),
            Column.exact("status", "STATUS"), Column.exact("severity", "SEVERITY"), Column.text("failure_mode", "FAILURE MODE"),
            Column.number("mttr", "TIME TO REPAIR"), Column.exact("detected_at", "DETECTED"),
            Column.text("actions_taken", "ACTIONS"));

    public EvidenceHealingCommand() {
        super("evidence healing", "say whether self-healing works");
        details("PASS: at least one incident was resolved, and at least half of the finished ones.",
                "PARTIAL: incidents were finished, and fewer than half of them resolved.",
                "INCONCLUSIVE: there are incidents, and none is finished.",
                "INFO: there are no incidents.",
                "ERROR: the incident log cannot be read.");
        examples("task-mgmt evidence healing", "task-mgmt evidence healing --since 7d --json | jq .mttr_seconds.p95");
    }

    @Override
    String file() {
        return LogFiles.INCIDENTS;
    }

    @Override
    HealingReport read(EvidenceReader reader) throws IOException {
        return reader.healing();
    }

    @Override
    HealingReport unreadable() {
        HealingFold nothing = HealingFold.empty(null);
        nothing.damaged();
        return nothing.finish();
    }

    @Override
    void write(HealingReport report, Sheet sheet) throws IOException {
        HealingReport.ByRecord records = report.byRecord();
        HealingReport.ByIncident incidents = report.byIncident();
        sheet.title("Self-healing")
                .figure("Records", Human.count(records.all()) + ": " + records.detected() + " detected, "
                        + records.remediating() + " remediating, " + records.resolved() + " resolved ("
                        + percent(records.resolvedPercent()) + "), " + records.failed() + " failed")
                .figure("Incidents", Human.count(incidents.all()) + ": " + incidents.open() + " open, " + incidents.resolved()
                        + " resolved (" + percent(incidents.resolvedPercent()) + "), " + incidents.failed() + " failed")
                .figure("Success rate", percent(report.successRatePercent()) + " of " + incidents.finished()
                        + (incidents.finished() == 1 ? " finished incident" : " finished incidents"))
                .figure("Time to repair", times(report.mttr()))
                .figure("Damaged lines", Human.count(report.damagedLines()))
                .table("By failure mode", MODES, modes(report))
                .table("Last incidents", RECENT, recent(report));
    }

    /** The five figures, and of how many times they are. */
    static String times(RepairTimes times) {
        return times.count() == 0 ? "none" : "mean " + FigureText.seconds(times.mean()) + ", p50 " + FigureText.seconds(times.p50()) + ", p95 "
                + FigureText.seconds(times.p95()) + ", min " + FigureText.seconds(times.min()) + ", max " + FigureText.seconds(times.max()) + " (of "
                + times.count() + ")";
    }

    private static List<@Nullable Object[]> modes(HealingReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (HealingReport.FailureMode mode : report.byFailureMode()) {
            rows.add(new @Nullable Object[] {mode.name(), mode.incidents(), mode.resolved(), mode.failed(),
                percent(mode.successRatePercent()), FigureText.seconds(mode.meanRepairSeconds())});
        }
        return rows;
    }

    private static List<@Nullable Object[]> recent(HealingReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Incident incident : report.recent()) {
            rows.add(new @Nullable Object[] {incident.id(), incident.status().text(), incident.severity(),
                incident.failureMode(), FigureText.seconds(incident.mttrSeconds()), incident.detectedAt(), incident.actionsTaken()});
        }
        return rows;
    }

    static String percent(@Nullable Decimal percent) {
        return percent == null ? "-" : percent.toPlainString() + "%";
    }
}
