package taskmgmt.view.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditVerdict;
import taskmgmt.audit.LossLedger;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.audit.checkpoint.CheckedRoot.Fit;
import taskmgmt.audit.note.SignedNote.Trust;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.time.Rfc3339;

/** The result of a verification, for people: a line for each part, then the violations, then the verdict. */
final class VerificationText {
    private static final int LABEL_COLUMNS = 11;

    private final Verification result;
    private final Page page;
    private final Writer out;

    VerificationText(Verification result, Page page, Writer out) {
        this.result = result;
        this.page = page;
        this.out = out;
    }

    /** The word for how a root compares. */
    static String word(Fit fit) {
        return switch (fit) {
            case SAME -> AuditVerdict.INTACT.text();
            case DIFFERS -> AuditVerdict.ROOT_DIFFERS.text();
            case LOG_SHORTER -> AuditVerdict.LOG_SHORTER.text();
        };
    }

    /** The word for how far signatures can be trusted. */
    static String word(Trust trust) {
        return switch (trust) {
            case SIGNED -> AuditVerdict.INTACT.text();
            case UNKNOWN_KEY -> AuditVerdict.UNKNOWN_KEY.text();
            case FALSE_SIGNATURE -> AuditVerdict.BROKEN.text();
        };
    }

    /** A log's name without the common ending. */
    static String part(String file) {
        return file.substring(0, file.indexOf('.'));
    }

    /** Why the tree was not compared with anything; null if it was. */
    static @Nullable String whyNoTree(Verification result) {
        return result.tree().checked().isEmpty() ? whyNone(result) : null;
    }

    private static String whyNone(Verification result) {
        return result.findingCounts().containsKey(Violation.CHECKPOINT) ? "the checkpoint is of another log" : "no checkpoint was given";
    }

    /** Why no signature was checked; null if one was. */
    static @Nullable String whyNoSignature(Verification result) {
        Verification.Tree tree = result.tree();
        if (AuditVerdict.ofSignatures(tree) != AuditVerdict.NOT_CHECKED) {
            return null;
        }
        return tree.checked().isEmpty() ? whyNone(result) : "the checkpoint has none";
    }

    void write() throws IOException {
        chain();
        logs();
        tree();
        line("signature", signature());
        line("window", window());
        Verification.Unread unread = result.unread();
        if (unread != null) {
            line("not read", Human.count(unread.entries(), "entry", "entries") + " of " + Human.count(unread.bytes(), "byte", "bytes")
                    + " and their lines, last read " + Rfc3339.format(unread.read()) + ": a change of them since then is not seen here");
        }
        for (LossLedger.Loss loss : result.accepted()) {
            line("warning", Plain.text(loss.acceptedText()));
        }
        findings();
        verdict();
    }

    private void line(String label, String text) throws IOException {
        out.append(label).append(" ".repeat(Math.max(1, LABEL_COLUMNS - label.length()))).append(text).append('\n');
    }

    private void chain() throws IOException {
        line("chain", Human.count(result.chainedEntries(), "entry", "entries")
                + (result.backfilled() > 0 ? ", " + Human.count(result.backfilled()) + " of them back-filled" : ""));
        if (result.legacyEntries() > 0) {
            line("legacy", Human.count(result.legacyEntries(), "entry", "entries") + " from before the chain: "
                    + (result.chainedEntries() > 0
                            ? "unchanged since it began; before that, nobody can tell" : "nothing vouches for them"));
        }
    }

    private void logs() throws IOException {
        for (Map.Entry<String, Verification.Vouched> log : result.logs().entrySet()) {
            Verification.Vouched vouched = log.getValue();
            if (vouched.vouchedBytes() + vouched.unvouchedBytes() > 0) {
                line(part(log.getKey()), Human.count(vouched.witnesses(), "witness", "witnesses") + " for "
                        + Human.count(vouched.vouchedBytes(), "byte", "bytes") + (vouched.unvouchedBytes() > 0 ? "; "
                        + Human.count(vouched.unvouchedBytes()) + " more have none yet, the next change gives them theirs" : ""));
            }
        }
    }

    private void tree() throws IOException {
        Verification.Tree tree = result.tree();
        for (CheckedRoot root : tree.checked()) {
            line("tree", word(root.fit()).replace('_', ' ') + ": " + Human.count(root.known().size(), "entry", "entries") + " of "
                    + Plain.text(root.known().source()));
        }
        if (tree.checked().isEmpty()) {
            CheckedRoot recorded = tree.recorded();
            line("tree", recorded == null
                    ? "not checked: " + whyNoTree(result) + "; root " + tree.root()
                    : word(recorded.fit()).replace('_', ' ') + ": " + Human.count(recorded.known().size(), "entry", "entries")
                            + " of the log's own last checkpoint, which whoever rewrites the log can rewrite");
        }
    }

    private String signature() {
        return switch (AuditVerdict.ofSignatures(result.tree())) {
            case INTACT -> "intact: by a known key";
            case BROKEN -> "broken";
            case RECORDED_ONLY -> "intact, under the log's own last checkpoint";
            case UNKNOWN_KEY -> "by no known key: name the one you trust with --key";
            default -> "not checked: " + whyNoSignature(result);
        };
    }

    private String window() {
        Verification.Window window = result.window();
        if (result.tree().proof().isPresent()) {
            return window.entries() == 0 ? "closed: all entries are under a checkpoint" : Human.count(window.entries(), "entry", "entries")
                    + " of " + Human.count(window.bytes(), "byte", "bytes") + (window.since() == null ? ""
                    : " since " + Plain.text(window.since())) + " could still be rewritten or cut off unseen";
        }
        Verification.Exported exported = result.tree().exported();
        String all = "all of the log, " + Human.count(window.entries(), "entry", "entries") + ", could have been rewritten or cut off unseen: ";
        if (exported == null) {
            return all + "no checkpoint was kept elsewhere, see 'audit checkpoint'";
        }
        long left = result.tree().size() - exported.size();
        return all + "give the checkpoint of " + Plain.text(exported.timestamp()) + " (" + Plain.text(exported.where())
                + ") with --against, which " + (left < 0 ? "is of " + Human.count(-left) + " more" : "leaves " + Human.count(left));
    }

    private void findings() throws IOException {
        for (Violation finding : result.findings()) {
            out.append(page.bad(finding.kind().text())).append("  ").append(finding.file()).append(place(finding))
                    .append(": ").append(Plain.text(finding.text())).append('\n');
        }
        if (result.findingCount() > result.findings().size()) {
            out.append("… and ").append(Human.count(result.findingCount() - result.findings().size())).append(" more\n");
        }
    }

    private static String place(Violation finding) {
        boolean nowhere = switch (finding.kind()) {
            case LOG_SHORTER, OF_MERGED_LOG, UNKNOWN_KEY, ALTERED_SEGMENT -> true;
            case ROOT_DIFFERS, FALSE_SIGNATURE -> finding.line() == 0;
            default -> false;
        };
        return nowhere ? "" : ":" + finding.line() + " (byte " + finding.offset() + ")";
    }

    private void verdict() throws IOException {
        switch (AuditVerdict.of(result)) {
            case INTACT -> out.append(page.good("[INTACT]")).append(' ').append(sound()).append("; head ")
                    .append(String.valueOf(result.head())).append('\n');
            case BROKEN -> out.append(page.bad("[BROKEN]")).append(" the record was changed: ")
                    .append(Human.count(result.findingCount(), "finding", "findings")).append('\n');
            case UNPROVEN -> out.append(page.bad("[UNPROVEN]"))
                    .append(" the record holds, but a checkpoint that was to prove it proves nothing\n");
            case PARTIAL -> out.append(page.doubtful("[PARTIAL]")).append(' ').append(sound()).append("; nobody can tell of the rest: ")
                    .append(String.join("; ", rest())).append("; head ").append(String.valueOf(result.head())).append('\n');
            default -> out.append(page.doubtful("[UNVERIFIABLE]")).append(" there is no chain yet; the next change begins it")
                    .append(result.unvouchedBytes() == 0 ? "" : ", and nobody can tell what was changed before that").append('\n');
        }
    }

    private String sound() {
        if (result.unread() != null) {
            return "nothing is wrong with what was read";
        }
        return AuditVerdict.of(result) == AuditVerdict.INTACT ? "nobody has changed the record" : "nobody has changed what has had a hash";
    }

    /** The parts for which changes cannot be ruled out, and why. */
    private List<String> rest() {
        List<String> rest = new ArrayList<>();
        if (result.unvouchedBytes() > 0) {
            rest.add(Human.count(result.unvouchedBytes(), "byte has", "bytes have") + " no entry");
        }
        if (result.backfilled() > 0) {
            rest.add(Human.count(result.backfilled(), "entry was", "entries were") + " back-filled, written later than the lines");
        }
        if (result.legacyEntries() > 0) {
            rest.add(Human.count(result.legacyEntries(), "entry is", "entries are") + " older than the chain");
        }
        if (!result.accepted().isEmpty()) {
            rest.add("a loss was accepted, noticed at " + Plain.text(result.accepted().getLast().at()));
        }
        if (result.unsureSides() > 0) {
            rest.add(Human.count(result.unsureSides(), "log", "logs") + " of those that it was merged from had lines without a hash, or did not hold");
        }
        return rest;
    }
}
