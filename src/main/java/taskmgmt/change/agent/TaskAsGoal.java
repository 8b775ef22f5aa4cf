package taskmgmt.change.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.TaskFacts;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** From a task of the log to what an agent is told, and from its steps to what they came to. */
public final class TaskAsGoal {
    private TaskAsGoal() {}

    public static TaskFacts of(Task task) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        if (task.value(TaskField.INPUT) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> input.put(String.valueOf(key), value));
        } else if (task.value(TaskField.INPUT) != null) {
            input.put("input", task.value(TaskField.INPUT));
        }
        return new TaskFacts(task.id(), task.type(), task.title(), task.text(TaskField.DESCRIPTION), task.priority(), task.tags(), input);
    }

    /**
     * The results of steps that are completed, by their ids: of a task that rests. One that begins anew has none.
     *
     * @param completed their tasks
     */
    public static Map<String, String> results(Map<String, Task> completed, Task task) {
        Map<String, String> results = new LinkedHashMap<>();
        if (task.status() == Status.PAUSED) {
            completed.forEach((id, step) -> results.put(id, step.value(TaskField.RESULT) instanceof Map<?, ?> map ? String.valueOf(map.get("text")) : ""));
        }
        return results;
    }
}
