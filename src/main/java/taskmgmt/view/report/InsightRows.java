package taskmgmt.view.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.insight.Advice;
import taskmgmt.insight.Insight;
import taskmgmt.insight.InsightKind;
import taskmgmt.number.Decimal;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sentence;
import taskmgmt.report.Unit;
import taskmgmt.view.FieldList;
import taskmgmt.view.FigureText;

/** Insights, one sentence a row; for programs, with the figures and names behind them. */
public final class InsightRows {
    private static final String SENTENCE = "sentence";
    private static final String SEVERITY = "severity";

    private InsightRows() {}

    public static FieldList<Insight> in(Format format) {
        FieldList<Insight> fields = FieldList.in(format);
        if (fields.isTable()) {
            // The sentence already contains the names and the figures.
            return fields.state(SEVERITY, "SEVERITY", insight -> insight.kind().severity().text())
                    .sentence(SENTENCE, "WHAT THE RECORD SAYS", InsightRows::sentence).and(in(Format.JSON));
        }
        return fields.exact("kind", "KIND", insight -> insight.kind().text())
                .exact("subsystem", "SUBSYSTEM", Insight::subsystem)
                .exact("task_type", "TYPE", Insight::taskType)
                .text(SENTENCE, "SENTENCE", InsightRows::sentence)
                .exact("figures", "FIGURES", Insight::figures)
                .exact(SEVERITY, "SEVERITY", insight -> insight.kind().severity().text())
                .exact("command", "COMMAND", Advice::of);
    }

    /** The commands to follow up on all insights except informational ones, each once, in order. */
    public static List<String> commands(List<Insight> insights) {
        Set<String> commands = new LinkedHashSet<>();
        for (Insight each : insights) {
            String command = Advice.of(each);
            if (command != null && each.kind().severity() != InsightKind.Level.INFO) {
                commands.add(command);
            }
        }
        return List.copyOf(commands);
    }

    /** The insight as a sentence for people. */
    public static String sentence(Insight insight) {
        Map<String, Object> values = new LinkedHashMap<>();
        insight.figures().forEach((key, value) -> values.put(key, shown(insight.units().get(key), value)));
        values.put("subsystem", insight.subsystem());
        values.put("task_type", insight.taskType());
        return Sentence.of(insight.template(), values);
    }

    /** The value as shown. Counts stay plain, because the sentence may name what they count. */
    private static Object shown(@Nullable Unit unit, Object value) {
        if (!(value instanceof Decimal number) || unit == null) {
            return value;
        }
        return switch (unit) {
            case SECONDS -> FigureText.of(unit, number);
            case PERCENT -> Human.percent(number.doubleValue());
            case MEGABYTES -> number.toPlainString() + " MB";
            default -> Human.cell(number);
        };
    }
}
