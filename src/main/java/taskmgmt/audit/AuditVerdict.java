package taskmgmt.audit;

import java.util.List;
import java.util.Locale;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.note.SignedNote.Trust;

/** What a check came to, as a whole and part by part, in words for programs. Pure. */
public enum AuditVerdict {
    /** It was checked and holds. */
    INTACT,
    /** What has had a hash since it was written holds; the rest has none, or got it later, so that nobody can tell whether it was changed. */
    PARTIAL,
    /** It was checked and does not hold. */
    BROKEN,
    /** There is nothing yet that could be checked: no chain. */
    UNVERIFIABLE,
    /** The record holds, but a checkpoint that was to prove it proves nothing. */
    UNPROVEN,
    /** It was not checked, because there was nothing to check it against. */
    NOT_CHECKED,
    /** Only against what the log itself says, which whoever rewrites the log can rewrite, too. */
    RECORDED_ONLY,
    /** Entries do not have the root that a checkpoint has of them. */
    ROOT_DIFFERS,
    /** The log has fewer entries than a checkpoint is of. */
    LOG_SHORTER,
    /** No known key has signed. */
    UNKNOWN_KEY;

    /** The word in outputs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of the whole record. */
    public static AuditVerdict of(Verification result) {
        if (!result.holds()) {
            return result.isChanged() ? BROKEN : UNPROVEN;
        }
        if (result.chainedEntries() == 0) {
            return UNVERIFIABLE;
        }
        return result.isHashed() ? INTACT : PARTIAL;
    }

    /** Of the chain, or of the lines of one of the logs that it vouches for. */
    public static AuditVerdict of(String part, Verification result) {
        if (result.findingCounts().containsKey(part)) {
            return BROKEN;
        }
        if (result.chainedEntries() == 0) {
            return UNVERIFIABLE;
        }
        boolean hashed = part.equals("chain") ? result.legacyEntries() == 0 : result.unvouchedBytes(part) == 0;
        return hashed ? INTACT : PARTIAL;
    }

    /** Of the tree: the worst that became of a root. */
    public static AuditVerdict ofTree(Verification.Tree tree) {
        List<CheckedRoot.Fit> fits = tree.checked().stream().map(CheckedRoot::fit).toList();
        if (fits.contains(CheckedRoot.Fit.LOG_SHORTER)) {
            return LOG_SHORTER;
        }
        CheckedRoot recorded = tree.recorded();
        if (fits.contains(CheckedRoot.Fit.DIFFERS) || (recorded != null && recorded.fit() != CheckedRoot.Fit.SAME)) {
            return ROOT_DIFFERS;
        }
        return !fits.isEmpty() ? INTACT : recorded != null ? RECORDED_ONLY : NOT_CHECKED;
    }

    /** Of the signatures: the worst of them. */
    public static AuditVerdict ofSignatures(Verification.Tree tree) {
        List<KnownRoot> roots = tree.checked().stream().map(CheckedRoot::known).toList();
        if (roots.stream().anyMatch(root -> root.trust() == Trust.FALSE_SIGNATURE)) {
            return BROKEN;
        }
        if (roots.stream().anyMatch(root -> root.trust() == Trust.UNKNOWN_KEY)) {
            return UNKNOWN_KEY;
        }
        if (roots.isEmpty() && tree.recorded() != null && tree.recorded().known().trust() != null) {
            return tree.recorded().known().isProof() ? RECORDED_ONLY : BROKEN;
        }
        return roots.stream().anyMatch(root -> root.trust() == Trust.SIGNED) ? INTACT : NOT_CHECKED;
    }
}
