package taskmgmt.change.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.TaskFacts;
import taskmgmt.agent.plan.Plan;
import taskmgmt.agent.plan.PlanReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Converts a task of the log to the goal of an agent, and its steps to their results. */
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

    /** The plan by which a model had the steps of a task that rests; null for none. Rules make the same plan again. */
    public static @Nullable Plan recorded(Task task) {
        if (task.status() != Status.PAUSED || !(task.fields().get(AgentTerms.RUN) instanceof Map<?, ?> run) || !"model".equals(run.get("planner"))) {
            return null;
        }
        try {
            return PlanReader.read(run.get("plan"), Plan.Planner.MODEL);
        } catch (AgentException _) {
            return null; // then one is made
        }
    }

    /**
     * The results of steps that are completed, by their ids: of a task that rests. One that begins again has none.
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
