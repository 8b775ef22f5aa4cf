package taskmgmt.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** The kinds of learning that the registry knows. Each is a task of the subsystem {@value #SUBSYSTEM}. */
public enum LearningActivity {
    EVENT("learning_event"),
    TRAINING("training_job"),
    CONFIG("config_update"),
    KNOWLEDGE("knowledge_acquisition");

    public static final String SUBSYSTEM = "learning";

    private final String type;

    LearningActivity(String type) {
        this.type = type;
    }

    /** The task's type. */
    public String type() {
        return type;
    }

    /** Whether the task is one of learning. */
    public static boolean is(Task task) {
        return task.subsystem().equals(SUBSYSTEM);
    }

    /** The fields that register such an activity; metadata is left out where it is empty. */
    public Map<String, @Nullable Object> registration(String title, String createdBy, Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(TaskField.TASK_TYPE.text(), type);
        fields.put(TaskField.SUBSYSTEM.text(), SUBSYSTEM);
        fields.put(TaskField.TITLE.text(), title);
        fields.put(TaskField.CREATED_BY.text(), createdBy);
        if (!metadata.isEmpty()) {
            fields.put(TaskField.METADATA.text(), metadata);
        }
        return fields;
    }
}
