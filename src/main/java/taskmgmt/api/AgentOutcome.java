package taskmgmt.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.Spent;

/**
 * The outcome of a task that agents were given.
 *
 * @param agents the agents that tried, in order; if the task is done, the last one did it
 * @param text   the answer; null if it failed
 * @param fault  the type of the failure; null if the task is done, or waits for somebody to allow a tool
 * @param error  why it is not done; null if it is
 * @param spent  steps, tokens and money
 */
public record AgentOutcome(String taskId, List<String> agents, @Nullable String text, @Nullable AgentFault fault, @Nullable String error, Spent spent) {
    public AgentOutcome {
        agents = List.copyOf(agents);
    }

    public boolean isCompleted() {
        return error == null;
    }
}
