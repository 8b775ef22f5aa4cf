package taskmgmt.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Finding;
import taskmgmt.audit.Verification;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.store.AuditVerifier;
import taskmgmt.store.MergedSides;

/** Checks that nobody has changed the record. */
final class AuditVerifyCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    AuditVerifyCommand() {
        super("audit verify", "check that nobody has changed the record since it was written");
        examples("task-mgmt audit verify", "task-mgmt audit verify --json | jq -r '.findings[].text'");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        Path directory = log.directory(session);
        List<MergedSides.Check> sides = MergedSides.verify(directory);
        Verification result = AuditVerifier.verify(directory).with(
                sides.stream().flatMap(side -> side.findings().stream()).toList());
        Map<String, @Nullable Object> data = data(result);
        if (!sides.isEmpty()) {
            data.put("merged", MergedSideText.data(sides));
        }
        output.report(data, (page, out) -> {
            MergedSideText.write(sides, page, out);
            text(result, page, out);
        }, session);
        return result.holds() ? ExitCode.DONE : ExitCode.NO;
    }

    private static String verdict(Verification result) {
        if (!result.holds()) {
            return "BROKEN";
        }
        return result.chainedEntries() > 0 ? "INTACT" : "UNVERIFIABLE";
    }

    private static Map<String, @Nullable Object> data(Verification result) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("verdict", verdict(result));
        data.put("legacy_entries", result.legacyEntries());
        data.put("chained_entries", result.chainedEntries());
        data.put("backfilled_entries", result.backfilled());
        data.put("head", result.head());
        Map<String, @Nullable Object> logs = new LinkedHashMap<>();
        result.logs().forEach((name, log) -> {
            Map<String, @Nullable Object> vouched = new LinkedHashMap<>();
            vouched.put("witnesses", log.witnesses());
            vouched.put("vouched_bytes", log.vouchedBytes());
            vouched.put("unvouched_bytes", log.unvouchedBytes());
            logs.put(name, vouched);
        });
        data.put("logs", logs);
        List<Map<String, @Nullable Object>> findings = new ArrayList<>();
        for (Finding finding : result.findings()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("kind", finding.kind().text());
            row.put("file", finding.file());
            row.put("line", finding.line());
            row.put("offset", finding.offset());
            row.put("text", finding.text());
            findings.add(row);
        }
        data.put("findings", findings);
        data.put("finding_count", result.findingCount());
        return data;
    }

    private static void text(Verification result, Page page, Writer out) throws IOException {
        out.append("chain      ").append(Human.count(result.chainedEntries(), "entry", "entries"));
        out.append(result.backfilled() > 0 ? ", " + Human.count(result.backfilled()) + " of them back-filled" : "").append('\n');
        if (result.legacyEntries() > 0) {
            out.append("legacy     ").append(Human.count(result.legacyEntries(), "entry", "entries")).append(" from before the chain: ")
                    .append(result.chainedEntries() > 0
                            ? "unchanged since it began; before that, nobody can tell\n" : "nothing vouches for them\n");
        }
        for (Map.Entry<String, Verification.Vouched> log : result.logs().entrySet()) {
            Verification.Vouched vouched = log.getValue();
            if (vouched.vouchedBytes() + vouched.unvouchedBytes() > 0) {
                out.append(label(log.getKey())).append(Human.count(vouched.witnesses(), "witness", "witnesses")).append(" for ")
                        .append(Human.count(vouched.vouchedBytes(), "byte", "bytes"));
                out.append(vouched.unvouchedBytes() > 0 ? "; " + Human.count(vouched.unvouchedBytes())
                        + " more have none yet, the next change gives them theirs" : "").append('\n');
            }
        }
        for (Finding finding : result.findings()) {
            out.append(page.bad(finding.kind().text())).append("  ").append(finding.file()).append(':')
                    .append(Long.toString(finding.line())).append(" (byte ").append(Long.toString(finding.offset())).append("): ")
                    .append(Plain.text(finding.text())).append('\n');
        }
        if (result.findingCount() > result.findings().size()) {
            out.append("… and ").append(Human.count(result.findingCount() - result.findings().size())).append(" more\n");
        }
        verdictLine(result, page, out);
    }

    private static String label(String file) {
        String name = file.substring(0, file.indexOf('.'));
        return name + " ".repeat(Math.max(1, 11 - name.length()));
    }

    private static void verdictLine(Verification result, Page page, Writer out) throws IOException {
        switch (verdict(result)) {
            case "INTACT" -> out.append(page.good("[INTACT]")).append(" nobody has changed the record; head ")
                    .append(String.valueOf(result.head())).append('\n');
            case "BROKEN" -> out.append(page.bad("[BROKEN]")).append(" the record was changed: ")
                    .append(Human.count(result.findingCount(), "finding", "findings")).append('\n');
            default -> out.append(page.doubtful("[UNVERIFIABLE]")).append(" there is no chain yet; the next change begins it\n");
        }
    }
}
