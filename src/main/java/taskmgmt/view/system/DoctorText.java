package taskmgmt.view.system;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.doctor.Diagnosis;
import taskmgmt.doctor.Examination;
import taskmgmt.doctor.Gravity;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;

/** What the doctor found, for people: a line for what is valid, a short paragraph for each finding. */
final class DoctorText {
    private static final int SEVERITY_WIDTH = 9;
    private static final int CHECK_WIDTH = 12;
    private static final int MIN_COLUMNS = 50;
    /** Longer lines of prose are hard to read. */
    private static final int MAX_COLUMNS = 110;

    private final Page page;
    private final Writer out;
    private final boolean fixing;
    private final int columns;

    DoctorText(Page page, Writer out, boolean fixing) {
        this.page = page;
        this.out = out;
        this.fixing = fixing;
        this.columns = page.columns() == 0 ? MAX_COLUMNS : Math.clamp(page.columns(), MIN_COLUMNS, MAX_COLUMNS);
    }

    void write(Examination examination, List<Diagnosis> fixed) throws IOException {
        for (Diagnosis finding : fixed) {
            line(page.good("fixed"), "fixed".length(), finding.check(), place(finding) + code(finding) + finding.done());
        }
        if (!fixed.isEmpty()) {
            out.append('\n');
        }
        for (Diagnosis finding : examination.findings()) {
            String severity = finding.severity().text();
            line(coloured(finding.severity()), severity.length(), finding.check(), finding.severity() == Gravity.OK
                    ? finding.meaning() : place(finding) + code(finding) + finding.meaning());
            if (!finding.remedy().isEmpty()) {
                line("", 0, "", "→ " + finding.remedy());
            }
        }
        verdict(examination);
    }

    private void verdict(Examination examination) throws IOException {
        long problems = examination.count(Gravity.PROBLEM);
        String counts = Human.count(problems, "problem", "problems") + ", "
                + Human.count(examination.count(Gravity.WARNING), "warning", "warnings") + ", "
                + Human.count(examination.count(Gravity.NOTE), "note", "notes");
        long fixable = examination.findings().stream().filter(finding -> finding.isFixable() && !finding.needsConsent()).count();
        out.append('\n').append(problems > 0 ? page.bad("[PROBLEMS]") : page.good("[SOUND]")).append(' ').append(counts)
                .append(fixable > 0 && !fixing ? "; nothing was written, --fix does something about "
                        + Human.count(fixable) + " of them" : "").append('\n');
    }

    /** The kind of finding, if its check has several. */
    private static String code(Diagnosis finding) {
        return finding.code().equals(finding.check()) ? "" : finding.code() + ": ";
    }

    private static String place(Diagnosis finding) {
        String file = finding.file().isEmpty() ? "" : finding.file();
        String line = finding.line() > 0 ? ":" + finding.line() : "";
        String offset = finding.offset() >= 0 ? " (byte " + finding.offset() + ")" : "";
        return file.isEmpty() ? "" : file + line + offset + " ";
    }

    private String coloured(Gravity severity) {
        return switch (severity) {
            case OK -> page.good(severity.text());
            case NOTE -> severity.text();
            case WARNING -> page.doubtful(severity.text());
            case PROBLEM -> page.bad(severity.text());
        };
    }

    private void line(String mark, int markWidth, String check, String text) throws IOException {
        String indent = " ".repeat(SEVERITY_WIDTH + CHECK_WIDTH);
        boolean first = true;
        for (String part : wrapped(Plain.text(text), columns - indent.length())) {
            String start = mark + " ".repeat(SEVERITY_WIDTH - markWidth) + check + " ".repeat(CHECK_WIDTH - check.length());
            out.append(first ? start : indent).append(part).append('\n');
            first = false;
        }
    }

    /** The text in lines of at most this width, except for longer words. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && Width.of(line.toString()) + 1 + Width.of(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
