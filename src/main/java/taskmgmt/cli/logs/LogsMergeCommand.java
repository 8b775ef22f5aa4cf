package taskmgmt.cli.logs;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.WriterOptions;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.store.merge.LogMerge;
import taskmgmt.store.merge.MergeConflict;
import taskmgmt.store.merge.MergeResult;

/** Makes one log directory of two that have grown apart. */
final class LogsMergeCommand extends Command {
    private final Option<String> first = argument("A").text("a log directory");
    private final Option<String> second = argument("B").text("another one, in any order");
    private final Option<String> into = required("--into").label("DIR")
            .text("where to make the merged one: a directory that is not there yet, or empty");
    private final Flag evenIfBroken = flag("--even-if-broken").text("merge a log whose own record does not hold; the merged one tells so");
    private final Flag fail = flag("--fail").text("exit with 1 if there is any conflict");
    private final WriterOptions writer = uses(new WriterOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LogsMergeCommand() {
        super("logs merge", "make one log directory of two copies that were both written to, or of two independent ones");
        details("Neither of the two is changed, nor written to while they are copied; the merged one appears when it is whole. "
                + "It holds every line of both, each once: what both begin with as it stands, then the rest in each log's own "
                + "order, and between the two by time. It is the same, to the byte, whichever is named first, and merging it "
                + "with one of them again changes nothing.",
                "Where they do not agree, as on how a task ended, both lines are kept; each conflict is listed with what reports "
                + "go by. Both logs are kept whole in DIR/merged, with their audit logs; that of the merged one begins with an "
                + "entry that names their heads, and audit verify checks them too.",
                "Lines that wait on either bus wait on the merged one. The policy of each side has to allow logs.merge; where it does "
                + "not, that side's audit log tells of the attempt.");
        examples("task-mgmt logs merge laptop/logs server/logs --into merged/logs",
                "task-mgmt logs merge a b --into c --fail --json | jq '.conflicts[]'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path a = path(first.get(), session);
        Path b = path(second.get(), session);
        String working = Integer.toHexString(session.random().nextInt());
        LogMerge.Order order = new LogMerge.Order(a, b, path(into.get(), session), working, evenIfBroken.isSet());
        MergeResult result;
        MergeMeter meter = new MergeMeter(session);
        try {
            result = new LogMerge(writer.settings(session), meter, PrivateFiles.SYSTEM).run(order);
        } finally {
            meter.end();
        }
        output.report(data(result), (page, out) -> text(result, page, out), session);
        return fail.isSet() && result.conflictCount() > 0 ? ExitCode.NO : ExitCode.DONE;
    }

    private static Path path(String name, Session session) {
        if (name.isEmpty()) {
            throw new UsageException("an empty name is no directory: name a log directory");
        }
        return session.workingDirectory().resolve(name);
    }

    private static Map<String, @Nullable Object> data(MergeResult result) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("directory", result.directory().toString());
        List<Map<String, @Nullable Object>> sides = new ArrayList<>();
        for (MergeResult.Side side : result.sides()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("directory", side.given().toString());
            row.put("copy", side.copy());
            row.put("findings", side.findings());
            sides.add(row);
        }
        data.put("sides", sides);
        data.put("registry", data(result.registry()));
        data.put("incidents", data(result.incidents()));
        data.put("bus_waiting", result.busWaiting());
        data.put("completed_events", result.completed());
        List<Map<String, @Nullable Object>> conflicts = new ArrayList<>();
        for (MergeConflict conflict : result.conflicts()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("kind", conflict.kind().text());
            row.put("about", conflict.about());
            row.put("side", conflict.side().isEmpty() ? null : conflict.side());
            row.put("said", conflict.said());
            row.put("counts", conflict.counts());
            conflicts.add(row);
        }
        data.put("conflicts", conflicts);
        data.put("conflict_count", result.conflictCount());
        return data;
    }

    private static Map<String, @Nullable Object> data(MergeResult.Log log) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("bytes", log.bytes());
        data.put("common_bytes", log.commonBytes());
        data.put("lines_of_first", log.first());
        data.put("lines_of_second", log.second());
        data.put("lines_of_both", log.both());
        data.put("reordered", log.reordered());
        data.put("damaged_lines", log.damaged());
        data.put("left_out", log.leftOut());
        return data;
    }

    private static void text(MergeResult result, Page page, Writer out) throws IOException {
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
