package taskmgmt.agent;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The agents that there are. A Java program may bring its own; the command line reads {@code agents.yaml} of the log directory. What it
 * answers is asked for at the beginning of a run, from one thread, and should be fast.
 */
public interface AgentRegistry {
    /** All of them, the disabled ones included, in an order that means something to people. */
    Collection<Agent> agents();

    /** Null where there is none of that name. */
    @Nullable Agent agent(String name);

    /** What the tools of all agents may touch. */
    ToolRules rules();
}
