package taskmgmt.audit;

import java.util.List;
import java.util.Locale;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.note.SignedNote.Trust;

/** The result of a check, as a whole and part by part, in words for programs. Pure. */
public enum AuditVerdict {
    /** It was checked and holds. */
    INTACT,
    /**
     * Everything that has had a hash since it was written holds; the rest has none, or got it later, so nobody can tell whether it
     * was changed.
     */
    PARTIAL,
    /** It was checked and does not hold. */
    BROKEN,
    /** There is nothing yet that could be checked: no chain. */
    UNVERIFIABLE,
    /** The record holds, but a checkpoint that was meant to prove it does not. */
    UNPROVEN,
    /** It was not checked, because there was nothing to check it against. */
    NOT_CHECKED,
    /** It was checked only against what the log itself says, which anyone who rewrites the log can rewrite too. */
    RECORDED_ONLY,
    /** The root of the entries is not the one in a checkpoint. */
    ROOT_DIFFERS,
    /** The log has fewer entries than a checkpoint covers. */
    LOG_SHORTER,
    /** No known key has signed the checkpoint. */
    UNKNOWN_KEY;

    /** The word in outputs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict on the whole record. */
    public static AuditVerdict of(Verification result) {
        if (!result.holds()) {
            return result.isChanged() ? BROKEN : UNPROVEN;
        }
        if (result.chainedEntries() == 0) {
            return UNVERIFIABLE;
        }
        return result.isHashed() ? INTACT : PARTIAL;
    }

    /** The verdict on the chain, or on the lines of one of the logs that it vouches for. */
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

    /** The verdict on the tree: the worst of its roots. */
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

    /** The verdict on the signatures: the worst of them. */
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
