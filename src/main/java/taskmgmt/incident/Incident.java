package taskmgmt.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.time.Rfc3339;

/**
 * An incident, as one record of {@code incidents.jsonl} describes it. Every change appends a whole new record, and the last one
 * counts. Immutable.
 *
 * @param severity as recorded: older logs may hold words that {@link Severity} does not know
 * @param more     keys after the thirteen, carried from record to record; this program's own are {@code task_id},
 *                 {@code occurred_at}, {@code remediating_at}, {@code by_hand}, {@code key}, {@code sightings} and
 *                 {@code last_seen_at}
 */
public record Incident(
        String id,
        Instant detectedAt,
        @Nullable Instant resolvedAt,
        IncidentStatus status,
        @Nullable String playbookId,
        @Nullable String playbookName,
        String failureMode,
        String severity,
        List<String> actionsTaken,
        @Nullable String error,
        Map<String, @Nullable Object> metadata,
        Map<String, @Nullable Object> more) {
    /** By time of detection, whatever the order of their records; incidents detected in the same microsecond are ordered by id. */
    public static final Comparator<Incident> BY_DETECTION = Incident::compareByDetection;

    private static final String TASK_ID = "task_id";
    private static final String OCCURRED_AT = "occurred_at";
    private static final String REMEDIATING_AT = "remediating_at";
    private static final String BY_HAND = "by_hand";
    private static final String KEY = "key";
    private static final String SIGHTINGS = "sightings";
    private static final String LAST_SEEN_AT = "last_seen_at";

    public Incident {
        actionsTaken = List.copyOf(actionsTaken);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** A newly detected incident. */
    public static Incident detected(
            Instant at, String failureMode, Severity severity, @Nullable String playbook, Map<String, @Nullable Object> metadata, String taskId) {
        return new Incident(idAt(at), Rfc3339.toMicros(at), null, IncidentStatus.DETECTED, null, playbook, failureMode,
                severity.text(), List.of(), null, metadata, Map.of(TASK_ID, taskId));
    }

    /** {@code inc_yyyyMMdd_HHmmss_micros} in UTC. */
    public static String idAt(Instant at) {
        String digits = Rfc3339.digits(at);
        return "inc_" + digits.substring(0, 8) + "_" + digits.substring(8, 14) + "_" + digits.substring(14);
    }

    /** The task that represents the incident in the registry; null in older logs. */
    public @Nullable String taskId() {
        return more.get(TASK_ID) instanceof String id ? id : null;
    }

    /**
     * When the fault is known to have begun: {@code occurred_at} of the record, or of its metadata for programs that can only add
     * it there. Null if unknown.
     */
    public @Nullable Instant occurredAt() {
        Instant told = instant(more.get(OCCURRED_AT));
        return told == null ? instant(metadata.get(OCCURRED_AT)) : told;
    }

    /** When its remediation began; null in older logs, whose records do not say, and if it never began. */
    public @Nullable Instant remediatingAt() {
        return instant(more.get(REMEDIATING_AT));
    }

    /** Whether it was reported as resolved by a person. */
    public boolean byHand() {
        return Boolean.TRUE.equals(more.get(BY_HAND));
    }

    /** The newest moment in the record. */
    public Instant changedAt() {
        Instant newest = detectedAt;
        for (Instant at : new @Nullable Instant[] {remediatingAt(), resolvedAt}) {
            newest = at != null && at.isAfter(newest) ? at : newest;
        }
        return newest;
    }

    /** The name of the playbook, or else its id; null if there was none. */
    public @Nullable String playbook() {
        return playbookName == null ? playbookId : playbookName;
    }

    public boolean success() {
        return status == IncidentStatus.RESOLVED;
    }

    /** From detection to resolution; null while it is not resolved, or if the clock went backwards in between. */
    public @Nullable Duration timeToRepair() {
        return status == IncidentStatus.RESOLVED ? between(detectedAt, resolvedAt) : null;
    }

    /** From the fault to its detection; null if unknown, or if the clock went backwards in between. */
    public @Nullable Duration timeToDetect() {
        return between(occurredAt(), detectedAt);
    }

    /** From the detection to the start of remediation; null if there was none, or if its time is unknown. */
    public @Nullable Duration timeToRemediation() {
        return between(detectedAt, remediatingAt());
    }

    /** {@link #timeToRepair} in seconds. */
    public @Nullable Decimal mttrSeconds() {
        Duration time = timeToRepair();
        return time == null ? null : Task.seconds(time);
    }

    /** The same incident, with the time at which the fault began. */
    public Incident occurred(Instant at) {
        return with(OCCURRED_AT, Rfc3339.format(at));
    }

    /** The key that identifies the same fault when it is reported again; null if none was given. */
    public @Nullable String key() {
        return more.get(KEY) instanceof String key ? key : null;
    }

    /** How often it was reported while it was open. */
    public long sightings() {
        return more.get(SIGHTINGS) instanceof Long count ? count : 1;
    }

    /** The same incident, with this key to recognise it by. */
    public Incident keyed(String key) {
        return with(KEY, key);
    }

    /** The same incident, reported once more. */
    public Incident seenAgain(Instant at) {
        return with(SIGHTINGS, sightings() + 1).with(LAST_SEEN_AT, Rfc3339.format(at));
    }

    /** The same incident, resolved by a person. */
    public Incident resolvedByHand() {
        return with(BY_HAND, true);
    }

    /** @param at when remediation began; a time in an earlier record is kept */
    public Incident remediating(Instant at, List<String> actions, Map<String, @Nullable Object> metadata) {
        Incident changed = changed(IncidentStatus.REMEDIATING, null, actions, null, metadata);
        return more.containsKey(REMEDIATING_AT) ? changed : changed.with(REMEDIATING_AT, Rfc3339.format(at));
    }

    /** @param at null if the time is unknown */
    public Incident resolved(@Nullable Instant at, List<String> actions, Map<String, @Nullable Object> metadata) {
        return changed(IncidentStatus.RESOLVED, at == null ? null : Rfc3339.toMicros(at), actions, null, metadata);
    }

    public Incident failed(List<String> actions, @Nullable String error, Map<String, @Nullable Object> metadata) {
        return changed(IncidentStatus.FAILED, null, actions, error, metadata);
    }

    private Incident changed(
            IncidentStatus to, @Nullable Instant at, List<String> actions, @Nullable String fault, Map<String, @Nullable Object> added) {
        if (status.isTerminal()) {
            throw new RefusedException(
                    Refusal.NOT_ALLOWED, "incident " + id + " is " + status.text() + ", and that never changes");
        }
        List<String> allActions = new ArrayList<>(actionsTaken);
        allActions.addAll(actions);
        Map<String, @Nullable Object> allMetadata = new LinkedHashMap<>(metadata);
        allMetadata.putAll(added);
        return new Incident(id, detectedAt, at, to, playbookId, playbookName, failureMode, severity, allActions, fault,
                allMetadata, more);
    }

    private Incident with(String key, Object value) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(more);
        all.put(key, value);
        return new Incident(id, detectedAt, resolvedAt, status, playbookId, playbookName, failureMode, severity,
                actionsTaken, error, metadata, all);
    }

    private static int compareByDetection(Incident one, Incident other) {
        int byDetection = one.detectedAt.compareTo(other.detectedAt);
        return byDetection == 0 ? one.id.compareTo(other.id) : byDetection;
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value instanceof String text ? Rfc3339.parse(text) : null;
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? null : Duration.between(from, to);
    }
}
