package taskmgmt.view.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Count;
import taskmgmt.report.evidence.LearningRecord;
import taskmgmt.report.evidence.LearningReport;

/** Whether learning is active, for people and programs. */
public final class LearningDocument extends EvidenceDocument {
    private static final List<Column> CONFIGS = List.of(Column.text("component", "COMPONENT"),
            Column.exact("version", "VERSION"), Column.number("updates", "UPDATES"), Column.exact("at", "RECORDED"));
    private static final List<Column> RECENT = List.of(Column.exact("timestamp", "TIME"), Column.text("actor", "ACTOR"),
            Column.text("action", "ACTION"), Column.text("resource", "RESOURCE"), Column.text("terms", "TERMS"),
            Column.exact("strict", "STRICT"));

    private final LearningReport report;

    public LearningDocument(LearningReport report) {
        super(report);
        this.report = report;
    }

    @Override
    void write(Sheet sheet) throws IOException {
        sheet.title("Learning")
                .figure("Audit records", Human.count(report.auditRecords()))
                .figure("Learning records", Human.count(report.learningRecords())
                        + (report.learningPercent() == null ? "" : " (" + report.learningPercent() + "%)") + ", "
                        + Human.count(report.learningRecordsStrict()) + " in the strict sense")
                .figure("Damaged lines", Human.count(report.damagedLines()))
                .table("By term", counts("term"), rows(report.terms()))
                .table("By action", counts("action"), rows(report.byAction()))
                .table("By actor", counts("actor"), rows(report.byActor()))
                .table("Configuration versions", CONFIGS, configs(report))
                .table("Service accounts", counts("account"), rows(report.serviceAccounts()))
                .points("Proof points", report.proofPoints())
                .table("Last learning records", RECENT, recent(report));
    }

    private static List<Column> counts(String key) {
        return List.of(Column.text(key, key.toUpperCase(Locale.ROOT)), Column.number("records", "RECORDS"));
    }

    private static List<@Nullable Object[]> rows(List<Count> counts) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Count count : counts) {
            rows.add(new @Nullable Object[] {count.word(), count.records()});
        }
        return rows;
    }

    private static List<@Nullable Object[]> configs(LearningReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LearningReport.ConfigVersions config : report.configVersions()) {
            rows.add(new @Nullable Object[] {config.component(), config.newest(), config.updates(), config.at()});
        }
        return rows;
    }

    private static List<@Nullable Object[]> recent(LearningReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LearningRecord entry : report.recent()) {
            rows.add(new @Nullable Object[] {entry.at(), entry.actor(), entry.action(), entry.resource(), entry.termTexts(),
                entry.strict() ? "yes" : "no"});
        }
        return rows;
    }
}
