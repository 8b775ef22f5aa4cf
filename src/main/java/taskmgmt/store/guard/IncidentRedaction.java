package taskmgmt.store.guard;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.redaction.Redaction;

/** Removes secrets from incidents. */
final class IncidentRedaction {
    private IncidentRedaction() {}

    /** The incident without its secrets; the same instance if it has none. */
    static Incident without(Incident incident, Redaction redaction) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("playbook_name", incident.playbookName());
        told.put("failure_mode", incident.failureMode());
        told.put("actions_taken", incident.actionsTaken());
        told.put("error", incident.error());
        told.put("metadata", incident.metadata());
        Map<String, @Nullable Object> clean = redaction.record(told);
        Map<String, @Nullable Object> more = redaction.record(incident.more());
        if (clean.equals(told) && more.equals(incident.more())) {
            return incident;
        }
        Map<String, @Nullable Object> marked = new LinkedHashMap<>(more);
        Set<Object> paths = new LinkedHashSet<>();
        addAll(incident.more().get(Redaction.LIST), paths);
        addAll(clean.get(Redaction.LIST), paths);
        addAll(more.get(Redaction.LIST), paths);
        marked.put(Redaction.LIST, List.copyOf(paths));
        return new Incident(incident.id(), incident.detectedAt(), incident.resolvedAt(), incident.status(), incident.playbookId(),
                text(clean, "playbook_name"), String.valueOf(clean.get("failure_mode")), incident.severity(), texts(clean.get("actions_taken")),
                text(clean, "error"), object(clean.get("metadata")), marked);
    }

    private static void addAll(@Nullable Object list, Set<Object> to) {
        if (list instanceof List<?> paths) {
            paths.forEach(path -> to.add(String.valueOf(path)));
        }
    }

    private static @Nullable String text(Map<String, @Nullable Object> record, String key) {
        return record.get(key) instanceof String text ? text : null;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    @SuppressWarnings("unchecked") // a record's keys are strings
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
