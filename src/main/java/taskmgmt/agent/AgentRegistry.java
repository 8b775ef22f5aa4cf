package taskmgmt.agent;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The known agents. A Java program may supply its own registry; the command line reads {@code agents.yaml} in the log directory.
 * It is called at the start of a run, from one thread, and should be fast.
 */
public interface AgentRegistry {
    /** All agents, including disabled ones, in an order that makes sense to people. */
    Collection<Agent> agents();

    /** The agent of that name; null if there is none. */
    @Nullable Agent agent(String name);

    /** The limits on the tools of all agents. */
    ToolRules rules();
}
