package taskmgmt.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the {@linkplain AuditTerms terms} of the audit log mean, for those who read it and for the documentation. Apart from
 * the terms, so that no command that only writes them loads this.
 */
public final class AuditReference {
    /** What the entry of any event of a task may carry besides what is listed with its action. */
    public static final List<String> OF_TASKS = List.of(AuditTerms.SUBSYSTEM, AuditTerms.TASK_TYPE, AuditTerms.BUS_OFFSET,
            AuditTerms.BUS_FILE, AuditTerms.BUS_END, AuditTerms.BUS_PRINT, AuditTerms.BACKFILLED, AuditTerms.FIX, AuditTerms.INCIDENT_ID);

    /**
     * An action.
     *
     * @param when     it is written, as a clause
     * @param metadata the keys that its entries may carry, besides {@link #OF_TASKS}
     */
    public record Action(String name, String when, List<String> metadata) {
        public Action {
            metadata = List.copyOf(metadata);
        }
    }

    /** All of them, in the order in which people look for them. */
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
            action(AuditTerms.POLICY_CHANGED, "the first change under another policy, or under none any more, was made",
                    AuditTerms.OLD_SHA256, AuditTerms.NEW_SHA256),
            action(AuditTerms.QUEUE_CHANGED, "what holds for a group of the queue, or the breaker of a type of tasks, is set: before the file is written",
                    AuditTerms.GROUP, AuditTerms.PARALLEL, AuditTerms.PAUSED, AuditTerms.CLEANED, AuditTerms.CLEANED_COMPLETED, AuditTerms.BREAKER,
                    AuditTerms.FAILURES, AuditTerms.WITHIN, AuditTerms.REST),
            action(AuditTerms.ROLLOUT_CHANGED, "another share of tasks gets a version of a handler, or a feature: before the file is written. A worker has taken "
                            + "the version back where there is a reason",
                    AuditTerms.HANDLER, AuditTerms.VERSION, AuditTerms.PERCENT, AuditTerms.FLAG, AuditTerms.REASON),
            action(AuditTerms.SCHEDULE_ADDED, "a command comes into the queue by a schedule from now on: before the file is written",
                    AuditTerms.SCHEDULE, AuditTerms.CRON, AuditTerms.ZONE),
            action(AuditTerms.SCHEDULE_REMOVED, "it does no longer: before the file is written", AuditTerms.SCHEDULE),
            action(AuditTerms.WORKFLOW_KEPT, "a version of a workflow is kept, or made the current one: before its files are written",
                    AuditTerms.WORKFLOW, AuditTerms.VERSION),
            action(AuditTerms.AGENTS_CHANGED, "agents are registered, enabled or disabled: before the file is written",
                    AuditTerms.NAMES, AuditTerms.WHAT),
            action(AuditTerms.API_KEY_CREATED, "a key for clients of the server is made: before the file is written", AuditTerms.NAME, AuditTerms.ROLE),
            action(AuditTerms.API_KEY_REVOKED, "a key for clients of the server is revoked: before the file is written", AuditTerms.NAME, AuditTerms.ROLE),
            action(AuditTerms.TRIGGER_CHANGED, "a trigger is added, enabled, disabled or removed: before the file is written", AuditTerms.REASON),
            action(AuditTerms.INTEGRATION_CHANGED, "an integration is added, enabled, disabled or removed: before the file is written", AuditTerms.REASON),
            action(AuditTerms.CREDENTIAL_SET, "a credential of another system is kept, encrypted: before the file is written", AuditTerms.VERSION),
            action(AuditTerms.CREDENTIAL_REMOVED, "a credential of another system is removed: before the file is written", AuditTerms.VERSION),
            action(AuditTerms.CREDENTIALS_ROTATED, "all credentials are encrypted with a new key: before the file is written", AuditTerms.KEY),
            action(AuditTerms.BUS_LINE_KNOWN, "an event of the bus is in the registry already",
                    AuditTerms.OFFSET, AuditTerms.BUS_FILE, AuditTerms.BUS_END, AuditTerms.BUS_PRINT),
            action(AuditTerms.BUS_LINE_REFUSED, "a line of the bus is not an event, is denied, or has the event_id of another event",
                    AuditTerms.OFFSET, AuditTerms.REASON, AuditTerms.BUS_FILE, AuditTerms.BUS_END, AuditTerms.BUS_PRINT, AuditTerms.BACKFILLED),
            action(AuditTerms.BUS_RESTARTED, "the bus is not the one that was drained, and is read from its start",
                    AuditTerms.DRAINED, AuditTerms.BYTES, AuditTerms.BUS_FILE, AuditTerms.BUS_END),
            action(AuditTerms.BUS_ROTATED, "the bus had become large, all of it was drained, and its file got another name",
                    AuditTerms.FILE, AuditTerms.DRAINED, AuditTerms.BUS_END),
            action(AuditTerms.LOG_ADOPTED, "bytes of a log were vouched for that were there before its audit log",
                    AuditTerms.BYTES),
            action(AuditTerms.LINE_FOUND, "a line without an entry was found that is not a record",
                    AuditTerms.BACKFILLED, AuditTerms.REASON),
            action(AuditTerms.LOG_REPAIRED, "a torn or unterminated line was repaired",
                    AuditTerms.OFFSET, AuditTerms.LENGTH, AuditTerms.SHA256, AuditTerms.QUARANTINE),
            action(AuditTerms.AUDIT_END_LOST, "the audit log no longer has the entry with which it had ended, or which a line names",
                    AuditTerms.LOST_ENTRY, AuditTerms.LOST_HASH, AuditTerms.LOST_END),
            action(AuditTerms.LOG_ROTATED, "the file of a log became a segment",
                    AuditTerms.FILE, AuditTerms.BASE, AuditTerms.END, AuditTerms.BYTES),
            action(AuditTerms.LOG_COMPRESSED, "a segment was compressed",
                    AuditTerms.FILE, AuditTerms.BASE, AuditTerms.END, AuditTerms.BYTES),
            action(AuditTerms.LOG_MERGED, "the log was made from two copies", AuditTerms.BUS_END, AuditTerms.CONFLICTS),
            action(AuditTerms.DOCTOR_FIXED, "`doctor --fix` did something", AuditTerms.FIX, AuditTerms.OFFSET, AuditTerms.LENGTH,
                    AuditTerms.SHA256, AuditTerms.QUARANTINE, AuditTerms.LEFT_SHA256, AuditTerms.BYTE, AuditTerms.FILE,
                    AuditTerms.BLANK_BYTES, AuditTerms.BUS_END, AuditTerms.LOST_ENTRY, AuditTerms.LOST_HASH, AuditTerms.LOST_END),
            action(AuditTerms.AUDIT_CHECKPOINT, "a checkpoint was made", AuditTerms.SIZE, AuditTerms.ROOT, AuditTerms.HEAD,
                    AuditTerms.SIGNED, AuditTerms.EXPORTED, AuditTerms.NOTE),
            action(AuditTerms.KEY_CREATED, "a signing key was made for the log", AuditTerms.KEY),
            action(AuditTerms.KEY_ROTATED, "another signing key took the place of the log's",
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
        keys.put(AuditTerms.COMPONENT, "whose configuration it is, of a configuration version");
        keys.put(AuditTerms.VERSION, "which version of it");
        keys.put(AuditTerms.APPROVAL, "`" + AuditTerms.HELD + "` where the update is pending approval, and not in force");
        keys.put(AuditTerms.BUS_OFFSET, "where the event's line began on the bus, in bytes");
        keys.put(AuditTerms.BUS_FILE, "which file in `bus/` that is about, where it is not `events.jsonl`");
        keys.put(AuditTerms.BUS_END, "up to where the bus is drained with this entry, in bytes");
        keys.put(AuditTerms.BUS_PRINT, "hashes of the drained part's first and last 4 KB, by which a bus that was replaced is noticed");
        keys.put(AuditTerms.BACKFILLED, "true where a later command wrote the entry, because its writer was interrupted");
        keys.put(AuditTerms.INCIDENT_ID, "the incident that called for the event which `doctor` added");
        keys.put(AuditTerms.FAILURE_MODE, "failure mode of the incident");
        keys.put(AuditTerms.SEVERITY, "severity of the incident");
        keys.put(AuditTerms.LINES, "how many lines of one ingested batch the same rule denied the same thing");
        keys.put(AuditTerms.NAME, "whose API key it is");
        keys.put(AuditTerms.ROLE, "what whoever shows it may do");
        keys.put(AuditTerms.GROUP, "the group of the queue");
        keys.put(AuditTerms.WORKFLOW, "the id of the workflow");
        keys.put(AuditTerms.NAMES, "the names of the agents");
        keys.put(AuditTerms.WHAT, "what was done to them: registered, enabled or disabled");
        keys.put(AuditTerms.BREAKER, "the type of tasks");
        keys.put(AuditTerms.HANDLER, "the name of the handler");
        keys.put(AuditTerms.FLAG, "the name of the feature flag");
        keys.put(AuditTerms.PERCENT, "which percentage of the tasks gets it; missing where there is no such flag any more");
        keys.put(AuditTerms.FAILURES, "so many failures open the breaker; missing where there is none any more");
        keys.put(AuditTerms.WITHIN, "in such a time");
        keys.put(AuditTerms.REST, "for how long nothing of that type begins then");
        keys.put(AuditTerms.PARALLEL, "how many of its tasks may run at once; missing where nobody has set that");
        keys.put(AuditTerms.PAUSED, "whether none of its tasks begins");
        keys.put(AuditTerms.SCHEDULE, "the id of the schedule");
        keys.put(AuditTerms.CRON, "its times, as a line of a crontab");
        keys.put(AuditTerms.ZONE, "the time zone of these");
        keys.put(AuditTerms.CLEANED, "tasks that had ended by then are not listed any more; missing where nobody has cleaned up");
        keys.put(AuditTerms.CLEANED_COMPLETED, "the same for tasks that were completed");
        keys.put(AuditTerms.REASON, "why the line was refused, or is not a record");
        keys.put(AuditTerms.OLD_SHA256, "SHA-256 of the policy before; null for none");
        keys.put(AuditTerms.NEW_SHA256, "SHA-256 of the policy in force; null for none");
        keys.put(AuditTerms.DRAINED, "up to where the earlier bus was drained, in bytes");
        keys.put(AuditTerms.OFFSET, "where the line or range begins, in bytes from the first of the log");
        keys.put(AuditTerms.LENGTH, "length of the line or range, in bytes, without a line end");
        keys.put(AuditTerms.SHA256, "SHA-256 of what was taken out, as it is in quarantine");
        keys.put(AuditTerms.QUARANTINE, "name of the copy in `.state/quarantine`; null where nothing was taken out");
        keys.put(AuditTerms.FILE, "name of the segment");
        keys.put(AuditTerms.BASE, "where the segment begins, in bytes from the first of the log");
        keys.put(AuditTerms.END, "where the segment ends");
        keys.put(AuditTerms.BYTES, "length in bytes: of what was adopted, of the new bus, or of the segment's file");
        keys.put(AuditTerms.LOST_ENTRY, "number of the last entry that is gone");
        keys.put(AuditTerms.LOST_HASH, "hash of that entry, or its first 16 digits, where a line names it");
        keys.put(AuditTerms.LOST_END, "where that entry ended, in bytes");
        keys.put(AuditTerms.CONFLICTS, "on how many things the two copies do not agree");
        keys.put(AuditTerms.FIX, "what `doctor` did, see below");
        keys.put(AuditTerms.LEFT_SHA256, "SHA-256 of the range as it was left: a later change of it is another one");
        keys.put(AuditTerms.BYTE, "where the byte is that was restored, in bytes from the first of the log");
        keys.put(AuditTerms.BLANK_BYTES, "how many bytes of the segment are blank now");
        keys.put(AuditTerms.SIZE, "how many entries the checkpoint covers");
        keys.put(AuditTerms.ROOT, "root of the Merkle tree over them, in base64");
        keys.put(AuditTerms.HEAD, "hash of the last of them");
        keys.put(AuditTerms.SIGNED, "whether the checkpoint is signed");
        keys.put(AuditTerms.EXPORTED, "where a copy was put");
        keys.put(AuditTerms.NOTE, "the checkpoint itself");
        keys.put(AuditTerms.KEY, "the verifier key; of credentials, the id of the key that encrypts them");
        keys.put(AuditTerms.STATEMENT, "the statement on the rotation, signed with both keys");
        return keys;
    }

    /** What each value of {@value AuditTerms#FIX} means. */
    public static Map<String, String> fixes() {
        Map<String, String> fixes = new LinkedHashMap<>();
        fixes.put(AuditTerms.RESTRICTED, "a file or directory is open to its owner only");
        fixes.put(AuditTerms.SYNCED, "everything was synced again, after a sync had failed");
        fixes.put(AuditTerms.SET_ASIDE, "a derived file, or one left over, was moved into quarantine");
        fixes.put(AuditTerms.PUT_RIGHT, "one byte of a line got the value back with which its witness holds");
        fixes.put(AuditTerms.TAKEN_OUT, "the bytes of a line were moved into quarantine, and the line is blank");
        fixes.put(AuditTerms.REBUILT, "a segment that could not be decompressed was rebuilt without loss");
        fixes.put(AuditTerms.ACCEPTED_LOSS, "a range is not what was written, and the log continues after it");
        fixes.put(AuditTerms.ANCHORED, "the rest of a line is vouched for, in the middle of which the vouched bytes ended");
        fixes.put(AuditTerms.BUS_RESET, "the bus is read from its start");
        fixes.put(AuditTerms.END_LOST, "the audit log no longer has the entry with which it had ended, or which a line names");
        fixes.put(AuditTerms.NOTED, "a piece in quarantine is on record");
        fixes.put(AuditTerms.AGREED, "an event was added to the registry that an incident called for");
        return fixes;
    }
}
