package taskmgmt.view.report;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Format;
import taskmgmt.report.evaluation.Evaluation;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** How well work goes, one row for each group: for people whole numbers, for programs one decimal and the values they are compared with. */
public final class EvaluationRows {
    private EvaluationRows() {}

    public static Listing<Evaluation> in(Format format) {
        FieldList<Evaluation> fields = FieldList.in(format);
        int digits = fields.isTable() ? 0 : 1;
        if (fields.isTable()) {
            fields.text("work", "WORK", each -> each.group().subsystem() + "/" + each.group().type());
        }
        return fields.program("subsystem", each -> each.group().subsystem())
                .program("task_type", each -> each.group().type())
                .number("runs", "RUNS", Evaluation::runs)
                .number("score", "SCORE", each -> rounded(each.score(), digits))
                .number("trend", "TREND", each -> trend(each.trend(), fields.isTable()))
                .number("success", "DONE", each -> rounded(each.parts().success(), digits))
                .number("verification", "PASSED", each -> rounded(each.parts().verification(), digits))
                .number("cost", "COST", each -> rounded(each.parts().cost(), digits))
                .number("stability", "STABLE", each -> rounded(each.parts().stability(), digits))
                .number("efficiency_percent", "CPU%", each -> rounded(each.efficiency(), digits))
                .number("memory_headroom_percent", "FREE%", each -> rounded(each.headroom(), digits))
                .program("cores_assumed", each -> each.efficiency() == null ? null : (Boolean) each.assumed())
                .program("runs_before", Evaluation::runsBefore)
                .program("score_before", each -> rounded(each.scoreBefore(), digits))
                .program("success_before", each -> rounded(each.before().success(), digits))
                .program("verification_before", each -> rounded(each.before().verification(), digits))
                .program("stability_before", each -> rounded(each.before().stability(), digits));
    }

    private static @Nullable Object rounded(@Nullable Double value, int digits) {
        return value == null ? null : Decimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).plain();
    }

    private static @Nullable Object trend(@Nullable Double value, boolean table) {
        if (value == null || !table) {
            return rounded(value, 1);
        }
        Decimal whole = Decimal.valueOf(value).setScale(0, RoundingMode.HALF_UP);
        return (whole.signum() > 0 ? "+" : "") + whole.toPlainString();
    }
}
