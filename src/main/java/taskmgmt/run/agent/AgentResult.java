package taskmgmt.run.agent;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.Spent;

/**
 * The result of a task.
 *
 * @param agent     who did it at the end
 * @param tried     all who tried, in their order
 * @param planner   {@code rules} or {@code model}; null if there was no plan
 * @param steps     that were completed
 * @param replans   how often it was planned again
 * @param text      the answer; null if it failed
 * @param fault     the type of the failure; null if it completed or waits
 * @param error     why it failed or waits; null if it completed
 * @param waits     whether it waits for somebody to allow a tool
 * @param interrupted whether this process was told to end
 */
public record AgentResult(
        String taskId, String agent, List<String> tried, @Nullable String planner, int steps, int replans, @Nullable String text,
        @Nullable AgentFault fault, @Nullable String error, boolean waits, boolean interrupted, Spent spent, Duration took) {
    public AgentResult {
        tried = List.copyOf(tried);
    }

    public boolean completed() {
        return error == null;
    }
}
