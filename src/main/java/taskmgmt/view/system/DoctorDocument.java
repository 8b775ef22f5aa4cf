package taskmgmt.view.system;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.doctor.Diagnosis;
import taskmgmt.doctor.Examination;
import taskmgmt.doctor.Gravity;
import taskmgmt.render.Page;
import taskmgmt.view.Document;
import taskmgmt.view.FieldList;

/**
 * What the doctor found and did, for people and programs.
 *
 * @param directory the log directory, absolute
 * @param fixed     the findings that were acted on
 * @param fixing    whether it was asked to fix things
 */
public record DoctorDocument(String directory, Examination examination, List<Diagnosis> fixed, boolean fixing) implements Document {
    private static final FieldList<Diagnosis> FINDINGS = FieldList.<Diagnosis>always()
            .exact("check", "CHECK", Diagnosis::check)
            .exact("code", "CODE", Diagnosis::code)
            .exact("severity", "SEVERITY", finding -> finding.severity().text())
            .exact("file", "FILE", finding -> orNull(finding.file()))
            .place("offset", "OFFSET", finding -> finding.offset() < 0 ? null : finding.offset())
            .place("line", "LINE", finding -> finding.line() < 1 ? null : finding.line())
            .text("meaning", "MEANING", Diagnosis::meaning)
            .text("remedy", "REMEDY", finding -> orNull(finding.remedy()))
            .exact("fixable", "FIXABLE", Diagnosis::isFixable)
            .exact("needs_consent", "NEEDS CONSENT", Diagnosis::needsConsent);

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("directory", directory);
        data.put("verdict", examination.unseen() ? "unseen" : examination.count(Gravity.PROBLEM) > 0 ? "problems" : "sound");
        data.put("problems", examination.count(Gravity.PROBLEM));
        data.put("warnings", examination.count(Gravity.WARNING));
        data.put("notes", examination.count(Gravity.NOTE));
        data.put("findings", examination.findings().stream().map(FINDINGS::object).toList());
        data.put("fixed", fixed.stream().map(FINDINGS::object).toList());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        new DoctorText(page, out, fixing).write(examination, fixed);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
