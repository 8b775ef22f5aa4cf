package taskmgmt.view.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditVerdict;
import taskmgmt.audit.LossLedger;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.time.Rfc3339;

/** The result of a verification, as keys and values for programs. */
final class VerificationData {
    private VerificationData() {}

    static Map<String, @Nullable Object> of(Verification result) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("verdict", AuditVerdict.of(result).name());
        data.put("legacy_entries", result.legacyEntries());
        data.put("chained_entries", result.chainedEntries());
        data.put("backfilled_entries", result.backfilled());
        data.put("head", result.head());
        Map<String, @Nullable Object> logs = new LinkedHashMap<>();
        result.logs().forEach((name, log) -> logs.put(name, map("witnesses", log.witnesses(), "vouched_bytes", log.vouchedBytes(),
                "unvouched_bytes", log.unvouchedBytes())));
        data.put("logs", logs);
        data.put("checks", checks(result));
        data.put("checkpoints", result.tree().checked().stream().map(VerificationData::checkpoint).toList());
        data.put("window", window(result));
        data.put("unread", unread(result.unread()));
        data.put("accepted_losses", losses(result));
        data.put("findings", findings(result));
        data.put("finding_count", result.findingCount());
        return data;
    }

    private static Map<String, @Nullable Object> checks(Verification result) {
        Map<String, @Nullable Object> checks = new LinkedHashMap<>();
        checks.put("chain", check("chain", AuditVerdict.of("chain", result), result));
        for (String name : result.logs().keySet()) {
            String part = VerificationText.part(name);
            checks.put(part, check(part, AuditVerdict.of(part, result), result));
        }
        Verification.Tree tree = result.tree();
        Map<String, @Nullable Object> found = check("tree", AuditVerdict.ofTree(tree), result);
        found.put("reason", VerificationText.whyNoTree(result));
        found.put("size", tree.size());
        found.put("root", tree.root());
        found.put("recorded", tree.recorded() == null ? null : checkpoint(tree.recorded()));
        checks.put("tree", found);
        Map<String, @Nullable Object> signature = check("signature", AuditVerdict.ofSignatures(tree), result);
        signature.put("reason", VerificationText.whyNoSignature(result));
        checks.put("signature", signature);
        return checks;
    }

    private static Map<String, @Nullable Object> check(String part, AuditVerdict verdict, Verification result) {
        return map("result", verdict.text(), "finding_count", result.findingCounts().getOrDefault(part, 0L));
    }

    private static Map<String, @Nullable Object> checkpoint(CheckedRoot root) {
        SignedNote.Trust trust = root.known().trust();
        return map("source", root.known().source(), "size", root.known().size(), "root", root.known().root(), "tree",
                VerificationText.word(root.fit()), "signature", trust == null ? null : VerificationText.word(trust), "last_entry_at",
                root.timestamp());
    }

    private static Map<String, @Nullable Object> window(Verification result) {
        Verification.Window window = result.window();
        Verification.Exported exported = result.tree().exported();
        return map("entries", window.entries(), "bytes", window.bytes(), "since", window.since(), "last_exported", exported == null ? null
                : map("to", exported.where(), "size", exported.size(), "at", exported.timestamp()));
    }

    private static @Nullable Map<String, @Nullable Object> unread(Verification.@Nullable Unread unread) {
        return unread == null ? null : map("entries", unread.entries(), "bytes", unread.bytes(), "read_at", Rfc3339.format(unread.read()),
                "checked_at", Rfc3339.format(unread.checked()));
    }

    private static List<Map<String, @Nullable Object>> findings(Verification result) {
        List<Map<String, @Nullable Object>> findings = new ArrayList<>();
        for (Violation finding : result.findings()) {
            findings.add(map("kind", finding.kind().text(), "check", finding.part(), "file", finding.file(), "line", finding.line(),
                    "offset", finding.offset(), "text", finding.text()));
        }
        return findings;
    }

    private static List<Map<String, @Nullable Object>> losses(Verification result) {
        List<Map<String, @Nullable Object>> losses = new ArrayList<>();
        for (LossLedger.Loss loss : result.accepted()) {
            losses.add(map("entry", loss.entry(), "noticed_at", loss.at(), "offset", loss.offset(), "text", loss.acceptedText()));
        }
        return losses;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]).toLowerCase(Locale.ROOT), keysAndValues[i + 1]);
        }
        return map;
    }
}
