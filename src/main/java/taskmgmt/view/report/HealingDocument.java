package taskmgmt.view.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.evidence.HealingReport;
import taskmgmt.view.FigureText;

/** Whether self-healing works, for people and programs. */
public final class HealingDocument extends EvidenceDocument {
    private static final List<Column> MODES = List.of(Column.text("failure_mode", "FAILURE MODE"),
            Column.number("incidents", "INCIDENTS"), Column.number("resolved", "RESOLVED"), Column.number("failed", "FAILED"),
            Column.number("success", "SUCCESS"), Column.number("mttr", "MEAN TIME TO REPAIR"));
    private static final List<Column> RECENT = List.of(Column.exact("incident_id", "INCIDENT"),
            Column.exact("status", "STATUS"), Column.exact("severity", "SEVERITY"), Column.text("failure_mode", "FAILURE MODE"),
            Column.number("mttr", "TIME TO REPAIR"), Column.exact("detected_at", "DETECTED"),
            Column.text("actions_taken", "ACTIONS"));

    private final HealingReport report;

    public HealingDocument(HealingReport report) {
        super(report);
        this.report = report;
    }

    @Override
    void write(Sheet sheet) throws IOException {
        HealingReport.ByRecord records = report.byRecord();
        HealingReport.ByIncident incidents = report.byIncident();
        sheet.title("Self-healing")
                .figure("Records", Human.count(records.all()) + ": " + records.detected() + " detected, "
                        + records.remediating() + " remediating, " + records.resolved() + " resolved ("
                        + FigureText.percent(records.resolvedPercent()) + "), " + records.failed() + " failed")
                .figure("Incidents", Human.count(incidents.all()) + ": " + incidents.open() + " open, " + incidents.resolved()
                        + " resolved (" + FigureText.percent(incidents.resolvedPercent()) + "), " + incidents.failed() + " failed")
                .figure("Success rate", FigureText.percent(report.successRatePercent()) + " of " + incidents.finished()
                        + (incidents.finished() == 1 ? " finished incident" : " finished incidents"))
                .figure("Time to repair", RepairDocument.times(report.mttr(), "none"))
                .figure("Damaged lines", Human.count(report.damagedLines()))
                .table("By failure mode", MODES, modes(report))
                .table("Last incidents", RECENT, recent(report));
    }

    private static List<@Nullable Object[]> modes(HealingReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (HealingReport.FailureMode mode : report.byFailureMode()) {
            rows.add(new @Nullable Object[] {mode.name(), mode.incidents(), mode.resolved(), mode.failed(),
                FigureText.percent(mode.successRatePercent()), FigureText.seconds(mode.meanRepairSeconds())});
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
}
