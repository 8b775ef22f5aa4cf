package taskmgmt.audit.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * A root compared with the log.
 *
 * @param known     the root
 * @param fit       whether the log has it
 * @param offset    where the last entry under it ends in the audit log, in bytes; 0 if unknown
 * @param timestamp of that entry, as written there; null if unknown
 */
public record CheckedRoot(KnownRoot known, Fit fit, long offset, @Nullable String timestamp) {

    /** How a root compares with a log. */
    public enum Fit {
        /** The log's first entries have this root. */
        SAME,
        /** They have a different root: one of them was changed, removed or inserted. */
        DIFFERS,
        /** The log has fewer entries than the root covers: its end was cut off. */
        LOG_SHORTER
    }

    /** Whether nothing before its end can have been changed unnoticed. */
    public boolean proves() {
        return known.isProof() && fit == Fit.SAME;
    }
}
