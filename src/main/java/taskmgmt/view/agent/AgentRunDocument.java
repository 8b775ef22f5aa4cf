package taskmgmt.view.agent;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.Spent;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;

/**
 * The outcome of a task done by agents.
 *
 * @param status  the task's current status
 * @param tried   the agents tried, in order
 * @param planner null if there was no plan
 * @param text    the answer; null for none
 * @param error   why it failed or waits; null if it is completed
 */
public record AgentRunDocument(
        String taskId, String status, List<String> tried, @Nullable String planner, int steps, int replans, @Nullable String text,
        @Nullable AgentFault fault, @Nullable String error, Spent spent, Duration took) implements Document {
    public AgentRunDocument {
        tried = List.copyOf(tried);
    }

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", taskId);
        data.put("status", status);
        data.put("agent", tried.getLast());
        data.put("from_fallback", tried.size() > 1);
        data.put("original_agent", tried.getFirst());
        data.put("fallbacks_attempted", tried.subList(1, tried.size()));
        data.put("planner", planner);
        data.put("steps", (long) steps);
        data.put("replans", (long) replans);
        data.put("result", text);
        data.put("error_code", fault == null ? null : fault.name());
        data.put("error_message", error);
        data.put("input_tokens", spent.inputTokens());
        data.put("output_tokens", spent.outputTokens());
        data.put("cost_usd", spent.toMap().get("cost_usd"));
        data.put("duration_seconds", took);
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out);
        sheet.figure("Task", taskId + " is " + status);
        sheet.figure("Agent", tried.getLast() + (tried.size() == 1 ? "" : ", after " + String.join(", ", tried.subList(0, tried.size() - 1))));
        if (planner != null) {
            sheet.figure("Plan", "planner: " + planner + ", " + steps + (steps == 1 ? " step" : " steps") + " completed"
                    + (replans == 0 ? "" : ", planned again " + replans + (replans == 1 ? " time" : " times")));
        }
        if (spent.tokens() > 0 || spent.hasCost()) {
            sheet.figure("Used", spent.tokens() + " tokens" + (spent.hasCost() ? ", $" + spent.shownCost() : ""));
        }
        sheet.figure(error == null ? "Result" : "Reason", Human.cell(error == null ? text : error));
    }
}
