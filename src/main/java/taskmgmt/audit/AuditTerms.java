package taskmgmt.audit;

/**
 * The words that entries of the audit log are made of: every action, every metadata key, and what the doctor says it has done. They
 * are spelled out nowhere else. {@link AuditReference} says what each means.
 *
 * <p>All are compile-time constants, so code that writes or reads an entry does not load this class.
 */
public final class AuditTerms {
    /** A task was created. The action of every other task event is {@link #TASK} followed by what happened. */
    public static final String TASK_REGISTERED = "task_registered";
    /** The prefix of actions on task events: {@code task.started} is {@code task_started}. */
    public static final String TASK = "task_";
    /** The prefix of actions on incidents; their status follows. */
    public static final String INCIDENT = "incident_";
    /** The prefix of actions on governance decisions; the decision follows. */
    public static final String GOVERNANCE = "governance_";

    public static final String ACCESS_DENIED = "access_denied";
    public static final String POLICY_CHANGED = "policy_changed";
    public static final String QUEUE_CHANGED = "queue_changed";
    public static final String ROLLOUT_CHANGED = "rollout_changed";
    public static final String SCHEDULE_ADDED = "schedule_added";
    public static final String SCHEDULE_REMOVED = "schedule_removed";
    public static final String WORKFLOW_KEPT = "workflow_kept";
    public static final String AGENTS_CHANGED = "agents_changed";
    public static final String API_KEY_CREATED = "api_key_created";
    public static final String API_KEY_REVOKED = "api_key_revoked";
    public static final String INTEGRATION_CHANGED = "integration_changed";
    public static final String TRIGGER_CHANGED = "trigger_changed";
    public static final String CREDENTIAL_SET = "credential_set";
    public static final String CREDENTIAL_REMOVED = "credential_removed";
    public static final String CREDENTIALS_ROTATED = "credentials_rotated";

    public static final String LOG_ADOPTED = "log_adopted";
    public static final String LINE_FOUND = "line_found";
    /** The entry also vouches for the blanks that the repair left. */
    public static final String LOG_REPAIRED = "log_repaired";
    public static final String LOG_ROTATED = "log_rotated";
    public static final String LOG_COMPRESSED = "log_compressed";
    public static final String LOG_MERGED = "log_merged";
    public static final String BUS_RESTARTED = "bus_restarted";
    public static final String BUS_ROTATED = "bus_rotated";
    public static final String BUS_LINE_REFUSED = "bus_line_refused";
    public static final String BUS_LINE_KNOWN = "bus_line_known";
    public static final String AUDIT_END_LOST = "audit_end_lost";
    public static final String DOCTOR_FIXED = "doctor_fixed";

    public static final String AUDIT_CHECKPOINT = "audit_checkpoint";
    public static final String KEY_CREATED = "key_created";
    public static final String KEY_ROTATED = "key_rotated";

    // The keys of the metadata.

    public static final String SUBSYSTEM = "subsystem";
    public static final String TASK_TYPE = "task_type";
    public static final String COMPONENT = "component";
    public static final String VERSION = "version";
    public static final String APPROVAL = "approval";
    /** The value of {@link #APPROVAL} on an update that is pending approval. */
    public static final String HELD = "held";
    public static final String FAILURE_MODE = "failure_mode";
    public static final String SEVERITY = "severity";
    public static final String INCIDENT_ID = "incident_id";
    /** The offset of the drained line on the bus, in bytes. */
    public static final String BUS_OFFSET = "bus_offset";
    /** The offset up to which the bus is drained after this entry, in bytes. */
    public static final String BUS_END = "bus_end";
    public static final String BUS_PRINT = "bus_print";
    /** The file of the bus, if it is one that was rotated away. */
    public static final String BUS_FILE = "bus_file";
    /** True on an entry that recovery wrote for a line without an entry of its writer. */
    public static final String BACKFILLED = "backfilled";
    /** The name of the API key's owner. */
    public static final String NAME = "name";
    /** The role that the API key grants. */
    public static final String ROLE = "role";
    /** The group of the queue that was set; its new settings are in further keys. */
    public static final String GROUP = "group";
    public static final String WORKFLOW = "workflow";
    /** The names of agents that were changed, and what was done to them. */
    public static final String NAMES = "names";
    public static final String WHAT = "what";
    /** The type of tasks whose breaker was set. */
    public static final String BREAKER = "breaker";
    /** The handler whose versions were set, and the flag. */
    public static final String HANDLER = "handler";
    public static final String FLAG = "flag";
    public static final String PERCENT = "percent";
    public static final String FAILURES = "failures";
    public static final String WITHIN = "within";
    public static final String REST = "rest";
    public static final String PARALLEL = "parallel";
    public static final String PAUSED = "paused";
    public static final String SCHEDULE = "schedule";
    public static final String CRON = "cron";
    public static final String ZONE = "zone";
    public static final String CLEANED = "cleaned_at";
    public static final String CLEANED_COMPLETED = "cleaned_completed_at";
    public static final String REASON = "reason";
    public static final String LINES = "lines";
    public static final String OLD_SHA256 = "old_sha256";
    public static final String NEW_SHA256 = "new_sha256";
    public static final String OFFSET = "offset";
    public static final String LENGTH = "length";
    public static final String SHA256 = "sha256";
    public static final String QUARANTINE = "quarantine";
    public static final String FILE = "file";
    public static final String BASE = "base";
    public static final String END = "end";
    public static final String BYTES = "bytes";
    public static final String DRAINED = "drained";
    public static final String CONFLICTS = "conflicts";
    public static final String LOST_ENTRY = "lost_entry";
    public static final String LOST_HASH = "lost_hash";
    public static final String LOST_END = "lost_end";
    public static final String FIX = "fix";
    /** The SHA-256 that a range of bytes had when the entry was made; the bytes may have changed since. */
    public static final String LEFT_SHA256 = "left_sha256";
    public static final String BYTE = "byte";
    public static final String BLANK_BYTES = "blank_bytes";
    public static final String SIZE = "size";
    public static final String ROOT = "root";
    public static final String HEAD = "head";
    public static final String SIGNED = "signed";
    public static final String EXPORTED = "exported";
    public static final String NOTE = "note";
    public static final String KEY = "key";
    public static final String STATEMENT = "statement";

    // The values of FIX.

    public static final String RESTRICTED = "restricted";
    public static final String SYNCED = "synced";
    public static final String SET_ASIDE = "set_aside";
    public static final String PUT_RIGHT = "put_right";
    public static final String TAKEN_OUT = "taken_out";
    public static final String REBUILT = "rebuilt";
    public static final String ACCEPTED_LOSS = "accepted_loss";
    public static final String ANCHORED = "anchored";
    public static final String BUS_RESET = "bus_reset";
    public static final String END_LOST = "lost_end";
    public static final String NOTED = "noted";
    public static final String AGREED = "agreed";

    private AuditTerms() {}
}
