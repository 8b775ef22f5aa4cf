package taskmgmt.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFilter;

/** The kinds of learning in the registry. Each is a task of the subsystem {@value #SUBSYSTEM}, except for models that others train. */
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

    /** Whether the task is a learning activity: of that subsystem, or a training job of any subsystem. */
    public static boolean is(Task task) {
        return is(task.subsystem(), task.type());
    }

    private static boolean is(String subsystem, String type) {
        return subsystem.equals(SUBSYSTEM) || type.equals(TRAINING.type);
    }

    /** Selects the learning activities. */
    public static TaskFilter wanted() {
        return new TaskFilter(Set.of(), "", Map.of(), List.of(new TaskFilter.Condition(LearningActivity::is, run -> is(run.subsystem(), run.type()))));
    }

    /** The fields that register such an activity; empty metadata is left out. */
    public Map<String, @Nullable Object> registration(String title, String createdBy, Map<String, @Nullable Object> metadata) {
        return registration(type, SUBSYSTEM, title, createdBy, metadata);
    }

    /** The same for another type or subsystem. */
    public static Map<String, @Nullable Object> registration(String type, String subsystem, String title, String createdBy,
            Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(TaskField.TASK_TYPE.text(), type);
        fields.put(TaskField.SUBSYSTEM.text(), subsystem);
        fields.put(TaskField.TITLE.text(), title);
        fields.put(TaskField.CREATED_BY.text(), createdBy);
        if (!metadata.isEmpty()) {
            fields.put(TaskField.METADATA.text(), metadata);
        }
        return fields;
    }
}
