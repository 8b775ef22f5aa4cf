package taskmgmt.audit;

/** The words that entries of the audit log are made of. */
public final class AuditTerms {
    /** Metadata: true on an entry that recovery wrote for a line that its writer had not vouched for. */
    public static final String BACKFILLED = "backfilled";

    private AuditTerms() {}
}
