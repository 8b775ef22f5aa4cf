package taskmgmt.view.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.MergedCheck;
import taskmgmt.render.Human;
import taskmgmt.render.Page;

/** The result of verifying a merged log for each of the logs that it was merged from. */
final class MergedSideText {
    private MergedSideText() {}

    static List<Map<String, @Nullable Object>> data(List<MergedCheck> sides) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (MergedCheck side : sides) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("name", side.name());
            row.put("verdict", side.findings().isEmpty() ? "INTACT" : "BROKEN");
            row.put("head", side.head());
            row.put("entries", side.entries());
            row.put("broken_when_merged", side.brokenBefore() > 0);
            rows.add(row);
        }
        return rows;
    }

    static void write(List<MergedCheck> sides, Page page, Writer out) throws IOException {
        for (MergedCheck side : sides) {
            out.append("merged     ").append(side.name()).append(": ").append(Human.count(side.entries(), "entry", "entries"))
                    .append(side.findings().isEmpty() ? ", as when it was merged" : ", " + page.bad("changed since it was merged"));
            out.append(side.brokenBefore() > 0 ? ", " + page.doubtful("and did not hold then") : "").append('\n');
        }
    }
}
