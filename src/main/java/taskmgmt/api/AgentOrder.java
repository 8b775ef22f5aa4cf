package taskmgmt.api;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Budget;

/**
 * How agents are to do a task: {@code AgentOrder.in(workspace).verifiedBy("make test")}. Each method returns another order.
 *
 * @param workspace   where they work, and out of which no tool of theirs gets
 * @param agent       who is to do it, by name; null for whoever scores best
 * @param verify      a line for a shell that says by exit code 0 that the task is done; null for none
 * @param budget      limits that count before those of the agent
 * @param allowed     tools that are marked as dangerous and are allowed nevertheless
 * @param environment where the keys of models are found
 */
public record AgentOrder(
        Path workspace, @Nullable String agent, @Nullable String verify, Budget budget, Set<String> allowed, Map<String, String> environment) {
    public AgentOrder {
        allowed = Set.copyOf(allowed);
        environment = Map.copyOf(environment);
    }

    /** Whoever scores best does it, with the budget that it has, and without keys. */
    public static AgentOrder in(Path workspace) {
        return new AgentOrder(workspace, null, null, Budget.NONE, Set.of(), Map.of());
    }

    /** The same for the agent of this name. */
    public AgentOrder by(String name) {
        return new AgentOrder(workspace, name, verify, budget, allowed, environment);
    }

    /** The same with a line for a shell that says by exit code 0 that the task is done. */
    public AgentOrder verifiedBy(String line) {
        return new AgentOrder(workspace, agent, line, budget, allowed, environment);
    }

    /** The same with other limits. */
    public AgentOrder within(Budget limits) {
        return new AgentOrder(workspace, agent, verify, limits, allowed, environment);
    }

    /** The same with one dangerous tool more that is allowed. */
    public AgentOrder allowing(String tool) {
        Set<String> more = new LinkedHashSet<>(allowed);
        more.add(tool);
        return new AgentOrder(workspace, agent, verify, budget, more, environment);
    }

    /** The same with variables, usually {@code System.getenv()}: models find their keys there, and no tool sees them. */
    public AgentOrder with(Map<String, String> variables) {
        return new AgentOrder(workspace, agent, verify, budget, allowed, variables);
    }
}
