package taskmgmt.view.system;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.store.merge.MergeConflict;
import taskmgmt.store.merge.MergeResult;
import taskmgmt.view.Document;
import taskmgmt.view.FieldList;

/** The result of a merge, for people and programs. */
public record MergeDocument(MergeResult result) implements Document {
    private static final FieldList<MergeResult.Side> SIDES = FieldList.<MergeResult.Side>always()
            .text("directory", "DIRECTORY", side -> side.given().toString())
            .text("copy", "COPY", MergeResult.Side::copy)
            .number("findings", "FINDINGS", MergeResult.Side::findings);
    private static final FieldList<MergeResult.Log> LOGS = FieldList.<MergeResult.Log>always()
            .number("bytes", "BYTES", MergeResult.Log::bytes)
            .number("common_bytes", "COMMON", MergeResult.Log::commonBytes)
            .number("lines_of_first", "FIRST", MergeResult.Log::first)
            .number("lines_of_second", "SECOND", MergeResult.Log::second)
            .number("lines_of_both", "BOTH", MergeResult.Log::both)
            .number("reordered", "REORDERED", MergeResult.Log::reordered)
            .number("damaged_lines", "DAMAGED", MergeResult.Log::damaged)
            .number("left_out", "LEFT OUT", MergeResult.Log::leftOut);
    private static final FieldList<MergeConflict> CONFLICTS = FieldList.<MergeConflict>always()
            .exact("kind", "KIND", conflict -> conflict.kind().text())
            .text("about", "ABOUT", MergeConflict::about)
            .text("side", "SIDE", conflict -> conflict.side().isEmpty() ? null : conflict.side())
            .text("said", "SAID", MergeConflict::said)
            .text("counts", "COUNTS", MergeConflict::counts);

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("directory", result.directory().toString());
        data.put("sides", result.sides().stream().map(SIDES::object).toList());
        data.put("registry", LOGS.object(result.registry()));
        data.put("incidents", LOGS.object(result.incidents()));
        data.put("bus_waiting", result.busWaiting());
        data.put("completed_events", result.completed());
        data.put("conflicts", result.conflicts().stream().map(CONFLICTS::object).toList());
        data.put("conflict_count", result.conflictCount());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append("merged     ").append(Plain.text(result.directory().toString())).append('\n');
        for (MergeResult.Side side : result.sides()) {
            out.append("of         ").append(Plain.text(side.given().toString())).append(", kept in ").append(side.copy());
            out.append(side.findings() > 0 ? "; " + page.bad("its record does not hold") : "").append('\n');
        }
        text("registry", result.registry(), out);
        text("incidents", result.incidents(), out);
        if (result.busWaiting() > 0) {
            out.append("bus        ").append(Human.count(result.busWaiting(), "line waits", "lines wait")).append('\n');
        }
        if (result.completed() > 0) {
            out.append("completed  ").append(Human.count(result.completed(), "event", "events"))
                    .append(" that an interrupted change of an incident had not written\n");
        }
        for (MergeConflict conflict : result.conflicts()) {
            out.append(page.doubtful(conflict.kind().text())).append("  ").append(Plain.text(conflict.about())).append(": ");
            out.append(conflict.side().isEmpty() ? "" : Plain.text(conflict.side()) + " says ");
            out.append(Plain.text(conflict.said())).append("; what counts: ").append(Plain.text(conflict.counts())).append('\n');
        }
        if (result.conflictCount() > result.conflicts().size()) {
            out.append("… and ").append(Human.count(result.conflictCount() - result.conflicts().size())).append(" more\n");
        }
        out.append(result.conflictCount() == 0 ? "no conflicts\n" : Human.count(result.conflictCount(), "conflict", "conflicts") + "\n");
    }

    private static void text(String name, MergeResult.Log log, Writer out) throws IOException {
        if (log.bytes() == 0) {
            return;
        }
        out.append(name).append(" ".repeat(11 - name.length())).append(Human.count(log.commonBytes(), "byte", "bytes"))
                .append(" in common, then ").append(Human.count(log.first(), "line", "lines")).append(" of the first, ")
                .append(Human.count(log.second())).append(" of the second, ").append(Human.count(log.both())).append(" of both");
        out.append(log.reordered() > 0 ? "; " + Human.count(log.reordered()) + " times in opposite orders" : "");
        out.append(log.damaged() > 0 ? "; " + Human.count(log.damaged(), "line is", "lines are") + " damaged" : "");
        out.append(log.leftOut() > 0 ? "; " + Human.count(log.leftOut()) + " only in the copy, nobody can read "
                + (log.leftOut() == 1 ? "it" : "them") : "").append('\n');
    }
}
