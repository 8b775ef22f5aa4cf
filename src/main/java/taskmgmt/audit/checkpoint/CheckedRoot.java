package taskmgmt.audit.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * A root held against the log.
 *
 * @param known     the root
 * @param fit       whether the log has it
 * @param offset    where the last entry under it ends in the audit log, in bytes; 0 where that is not known
 * @param timestamp of that entry, as it stands there; null where that is not known
 */
public record CheckedRoot(KnownRoot known, Fit fit, long offset, @Nullable String timestamp) {

    /** How a root and a log go together. */
    public enum Fit {
        /** The log's first entries have this root. */
        SAME,
        /** They have another one: one of them was changed, removed or inserted. */
        DIFFERS,
        /** The log has fewer entries than the root is of: its end was cut off. */
        LOG_SHORTER
    }

    /** Whether nothing before its end can have been changed unseen. */
    public boolean proves() {
        return known.isProof() && fit == Fit.SAME;
    }
}
