package taskmgmt.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.BadYamlException;
import taskmgmt.intake.yaml.YamlDocument;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.word.Suggestion;

/** From the text of a file of agents to its catalogue, or to everything that is wrong with it. */
public final class AgentsParser {
    private final List<YamlProblem> problems = new ArrayList<>();

    private AgentsParser() {}

    /**
     * What was made of the text.
     *
     * @param catalogue null where there are problems
     * @param problems  in the order of the file
     */
    public record Parsed(@Nullable AgentCatalogue catalogue, List<YamlProblem> problems) {
        public Parsed {
            List<YamlProblem> sorted = new ArrayList<>(problems);
            sorted.sort(Comparator.comparingInt(YamlProblem::line).thenComparingInt(YamlProblem::column));
            problems = List.copyOf(sorted);
        }
    }

    public static Parsed parse(String text) {
        try {
            return new AgentsParser().catalogue(YamlDocument.parse(text));
        } catch (BadYamlException e) {
            return new Parsed(null, List.of(new YamlProblem(e.line(), e.column(), String.valueOf(e.getMessage()))));
        }
    }

    private Parsed catalogue(YamlNode root) {
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
        return new Parsed(problems.isEmpty() ? new AgentCatalogue(agents, rules) : null, problems);
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
