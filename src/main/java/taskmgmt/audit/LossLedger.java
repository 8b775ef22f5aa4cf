package taskmgmt.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recorded losses of the end of the audit log, and which of them somebody has accepted. What the lost entries vouched for is
 * lost with them, and nothing else in the log shows it; therefore a loss is reported until it is accepted, however many valid
 * entries follow. A repair that somebody asked for, after which every line is vouched for again, is not an open loss. Given entries
 * in the order of the log. Not thread-safe.
 */
public final class LossLedger {
    private static final String AUDIT = "immutable_audit.jsonl";

    private final List<Loss> open = new ArrayList<>();
    private final List<Loss> accepted = new ArrayList<>();

    /**
     * One loss.
     *
     * @param entry  number of the last entry that was lost
     * @param at     when the loss was noticed, as its entry says
     * @param line   the line of that entry, counted from 1; 0 if unknown
     * @param offset offset of that entry, in bytes
     */
    public record Loss(long entry, String at, long line, long offset) {
        /** The text for an accepted loss. */
        public String acceptedText() {
            return "entry " + entry + ", with which the audit log had ended, was found gone at " + at
                    + ": the log was cut or replaced before that; the loss was accepted since";
        }

        /** The text for a loss that was not accepted. */
        public String text() {
            return "entry " + entry + ", with which the audit log had ended, was found gone at " + at
                    + ": the log was cut or replaced before that, and nobody has accepted the loss";
        }
    }

    /** Whether an entry with this action may be about a loss. */
    public static boolean concerns(String action) {
        return action.equals(AuditTerms.AUDIT_END_LOST) || action.equals(AuditTerms.DOCTOR_FIXED);
    }

    public void accept(Map<String, @Nullable Object> entry, long line, long offset) {
        String action = String.valueOf(entry.get("action"));
        if (!(entry.get("metadata") instanceof Map<?, ?> metadata) || !concerns(action)) {
            return;
        }
        Object fix = metadata.get(AuditTerms.FIX);
        if (metadata.get(AuditTerms.LOST_ENTRY) instanceof Long lost && action.equals(AuditTerms.AUDIT_END_LOST)) {
            open.add(new Loss(lost, String.valueOf(entry.get("timestamp")), line, offset));
        } else if (AuditTerms.ACCEPTED_LOSS.equals(fix) && AUDIT.equals(entry.get("resource"))
                && metadata.get(AuditTerms.OFFSET) instanceof Long from && metadata.get(AuditTerms.LENGTH) instanceof Long length) {
            for (Loss loss : List.copyOf(open)) {
                if (loss.offset >= from && loss.offset < from + length) {
                    open.remove(loss);
                    accepted.add(loss);
                }
            }
        }
    }

    /** The losses that nobody has accepted, oldest first. */
    public List<Loss> open() {
        return List.copyOf(open);
    }

    /** The accepted losses, in the order of acceptance. */
    public List<Loss> accepted() {
        return List.copyOf(accepted);
    }
}
