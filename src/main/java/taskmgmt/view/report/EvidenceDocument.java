package taskmgmt.view.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.evidence.EvidenceReport;
import taskmgmt.view.Document;

/** A report on evidence, which ends in a verdict. */
abstract class EvidenceDocument implements Document {
    private final EvidenceReport report;

    EvidenceDocument(EvidenceReport report) {
        this.report = report;
    }

    /** Writes all of the text except the verdict. */
    abstract void write(Sheet sheet) throws IOException;

    @Override
    public final Map<String, @Nullable Object> data() {
        return report.data();
    }

    @Override
    public final void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out);
        write(sheet);
        sheet.verdict(report.verdict().name(), report.finding());
    }
}
