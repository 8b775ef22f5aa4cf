package taskmgmt.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.TaskField;

/**
 * The fields of an event under construction, in the order in which they are written. For one event; not thread-safe.
 */
final class EventFields {
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    /** The fields of an event, starting with the actor that reports it. */
    static EventFields by(String actor) {
        EventFields fields = new EventFields();
        fields.map.put("actor", actor);
        return fields;
    }

    /** Leaves the field out if the value is null. */
    EventFields put(TaskField field, @Nullable Object value) {
        if (value != null) {
            map.put(field.text(), value);
        }
        return this;
    }

    /** Writes null too, which removes what the task had. */
    EventFields set(TaskField field, @Nullable Object value) {
        map.put(field.text(), value);
        return this;
    }

    EventFields putAll(Map<String, @Nullable Object> fields) {
        map.putAll(fields);
        return this;
    }

    EventFields succeeded(boolean success) {
        map.put("success", success);
        return this;
    }

    EventFields verified(TaskVerification verification) {
        map.put("verification", verification.toMap());
        return this;
    }

    /** A mere claim is not written: it is the default. */
    EventFields known(Status.Proof proof) {
        if (proof != Status.Proof.CLAIMED) {
            map.put(Status.Proof.KEY, proof.text());
        }
        return this;
    }

    EventFields put(WorkFigures figures) {
        return put(TaskField.RESOURCE_USAGE, figures.resourceUsage()).put(TaskField.ML_METRICS, figures.mlMetrics());
    }

    Map<String, @Nullable Object> map() {
        return map;
    }

    /**
     * A copy of an object in a request, with the same keys in the same order, unaffected by later changes of the
     * original.
     */
    static @Nullable Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> given) {
        return given == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
