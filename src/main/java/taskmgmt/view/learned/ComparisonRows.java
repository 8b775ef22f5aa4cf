package taskmgmt.view.learned;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;

/** The figures of back-tests in the log, as rows of a table. */
final class ComparisonRows {
    static final List<Column> COLUMNS = List.of(Column.exact("lesson", "LESSON"), Column.text("measure", "MEASURE"),
            Column.number("cases", "CASES"), Column.number("before", "BEFORE"), Column.number("after", "AFTER"),
            Column.exact("parts", "PARTS"), Column.exact("better", "FOUND"));

    private static final int DIGITS = 3;

    private ComparisonRows() {}

    static List<@Nullable Object[]> of(List<? extends Map<?, ?>> comparisons) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Map<?, ?> each : comparisons) {
            rows.add(new @Nullable Object[] {each.get(SettingsVersion.LESSON), each.get("measure"), each.get("cases"),
                    figure(each.get("before")), figure(each.get("after")),
                    each.get("parts_better") + " better, " + each.get("parts_worse") + " worse",
                    Boolean.TRUE.equals(each.get("better")) ? "better" : "no better"});
        }
        return rows;
    }

    /** To three decimals; large figures need none. */
    static @Nullable Object figure(@Nullable Object value) {
        return value instanceof Number number ? Decimal.of(number).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros().plain() : value;
    }
}
