package taskmgmt.view.report;

import java.util.LinkedHashMap;
import java.util.Map;
import taskmgmt.insight.Insight;
import taskmgmt.render.Format;
import taskmgmt.render.page.Sentence;
import taskmgmt.view.Fields;
import taskmgmt.view.Listing;

/** What stands out, a sentence a row; for programs with the figures and names behind it. */
public final class InsightRows {
    private static final String SENTENCE = "sentence";
    private static final String SEVERITY = "severity";

    private InsightRows() {}

    public static Listing<Insight> in(Format format) {
        Fields<Insight> fields = Fields.in(format);
        if (fields.isTable()) {
            // The names are in the sentence, and the figures too.
            return fields.exact(SEVERITY, "SEVERITY", insight -> insight.kind().severity().text())
                    .exact(SENTENCE, "WHAT THE RECORD TELLS", InsightRows::sentence);
        }
        return fields.exact("kind", "KIND", insight -> insight.kind().text())
                .exact("subsystem", "SUBSYSTEM", Insight::subsystem)
                .exact("task_type", "TYPE", Insight::taskType)
                .text(SENTENCE, "SENTENCE", InsightRows::sentence)
                .exact("figures", "FIGURES", Insight::figures)
                .exact(SEVERITY, "SEVERITY", insight -> insight.kind().severity().text());
    }

    private static String sentence(Insight insight) {
        Map<String, Object> values = new LinkedHashMap<>(insight.figures());
        values.put("subsystem", insight.subsystem());
        values.put("task_type", insight.taskType());
        return Sentence.of(insight.kind().template(), values);
    }
}
