package taskmgmt.agent;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The known agents. A Java program may supply its own registry; the command line reads {@code agents.yaml} in the log directory.
 * It is called at the beginning of a run, from one thread, and should be fast.
 */
public interface AgentRegistry {
    /** All of them, the disabled ones included, in an order that means something to people. */
    Collection<Agent> agents();

    /** Null where there is none of that name. */
    @Nullable Agent agent(String name);

    /** What the tools of all agents may touch. */
    ToolRules rules();
}
