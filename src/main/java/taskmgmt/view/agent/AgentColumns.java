package taskmgmt.view.agent;

import taskmgmt.agent.Agent;
import taskmgmt.render.Format;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** Lists of agents. */
public final class AgentColumns {
    /** Their names alone. */
    public static final Listing<String> NAMES = FieldList.<String>always().exact("agent", "AGENT", name -> name);

    private AgentColumns() {}

    public static Listing<Agent> agents(Format format) {
        return FieldList.<Agent>in(format)
                .exact("agent", "AGENT", Agent::name)
                .exact("kind", "KIND", each -> each.means().kind())
                .exact("enabled", "ENABLED", Agent::isEnabled)
                .number("capacity", "CAPACITY", each -> (long) each.capacity())
                .exact("capabilities", "CAPABILITIES", each -> String.join(", ", each.capabilities()))
                .text("description", "DESCRIPTION", Agent::about)
                .program("means", AgentFields::means);
    }
}
