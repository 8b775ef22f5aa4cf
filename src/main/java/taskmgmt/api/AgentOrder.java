package taskmgmt.api;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Budget;

/**
 * How agents are to do a task: {@code AgentOrder.in(workspace).verifiedBy("make test")}. Each method returns a new order.
 *
 * @param workspace   the directory they work in, which none of their tools can leave
 * @param agent       the name of the agent that is to do it; null for the one with the best score
 * @param verify      a shell command line whose exit code 0 means that the task is done; null for none
 * @param budget      limits that override those of the agent
 * @param allowed     tools that are marked as dangerous but allowed for this task
 * @param environment the variables that hold the keys of models
 */
public record AgentOrder(
        Path workspace, @Nullable String agent, @Nullable String verify, Budget budget, Set<String> allowed, Map<String, String> environment) {
    public AgentOrder {
        allowed = Set.copyOf(allowed);
        environment = Map.copyOf(environment);
    }

    /** The agent with the best score does it, with its own budget and without keys. */
    public static AgentOrder in(Path workspace) {
        return new AgentOrder(workspace, null, null, Budget.NONE, Set.of(), Map.of());
    }

    /** The same order for the agent of this name. */
    public AgentOrder by(String name) {
        return new AgentOrder(workspace, name, verify, budget, allowed, environment);
    }

    /** The same order with a shell command line whose exit code 0 means that the task is done. */
    public AgentOrder verifiedBy(String line) {
        return new AgentOrder(workspace, agent, line, budget, allowed, environment);
    }

    /** The same order with other limits. */
    public AgentOrder within(Budget limits) {
        return new AgentOrder(workspace, agent, verify, limits, allowed, environment);
    }

    /** The same order with one more dangerous tool allowed. */
    public AgentOrder allowing(String tool) {
        Set<String> more = new LinkedHashSet<>(allowed);
        more.add(tool);
        return new AgentOrder(workspace, agent, verify, budget, more, environment);
    }

    /**
     * The same order with these variables, usually {@code System.getenv()}: the keys of models are read from them; tools do not see
     * them.
     */
    public AgentOrder with(Map<String, String> variables) {
        return new AgentOrder(workspace, agent, verify, budget, allowed, variables);
    }
}
