package taskmgmt.agent.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.TaskFacts;
import taskmgmt.json.JsonPrinter;

/**
 * The instructions for the agent that does a step.
 *
 * @param results  of the steps before it, by title
 * @param error    what went wrong before; null if nothing did
 * @param memories what the log knows about similar tasks, one line each
 */
public record Goal(TaskFacts task, Map<String, String> results, @Nullable String error, List<String> memories) {
    private static final int MAX_RESULT = 8_000;

    public Goal {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        memories = List.copyOf(memories);
    }

    /** The prompt for one step, or for the whole task. */
    public String prompt(@Nullable PlanStep step) {
        StringBuilder prompt = new StringBuilder("Task ").append(task.id()).append(": ").append(task.text()).append('\n');
        if (!task.input().isEmpty()) {
            prompt.append("\nInput: ").append(JsonPrinter.compact(task.input())).append('\n');
        }
        if (step != null && !step.title().equals(task.title())) {
            prompt.append("\nDo this step of it now: ").append(step.title()).append('\n');
        }
        results.forEach((title, result) -> prompt.append("\nResult of '").append(title).append("':\n").append(shortened(result)).append('\n'));
        if (!memories.isEmpty()) {
            prompt.append("\nWhat is recorded of tasks like it:\n");
            memories.forEach(each -> prompt.append("- ").append(each).append('\n'));
        }
        if (error != null) {
            prompt.append("\nIt was tried before and failed:\n").append(shortened(error)).append('\n');
        }
        return prompt.toString();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_RESULT ? text : "… " + text.substring(text.length() - MAX_RESULT);
    }
}
