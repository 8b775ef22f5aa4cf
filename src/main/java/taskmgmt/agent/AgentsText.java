package taskmgmt.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.BadYamlException;
import taskmgmt.intake.yaml.YamlDocument;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlResult;

/**
 * Edits a file of agents line by line, so that the rest of it, comments included, stays unchanged. The result is parsed again,
 * and refused unless it has exactly the intended meaning.
 */
public final class AgentsText {
    private static final String BY_HAND = ": its lines cannot be changed one by one; change the file by hand";

    private static final int DEFAULT_INDENT = 2;

    private AgentsText() {}

    /**
     * Merges the agents of another file into this one; agents of the same name are replaced. The tool rules stay as they are. If
     * this file is empty, the result is the other file.
     *
     * @param text  a valid file, or an empty string
     * @param other a valid file
     * @throws IllegalArgumentException if it is written in a way that cannot be preserved
     */
    public static String with(String text, String other) {
        AgentCatalogue before = catalogue(text);
        AgentCatalogue added = catalogue(other);
        if (text.isBlank()) {
            return other;
        }
        String now = before.agents().isEmpty() ? text.replaceFirst("(?m)^agents: *\\{ *} *$", "agents:") : text;
        for (String name : added.byName().keySet()) {
            now = with(now, name, block(other, name));
        }
        Map<String, Agent> all = new LinkedHashMap<>(before.byName());
        all.putAll(added.byName());
        return checked(now, new AgentCatalogue(all, before.rules()));
    }

    /** Enables or disables an agent in a valid file. */
    public static String enabled(String text, String name, boolean isEnabled) {
        AgentCatalogue before = catalogue(text);
        Agent agent = Objects.requireNonNull(before.agent(name));
        Map<String, Agent> all = new LinkedHashMap<>(before.byName());
        all.put(name, new Agent(agent.name(), agent.about(), agent.capabilities(), agent.tools(), agent.capacity(), isEnabled, agent.timeout(),
                agent.budget(), agent.fallback(), agent.means()));
        List<String> lines = new ArrayList<>(text.lines().toList());
        YamlNode.Entries values = (YamlNode.Entries) entry(root(text), name).value();
        YamlNode.Entry flag = find(values, "enabled");
        if (flag == null) {
            YamlNode.Entry first = values.all().getFirst();
            lines.add(first.line() - 1, " ".repeat(first.column() - 1) + "enabled: " + isEnabled);
        } else {
            YamlNode.Scalar value = (YamlNode.Scalar) flag.value();
            String line = lines.get(value.line() - 1);
            int from = value.column() - 1;
            int length = value.text().length() + (value.quoted() ? 2 : 0);
            lines.set(value.line() - 1, line.substring(0, from) + isEnabled + line.substring(Math.min(line.length(), from + length)));
        }
        return checked(joined(lines), new AgentCatalogue(all, before.rules()));
    }

    private static String with(String text, String name, List<String> block) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        YamlNode.Entry agents = Objects.requireNonNull(find((YamlNode.Entries) root(text), "agents"));
        List<YamlNode.Entry> all = agents.value() instanceof YamlNode.Entries entries ? entries.all() : List.of();
        YamlNode.Entry old = find(new YamlNode.Entries(all, 1, 1), name);
        List<String> moved = indented(block, all.isEmpty() ? DEFAULT_INDENT : all.getFirst().column() - 1);
        if (old != null) {
            int end = end(text, name);
            lines.subList(old.line() - 1, end).clear();
            lines.addAll(old.line() - 1, moved);
        } else {
            lines.addAll(all.isEmpty() ? agents.line() : end(text, all.getLast().name()), moved);
        }
        return joined(lines);
    }

    private static List<String> indented(List<String> block, int indent) {
        int before = block.getFirst().length() - block.getFirst().stripLeading().length();
        List<String> moved = new ArrayList<>();
        for (String line : block) {
            int own = line.length() - line.stripLeading().length();
            moved.add(line.isBlank() ? "" : " ".repeat(Math.max(0, own - before) + indent) + line.stripLeading());
        }
        return moved;
    }

    /** The lines of an agent. */
    private static List<String> block(String text, String name) {
        return text.lines().toList().subList(entry(root(text), name).line() - 1, end(text, name));
    }

    /** The number of the agent's last line: everything up to the next name, except for blank lines and comments, belongs to it. */
    private static int end(String text, String name) {
        YamlNode.Entries root = (YamlNode.Entries) root(text);
        List<String> lines = text.lines().toList();
        int begin = entry(root, name).line();
        int end = lines.size();
        for (YamlNode.Entry top : root.all()) {
            end = top.line() > begin ? Math.min(end, top.line() - 1) : end;
            for (YamlNode.Entry each : top.value() instanceof YamlNode.Entries all ? all.all() : List.<YamlNode.Entry>of()) {
                end = each.line() > begin && top.name().equals("agents") ? Math.min(end, each.line() - 1) : end;
            }
        }
        while (end > begin && (lines.get(end - 1).isBlank() || lines.get(end - 1).stripLeading().startsWith("#"))) {
            end--;
        }
        return end;
    }

    private static YamlNode.Entry entry(YamlNode root, String name) {
        YamlNode.Entry agents = Objects.requireNonNull(find((YamlNode.Entries) root, "agents"));
        return Objects.requireNonNull(find((YamlNode.Entries) agents.value(), name));
    }

    private static YamlNode.@Nullable Entry find(YamlNode.Entries entries, String name) {
        for (YamlNode.Entry each : entries.all()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    private static YamlNode root(String text) {
        try {
            return YamlDocument.parse(text);
        } catch (BadYamlException e) {
            throw new IllegalArgumentException(e.getMessage() + BY_HAND, e);
        }
    }

    private static AgentCatalogue catalogue(String text) {
        AgentCatalogue catalogue = text.isBlank() ? AgentCatalogue.NONE : AgentsParser.parse(text).value();
        if (catalogue == null) {
            throw new IllegalArgumentException("there is something wrong with the file of agents");
        }
        return catalogue;
    }

    private static String checked(String text, AgentCatalogue wanted) {
        YamlResult<AgentCatalogue> parsed = AgentsParser.parse(text);
        if (!wanted.equals(parsed.value())) {
            throw new IllegalArgumentException((parsed.problems().isEmpty() ? "it would say something else"
                    : parsed.problems().getFirst().words()) + BY_HAND);
        }
        return text;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
