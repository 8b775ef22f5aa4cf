package taskmgmt.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The meaning of the {@linkplain AuditTerms terms} of the audit log, for readers of the log and for the documentation. Separate
 * from the terms, so that commands that only write them do not load this class.
 */
public final class AuditReference {
    /** The metadata that the entry of any task event may have in addition to what is listed with its action. */
    public static final List<String> OF_TASKS = List.of(AuditTerms.SUBSYSTEM, AuditTerms.TASK_TYPE, AuditTerms.BUS_OFFSET,
            AuditTerms.BUS_FILE, AuditTerms.BUS_END, AuditTerms.BUS_PRINT, AuditTerms.BACKFILLED, AuditTerms.FIX, AuditTerms.INCIDENT_ID);

    /**
     * An action.
     *
     * @param when     when it is written, as a clause
     * @param metadata the keys that its entries may carry, in addition to {@link #OF_TASKS}
     */
    public record Action(String name, String when, List<String> metadata) {
        public Action {
            metadata = List.copyOf(metadata);
        }
    }

    /** All actions, in the order in which people look for them. */
    public static final List<Action> ACTIONS = List.of(
            action(AuditTerms.TASK_REGISTERED, "a task was created",
                    AuditTerms.COMPONENT, AuditTerms.VERSION, AuditTerms.APPROVAL),
            action(AuditTerms.TASK + "queued", "a task was put in a queue"),
            action(AuditTerms.TASK + "started", "a task was started"),
            action(AuditTerms.TASK + "progress", "progress of a task was reported"),
            action(AuditTerms.TASK + "snapshot", "a snapshot of a task was recorded"),
            action(AuditTerms.TASK + "updated", "fields of a task were changed"),
            action(AuditTerms.TASK + "verified", "the result of a task was verified"),
            action(AuditTerms.TASK + "paused", "a task was paused"),
            action(AuditTerms.TASK + "resumed", "a paused task was resumed"),
            action(AuditTerms.TASK + "retrying", "another attempt at a task began"),
            action(AuditTerms.TASK + "completed", "a task was completed with success"),
            action(AuditTerms.TASK + "failed", "a task failed, or was completed without success"),
            action(AuditTerms.TASK + "cancelled", "a task was cancelled"),
            action(AuditTerms.TASK + "escalated", "a task was escalated because of its deadline"),
            action(AuditTerms.INCIDENT + "detected", "an incident was opened",
                    AuditTerms.FAILURE_MODE, AuditTerms.SEVERITY, AuditTerms.BACKFILLED),
            action(AuditTerms.INCIDENT + "remediating", "remediation of an incident began",
                    AuditTerms.FAILURE_MODE, AuditTerms.SEVERITY, AuditTerms.BACKFILLED),
            action(AuditTerms.INCIDENT + "resolved", "an incident was resolved",
                    AuditTerms.FAILURE_MODE, AuditTerms.SEVERITY, AuditTerms.BACKFILLED),
            action(AuditTerms.INCIDENT + "failed", "the remediation of an incident failed for good",
                    AuditTerms.FAILURE_MODE, AuditTerms.SEVERITY, AuditTerms.BACKFILLED),
            action(AuditTerms.GOVERNANCE + "approved", "an update was approved, by somebody or because its risk is low",
                    AuditTerms.SUBSYSTEM, AuditTerms.TASK_TYPE, AuditTerms.COMPONENT, AuditTerms.VERSION, AuditTerms.BACKFILLED),
            action(AuditTerms.GOVERNANCE + "rejected", "an update was rejected", AuditTerms.BACKFILLED),
            action(AuditTerms.ACCESS_DENIED, "the policy denied something",
                    AuditTerms.LINES, AuditTerms.OFFSET, AuditTerms.REASON, AuditTerms.BUS_FILE, AuditTerms.BUS_END, AuditTerms.BUS_PRINT),
            action(AuditTerms.POLICY_CHANGED, "the first change was made under a new policy, or after the policy was removed",
                    AuditTerms.OLD_SHA256, AuditTerms.NEW_SHA256),
            action(AuditTerms.QUEUE_CHANGED, "settings of a queue group, or the breaker of a task type, are changed: before the file is written",
                    AuditTerms.GROUP, AuditTerms.PARALLEL, AuditTerms.PAUSED, AuditTerms.CLEANED, AuditTerms.CLEANED_COMPLETED, AuditTerms.BREAKER,
                    AuditTerms.FAILURES, AuditTerms.WITHIN, AuditTerms.REST),
            action(AuditTerms.ROLLOUT_CHANGED, "the percentage of tasks that gets a version of a handler, or a feature, is changed: before the file is written. "
                            + "With a reason, a worker has rolled the version back",
                    AuditTerms.HANDLER, AuditTerms.VERSION, AuditTerms.PERCENT, AuditTerms.FLAG, AuditTerms.REASON),
            action(AuditTerms.SCHEDULE_ADDED, "a schedule is added to the queue: before the file is written",
                    AuditTerms.SCHEDULE, AuditTerms.CRON, AuditTerms.ZONE),
            action(AuditTerms.SCHEDULE_REMOVED, "a schedule is removed from the queue: before the file is written", AuditTerms.SCHEDULE),
            action(AuditTerms.WORKFLOW_KEPT, "a version of a workflow is stored, or made the current one: before its files are written",
                    AuditTerms.WORKFLOW, AuditTerms.VERSION),
            action(AuditTerms.AGENTS_CHANGED, "agents are registered, enabled or disabled: before the file is written",
                    AuditTerms.NAMES, AuditTerms.WHAT),
            action(AuditTerms.API_KEY_CREATED, "an API key is created: before the file is written", AuditTerms.NAME, AuditTerms.ROLE),
            action(AuditTerms.API_KEY_REVOKED, "an API key is revoked: before the file is written", AuditTerms.NAME, AuditTerms.ROLE),
            action(AuditTerms.TRIGGER_CHANGED, "a trigger is added, enabled, disabled or removed: before the file is written",
                    AuditTerms.REASON),
            action(AuditTerms.INTEGRATION_CHANGED, "an integration is added, enabled, disabled or removed: before the file is written",
                    AuditTerms.REASON),
            action(AuditTerms.CREDENTIAL_SET, "a credential of another system is stored, encrypted: before the file is written",
                    AuditTerms.VERSION),
            action(AuditTerms.CREDENTIAL_REMOVED, "a credential of another system is removed: before the file is written",
                    AuditTerms.VERSION),
            action(AuditTerms.CREDENTIALS_ROTATED, "all credentials are encrypted with a new key: before the file is written",
                    AuditTerms.KEY),
            action(AuditTerms.BUS_LINE_KNOWN, "an event on the bus was already in the registry",
                    AuditTerms.OFFSET, AuditTerms.BUS_FILE, AuditTerms.BUS_END, AuditTerms.BUS_PRINT),
            action(AuditTerms.BUS_LINE_REFUSED, "a line on the bus was not an event, was denied, or had the event_id of another event",
                    AuditTerms.OFFSET, AuditTerms.REASON, AuditTerms.BUS_FILE, AuditTerms.BUS_END, AuditTerms.BUS_PRINT, AuditTerms.BACKFILLED),
            action(AuditTerms.BUS_RESTARTED, "the bus was replaced since it was drained, and is read from its start",
                    AuditTerms.DRAINED, AuditTerms.BYTES, AuditTerms.BUS_FILE, AuditTerms.BUS_END),
            action(AuditTerms.BUS_ROTATED, "a large, completely drained bus file was renamed",
                    AuditTerms.FILE, AuditTerms.DRAINED, AuditTerms.BUS_END),
            action(AuditTerms.LOG_ADOPTED, "the audit log vouched for bytes of a log that are older than itself",
                    AuditTerms.BYTES),
            action(AuditTerms.LINE_FOUND, "a line without an entry was found not to be a record",
                    AuditTerms.BACKFILLED, AuditTerms.REASON),
            action(AuditTerms.LOG_REPAIRED, "a torn or unterminated line was repaired",
                    AuditTerms.OFFSET, AuditTerms.LENGTH, AuditTerms.SHA256, AuditTerms.QUARANTINE),
            action(AuditTerms.AUDIT_END_LOST, "the audit log has lost its last entry, or an entry that a line names",
                    AuditTerms.LOST_ENTRY, AuditTerms.LOST_HASH, AuditTerms.LOST_END),
            action(AuditTerms.LOG_ROTATED, "the file of a log became a segment",
                    AuditTerms.FILE, AuditTerms.BASE, AuditTerms.END, AuditTerms.BYTES),
            action(AuditTerms.LOG_COMPRESSED, "a segment was compressed",
                    AuditTerms.FILE, AuditTerms.BASE, AuditTerms.END, AuditTerms.BYTES),
            action(AuditTerms.LOG_MERGED, "the log was made from two copies", AuditTerms.BUS_END, AuditTerms.CONFLICTS),
            action(AuditTerms.DOCTOR_FIXED, "`doctor --fix` repaired something", AuditTerms.FIX, AuditTerms.OFFSET, AuditTerms.LENGTH,
                    AuditTerms.SHA256, AuditTerms.QUARANTINE, AuditTerms.LEFT_SHA256, AuditTerms.BYTE, AuditTerms.FILE,
                    AuditTerms.BLANK_BYTES, AuditTerms.BUS_END, AuditTerms.LOST_ENTRY, AuditTerms.LOST_HASH, AuditTerms.LOST_END),
            action(AuditTerms.AUDIT_CHECKPOINT, "a checkpoint was made", AuditTerms.SIZE, AuditTerms.ROOT, AuditTerms.HEAD,
                    AuditTerms.SIGNED, AuditTerms.EXPORTED, AuditTerms.NOTE),
            action(AuditTerms.KEY_CREATED, "a signing key was made for the log", AuditTerms.KEY),
            action(AuditTerms.KEY_ROTATED, "the log's signing key was replaced",
                    AuditTerms.KEY, AuditTerms.STATEMENT));

    private AuditReference() {}

    private static Action action(String name, String when, String... metadata) {
        return new Action(name, when, List.of(metadata));
    }

    /** What each key of the metadata means. */
    public static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(AuditTerms.SUBSYSTEM, "subsystem of the task, where the event states it");
        keys.put(AuditTerms.TASK_TYPE, "type of the task, where the event states it");
        keys.put(AuditTerms.COMPONENT, "component of the configuration version");
        keys.put(AuditTerms.VERSION, "version of the configuration, workflow, handler or credential");
        keys.put(AuditTerms.APPROVAL, "`" + AuditTerms.HELD + "` if the update is pending approval, and so not in force");
        keys.put(AuditTerms.BUS_OFFSET, "offset of the event's line on the bus, in bytes");
        keys.put(AuditTerms.BUS_FILE, "the bus file in `bus/`, unless it is `events.jsonl`");
        keys.put(AuditTerms.BUS_END, "offset up to which the bus is drained with this entry, in bytes");
        keys.put(AuditTerms.BUS_PRINT, "hashes of the drained part's first and last 4 KB, which detect a replaced bus");
        keys.put(AuditTerms.BACKFILLED, "true if a later command wrote the entry, because its writer was interrupted");
        keys.put(AuditTerms.INCIDENT_ID, "the incident for which `doctor` added the event");
        keys.put(AuditTerms.FAILURE_MODE, "failure mode of the incident");
        keys.put(AuditTerms.SEVERITY, "severity of the incident");
        keys.put(AuditTerms.LINES, "number of lines of one ingested batch to which the same rule denied the same action");
        keys.put(AuditTerms.NAME, "name of the API key's owner");
        keys.put(AuditTerms.ROLE, "role of the API key");
        keys.put(AuditTerms.GROUP, "name of the queue group");
        keys.put(AuditTerms.WORKFLOW, "the id of the workflow");
        keys.put(AuditTerms.NAMES, "the names of the agents");
        keys.put(AuditTerms.WHAT, "the change: registered, enabled or disabled");
        keys.put(AuditTerms.BREAKER, "the type of tasks");
        keys.put(AuditTerms.HANDLER, "the name of the handler");
        keys.put(AuditTerms.FLAG, "the name of the feature flag");
        keys.put(AuditTerms.PERCENT, "percentage of tasks that get it; missing if the flag was removed");
        keys.put(AuditTerms.FAILURES, "number of failures that open the breaker; missing if the breaker was removed");
        keys.put(AuditTerms.WITHIN, "period in which these failures must occur");
        keys.put(AuditTerms.REST, "how long no task of that type starts after that");
        keys.put(AuditTerms.PARALLEL, "maximum number of its tasks at once; missing if not set");
        keys.put(AuditTerms.PAUSED, "whether the group is paused");
        keys.put(AuditTerms.SCHEDULE, "the id of the schedule");
        keys.put(AuditTerms.CRON, "its times, as a crontab expression");
        keys.put(AuditTerms.ZONE, "the time zone of its times");
        keys.put(AuditTerms.CLEANED, "tasks that ended before this time are no longer listed; missing if never cleaned");
        keys.put(AuditTerms.CLEANED_COMPLETED, "the same for completed tasks");
        keys.put(AuditTerms.REASON, "why the line was refused, or is not a record");
        keys.put(AuditTerms.OLD_SHA256, "SHA-256 of the policy before; null for none");
        keys.put(AuditTerms.NEW_SHA256, "SHA-256 of the policy in force; null for none");
        keys.put(AuditTerms.DRAINED, "offset up to which the earlier bus was drained, in bytes");
        keys.put(AuditTerms.OFFSET, "offset of the line or range, in bytes from the start of the log");
        keys.put(AuditTerms.LENGTH, "length of the line or range, in bytes, without a line end");
        keys.put(AuditTerms.SHA256, "SHA-256 of the removed bytes, as kept in quarantine");
        keys.put(AuditTerms.QUARANTINE, "name of the copy in `.state/quarantine`; null if nothing was removed");
        keys.put(AuditTerms.FILE, "name of the segment");
        keys.put(AuditTerms.BASE, "offset of the segment's start, in bytes from the start of the log");
        keys.put(AuditTerms.END, "offset of the segment's end");
        keys.put(AuditTerms.BYTES, "length in bytes: of the adopted range, of the new bus, or of the segment's file");
        keys.put(AuditTerms.LOST_ENTRY, "number of the last lost entry");
        keys.put(AuditTerms.LOST_HASH, "hash of that entry, or its first 16 digits if a line names it");
        keys.put(AuditTerms.LOST_END, "offset of that entry's end, in bytes");
        keys.put(AuditTerms.CONFLICTS, "number of conflicts between the two copies");
        keys.put(AuditTerms.FIX, "the repair, see below");
        keys.put(AuditTerms.LEFT_SHA256, "SHA-256 of the range after the repair, to detect later changes");
        keys.put(AuditTerms.BYTE, "offset of the restored byte, in bytes from the start of the log");
        keys.put(AuditTerms.BLANK_BYTES, "number of bytes of the segment that are now blank");
        keys.put(AuditTerms.SIZE, "number of entries that the checkpoint covers");
        keys.put(AuditTerms.ROOT, "root of the Merkle tree over these entries, in base64");
        keys.put(AuditTerms.HEAD, "hash of the last of these entries");
        keys.put(AuditTerms.SIGNED, "whether the checkpoint is signed");
        keys.put(AuditTerms.EXPORTED, "path of the exported copy");
        keys.put(AuditTerms.NOTE, "the checkpoint itself");
        keys.put(AuditTerms.KEY, "the verifier key; for credentials, the id of the encryption key");
        keys.put(AuditTerms.STATEMENT, "the statement on the rotation, signed with both keys");
        return keys;
    }

    /** What each value of {@value AuditTerms#FIX} means. */
    public static Map<String, String> fixes() {
        Map<String, String> fixes = new LinkedHashMap<>();
        fixes.put(AuditTerms.RESTRICTED, "access to a file or directory was restricted to its owner");
        fixes.put(AuditTerms.SYNCED, "everything was synced again, after a sync had failed");
        fixes.put(AuditTerms.SET_ASIDE, "a derived or leftover file was moved into quarantine");
        fixes.put(AuditTerms.PUT_RIGHT, "one byte of a line was restored so that the line matches its witness again");
        fixes.put(AuditTerms.TAKEN_OUT, "the bytes of a line were moved into quarantine, and the line was blanked");
        fixes.put(AuditTerms.REBUILT, "a segment that could not be decompressed was rebuilt without loss");
        fixes.put(AuditTerms.ACCEPTED_LOSS, "the loss of a range was accepted, and the log continues after it");
        fixes.put(AuditTerms.ANCHORED, "the audit log now vouches for the rest of a line that it covered only in part");
        fixes.put(AuditTerms.BUS_RESET, "the bus is read from its start");
        fixes.put(AuditTerms.END_LOST, "the loss of the audit log's last entry, or of an entry that a line names, was recorded");
        fixes.put(AuditTerms.NOTED, "a piece in quarantine was recorded");
        fixes.put(AuditTerms.AGREED, "an event that an incident implies was added to the registry");
        return fixes;
    }
}
