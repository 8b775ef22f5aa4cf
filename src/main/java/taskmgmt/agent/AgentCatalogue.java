package taskmgmt.agent;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a file, by their names and in its order.
 *
 * @param byName all, the disabled ones included
 * @param rules  for the tools of all of them
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
