package taskmgmt.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.word.Suggestion;

/** Parses a file of agents into a catalogue, or into a list of all its errors. */
public final class AgentsParser {
    private final List<YamlProblem> problems = new ArrayList<>();

    private AgentsParser() {}

    public static YamlResult<AgentCatalogue> parse(String text) {
        return YamlResult.of(text, new AgentsParser()::catalogue);
    }

    private YamlResult<AgentCatalogue> catalogue(YamlNode root) {
        YamlFields fields = YamlFields.of(root, "the file", problems);
        YamlNode listed = fields.required("agents");
        Map<String, Agent> agents = new LinkedHashMap<>();
        if (listed != null) {
            List<YamlNode.Entry> all = entries(listed);
            for (YamlNode.Entry each : all) {
                Agent agent = AgentParser.parse(each, problems);
                if (agent != null) {
                    agents.put(each.name(), agent);
                }
            }
            checkFallbacks(all, agents);
        }
        YamlNode tools = fields.node("tools");
        ToolRules rules = tools == null ? ToolRules.USUAL : ToolRulesParser.parse(tools, problems);
        fields.finish();
        return new YamlResult<>(problems.isEmpty() ? new AgentCatalogue(agents, rules) : null, problems);
    }

    /** A file may have no agents yet: {@code agents: {}}. */
    private List<YamlNode.Entry> entries(YamlNode listed) {
        if (listed instanceof YamlNode.Entries entries) {
            return entries.all();
        }
        problems.add(new YamlProblem(listed.line(), listed.column(), "'agents' has to be a mapping from names to agents, and is " + listed.kind()));
        return List.of();
    }

    private void checkFallbacks(List<YamlNode.Entry> all, Map<String, Agent> agents) {
        List<String> names = all.stream().map(YamlNode.Entry::name).toList();
        for (YamlNode.Entry each : all) {
            Agent agent = agents.get(each.name());
            for (String other : agent == null ? List.<String>of() : agent.fallback().agents()) {
                if (!names.contains(other) || other.equals(each.name())) {
                    problems.add(new YamlProblem(each.line(), each.column(), other.equals(each.name())
                            ? "agent '" + other + "' cannot be its own fallback"
                            : "the fallback '" + other + "' of agent '" + each.name() + "' is not there" + Suggestion.sentence(other, names)));
                }
            }
        }
    }
}
