package taskmgmt.agent;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a file, by name, in the order of the file.
 *
 * @param byName all agents, including disabled ones
 * @param rules  for the tools of all agents
 */
public record AgentCatalogue(Map<String, Agent> byName, ToolRules rules) implements AgentRegistry {
    public static final AgentCatalogue NONE = new AgentCatalogue(Map.of(), ToolRules.USUAL);

    public AgentCatalogue {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    @Override
    public Collection<Agent> agents() {
        return byName.values();
    }

    @Override
    public @Nullable Agent agent(String name) {
        return byName.get(name);
    }
}
