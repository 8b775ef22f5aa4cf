package taskmgmt.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.EntryBefore;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.time.Rfc3339;

/** Converts an {@link Incident} to and from its line in {@code incidents.jsonl}: thirteen keys in a fixed order, then newer ones. */
public final class IncidentCodec {
    private static final List<String> KEYS = List.of("incident_id", "detected_at", "resolved_at", "status", "playbook_id",
            "playbook_name", "failure_mode", "severity", "mttr_seconds", "actions_taken", "success", "error", "metadata");

    private IncidentCodec() {}

    /** Writes the record without a line's end. */
    public static void write(Incident incident, JsonLineWriter line) {
        line.value(toMap(incident));
    }

    /** The record's keys and values in their order. */
    public static Map<String, @Nullable Object> toMap(Incident incident) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("incident_id", incident.id());
        line.put("detected_at", incident.detectedAt());
        line.put("resolved_at", incident.resolvedAt());
        line.put("status", incident.status().text());
        line.put("playbook_id", incident.playbookId());
        line.put("playbook_name", incident.playbookName());
        line.put("failure_mode", incident.failureMode());
        line.put("severity", incident.severity());
        line.put("mttr_seconds", incident.mttrSeconds());
        line.put("actions_taken", incident.actionsTaken());
        line.put("success", incident.success());
        line.put("error", incident.error());
        line.put("metadata", incident.metadata());
        line.putAll(incident.more());
        return line;
    }

    public static Incident decode(Map<String, @Nullable Object> line) throws BadJsonException {
        IncidentStatus status = line.get("status") instanceof String text ? IncidentStatus.named(text) : null;
        if (!(line.get("incident_id") instanceof String id) || status == null) {
            throw new BadJsonException(status == null ? "it has no known status" : "it has no incident_id");
        }
        Instant detectedAt = instant(line, "detected_at");
        if (detectedAt == null) {
            throw new BadJsonException("it has no detected_at");
        }
        return new Incident(id, detectedAt, instant(line, "resolved_at"), status, text(line, "playbook_id"),
                text(line, "playbook_name"), orUnknown(text(line, "failure_mode")), orUnknown(text(line, "severity")),
                texts(line.get("actions_taken")), text(line, "error"), object(line.get("metadata")), rest(line));
    }

    private static @Nullable Instant instant(Map<String, @Nullable Object> line, String key) throws BadJsonException {
        if (!(line.get(key) instanceof String text)) {
            return null;
        }
        Instant instant = Rfc3339.parse(text);
        if (instant == null) {
            throw new BadJsonException(key + " is no RFC 3339 timestamp");
        }
        return instant;
    }

    private static @Nullable String text(Map<String, @Nullable Object> line, String key) {
        return line.get(key) instanceof String text ? text : null;
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? "unknown" : text;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> object.put(String.valueOf(key), item));
        }
        return object;
    }

    private static Map<String, @Nullable Object> rest(Map<String, @Nullable Object> line) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(line);
        KEYS.forEach(rest.keySet()::remove);
        if (EntryBefore.isOne(rest.get(EntryBefore.KEY))) {
            rest.remove(EntryBefore.KEY); // about the line, not part of the record
        }
        return rest;
    }
}
