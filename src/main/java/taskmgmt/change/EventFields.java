package taskmgmt.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.TaskField;

/** The fields of an event in the making, in the order in which they are written. For one event; not thread-safe. */
final class EventFields {
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    /** The fields of an event that names who reports it. */
    static EventFields by(String actor) {
        EventFields fields = new EventFields();
        fields.map.put("actor", actor);
        return fields;
    }

    /** Leaves the field out where it is not given. */
    EventFields put(TaskField field, @Nullable Object value) {
        if (value != null) {
            map.put(field.text(), value);
        }
        return this;
    }

    /** Writes null too, which takes away what the task had. */
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

    /** A claim needs no word: whoever says nothing claims. */
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

    /** What a request holds of an object: the same keys in the same order, whatever its giver does with it later. */
    static @Nullable Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> given) {
        return given == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
