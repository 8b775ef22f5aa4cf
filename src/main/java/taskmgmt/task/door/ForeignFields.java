package taskmgmt.task.door;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * The fields of an event that somebody else wrote, as far as this program knows them. An event is never rejected because a value is
 * not of its field's kind: {@link MeantValue} reads the value as it was meant, or it is kept under {@code metadata.unusable} with
 * its name. Unknown fields pass through unchanged. Used once.
 */
public final class ForeignFields {
    /** The key in the metadata for values that could not be used. */
    public static final String UNUSABLE = "unusable";
    /** The key in an event for what was found unsupported when it was reported. */
    public static final String NOTED = "noted";
    private static final String SUCCESS = "success";
    /** Fields that are computed from the events but may be given nevertheless. */
    private static final Set<TaskField> GIVEN_ALL_THE_SAME = Set.of(TaskField.RETRIES_COUNT, TaskField.ERROR_COUNT,
            TaskField.VERIFICATION_PASSES, TaskField.VERIFICATION_FAILURES, TaskField.BLOCKS);

    private final Map<String, @Nullable Object> usable = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> unusable = new LinkedHashMap<>();

    private ForeignFields() {}

    /** The usable and unusable parts of these fields. */
    public static ForeignFields of(Map<String, @Nullable Object> given) {
        ForeignFields fields = new ForeignFields();
        for (Map.Entry<String, @Nullable Object> entry : given.entrySet()) {
            fields.add(entry.getKey(), entry.getValue());
        }
        if (!fields.unusable.isEmpty()) {
            fields.keepAside();
        }
        return fields;
    }

    /** All fields that can be used, and the metadata with those that cannot. */
    public Map<String, @Nullable Object> usable() {
        return usable;
    }

    /** The names of the fields that cannot be used. */
    public List<String> unusableNames() {
        return List.copyOf(unusable.keySet());
    }

    private void add(String key, @Nullable Object value) {
        TaskField field = TaskField.named(key);
        if (field == TaskField.RESOURCE_USAGE || field == TaskField.ML_METRICS) {
            addObject(key, value, field == TaskField.ML_METRICS ? TaskField.Origin.MODEL : TaskField.Origin.RESOURCE);
        } else if (field != null && isRead(field)) {
            put(usable, key, field, value);
        } else if (field == TaskField.PROOF && value != null && !Status.Proof.CLAIMED.text().equals(value)) {
            unusable.put(key, value); // what is reported is a claim: only the process that ran the work can say more
        } else if (key.equals(Task.JOB) || key.equals(Task.HANDLER_VERSION) || key.equals(Task.LEASE) || key.equals(Task.WORKFLOW_RUN) || key.equals(Task.WORKFLOW_STEP)) {
            unusable.put(key, value); // whoever reports events cannot have anything executed, nor claim a task
        } else if (key.equals(SUCCESS) && value instanceof String) {
            put(usable, key, TaskField.SLA_MET, value); // true or false, as any flag
        } else {
            usable.put(key, value);
        }
    }

    private static boolean isRead(TaskField field) {
        return field.origin() != TaskField.Origin.COMPUTED || GIVEN_ALL_THE_SAME.contains(field);
    }

    private void put(Map<String, @Nullable Object> to, String key, TaskField field, @Nullable Object value) {
        if (field.fault(value).isEmpty()) {
            to.put(key, value);
            return;
        }
        Object meant = value == null ? null : MeantValue.of(field.kind(), value);
        if (meant != null && field.fault(meant).isEmpty()) {
            to.put(key, meant);
        } else {
            unusable.put(key, value);
        }
    }

    /** An object of figures, each of which may be usable or not. */
    private void addObject(String key, @Nullable Object value, TaskField.Origin origin) {
        if (!(value instanceof Map<?, ?> object)) {
            put(usable, key, TaskField.METADATA, value);
            return;
        }
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            String name = String.valueOf(entry.getKey());
            TaskField field = TaskField.named(name);
            if (field != null && field.origin() == origin) {
                put(figures, name, field, entry.getValue());
            } else {
                figures.put(name, entry.getValue());
            }
        }
        usable.put(key, figures);
    }

    private void keepAside() {
        String key = TaskField.METADATA.text();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (usable.get(key) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> metadata.put(String.valueOf(name), value));
        }
        Map<String, @Nullable Object> aside = new LinkedHashMap<>();
        if (metadata.get(UNUSABLE) instanceof Map<?, ?> before) {
            before.forEach((name, value) -> aside.put(String.valueOf(name), value));
        }
        aside.putAll(unusable);
        metadata.put(UNUSABLE, aside);
        usable.put(key, metadata);
    }

    /** The event with these remarks added to the ones noted before. */
    public static TaskEvent noted(TaskEvent event, List<String> odd) {
        List<String> all = new ArrayList<>(event.texts(NOTED));
        all.addAll(odd);
        return event.with(NOTED, List.copyOf(all));
    }

    /** The event with a field that cannot be used moved to the unusable ones. */
    public static TaskEvent without(String key, TaskEvent event) {
        ForeignFields fields = new ForeignFields();
        fields.usable.putAll(event.fields());
        fields.unusable.put(key, fields.usable.remove(key));
        fields.keepAside();
        return new TaskEvent(event.at(), event.type(), event.taskId(), fields.usable);
    }

    /** The remark for each field that cannot be used, without its value. */
    public static List<String> remarks(List<String> names) {
        List<String> remarks = new ArrayList<>();
        for (String name : names) {
            remarks.add(name + " cannot be used: kept in metadata." + UNUSABLE);
        }
        return remarks;
    }
}
