package taskmgmt.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.Spent;

/**
 * What has become of a task that agents were to do.
 *
 * @param agents who tried, in their order; the last one is who did it, where it is done
 * @param text   what they say; null where it failed
 * @param fault  the type of the failure; null where it is done, or waits for somebody to allow a tool
 * @param error  why it is not done; null where it is
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
