package taskmgmt.imports.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.Severity;

/**
 * An incident as reported by another system. Immutable.
 *
 * @param row         its position in the source
 * @param id          its id in this log
 * @param occurred    when the failure began; null if unknown apart from the detection
 * @param remediating when work on it began; null if nobody worked on it or that is unknown
 * @param isOver      whether it is resolved
 * @param resolved    null while it is open, or if its source does not say when it was resolved
 * @param failureMode what failed: the affected component or service
 * @param actions     what was done, in order
 */
public record ForeignIncident(
        long row,
        String id,
        @Nullable Instant occurred,
        Instant detected,
        @Nullable Instant remediating,
        boolean isOver,
        @Nullable Instant resolved,
        String failureMode,
        Severity severity,
        List<String> actions,
        Map<String, @Nullable Object> metadata) {

    public ForeignIncident {
        actions = List.copyOf(actions);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * The records for it, oldest first, without those that a log already has. Its task has the incident's id.
     *
     * @param known the log's newest record of it; null if there is none
     */
    public List<Incident> records(@Nullable Incident known) {
        List<Incident> records = new ArrayList<>();
        Incident last = known;
        if (last == null) {
            Incident detection = new Incident(id, detected, null, IncidentStatus.DETECTED, null, null, failureMode, severity.text(),
                    List.of(), null, metadata, Map.of("task_id", id));
            last = occurred == null || occurred.isAfter(detected) ? detection : detection.occurred(occurred);
            records.add(last);
        }
        if (remediating != null && (resolved == null || !remediating.isAfter(resolved)) && last.status() == IncidentStatus.DETECTED) {
            last = last.remediating(remediating, List.of(), Map.of());
            records.add(last);
        }
        if (isOver && !last.status().isTerminal()) {
            records.add(last.resolved(resolved, actions, Map.of()));
        }
        return records;
    }

    /** When the record's change happened; for a resolution at an unknown time, the last known time. */
    public Instant at(Incident record) {
        Instant begun = record.remediatingAt();
        Instant over = record.resolvedAt();
        return record.status() == IncidentStatus.RESOLVED ? over == null ? record.changedAt() : over
                : record.status() == IncidentStatus.REMEDIATING && begun != null ? begun : record.detectedAt();
    }

    /** All values that were not read, and those that could not be used. */
    static Map<String, @Nullable Object> metadata(Fields fields, String format, Map<String, @Nullable Object> own) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("imported_from", format);
        own.forEach((key, value) -> {
            if (value != null) {
                metadata.put(key, value);
            }
        });
        fields.rest().forEach(metadata::putIfAbsent);
        if (!fields.unusable().isEmpty()) {
            metadata.put("unusable", new LinkedHashMap<>(fields.unusable()));
        }
        return metadata;
    }
}
