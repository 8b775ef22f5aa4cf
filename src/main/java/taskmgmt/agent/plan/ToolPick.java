package taskmgmt.agent.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.TaskFacts;
import taskmgmt.agent.tool.ToolSpec;

/**
 * The tool that does a step when no model chooses: the one that the step names, otherwise the one whose name occurs in its words.
 * The arguments come from the task's input, by name.
 */
public record ToolPick(String tool, Map<String, @Nullable Object> arguments) {
    public ToolPick {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * Picks the tool.
     *
     * @param tools the tools that the agent may use
     * @param agent its name, for messages
     * @throws AgentException if there is no such tool, or none of them is named
     */
    public static ToolPick of(PlanStep step, TaskFacts task, List<ToolSpec> tools, String agent) throws AgentException {
        String wanted = step.tool();
        if (wanted != null) {
            for (ToolSpec each : tools) {
                if (each.name().equals(wanted) || each.name().equals(agent + "__" + wanted)) {
                    return new ToolPick(each.name(), step.arguments());
                }
            }
            throw new AgentException(AgentFault.AGENT_METHOD_NOT_SUPPORTED, "agent " + agent + " has no tool '" + wanted + "': it has " + names(tools));
        }
        for (ToolSpec each : tools) {
            if (isNamed(shortName(each, agent), step.title() + "\n" + task.text())) {
                return new ToolPick(each.name(), arguments(each, task));
            }
        }
        throw new AgentException(AgentFault.TASK_AGENT_INCOMPATIBLE, "the task names none of the tools of agent " + agent + ", which are " + names(tools)
                + ": its input can, as 'tool' and 'arguments', or as 'steps'");
    }

    private static String names(List<ToolSpec> tools) {
        return tools.isEmpty() ? "none" : String.join(", ", tools.stream().map(ToolSpec::name).toList());
    }

    private static String shortName(ToolSpec tool, String agent) {
        return tool.name().startsWith(agent + "__") ? tool.name().substring(agent.length() + 2) : tool.name();
    }

    /** Whether the name is a word of the text. */
    private static boolean isNamed(String name, String text) {
        String words = text.toLowerCase(Locale.ROOT);
        String word = name.toLowerCase(Locale.ROOT);
        for (int at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + 1)) {
            int end = at + word.length();
            if ((at == 0 || !isLetter(words.charAt(at - 1))) && (end == words.length() || !isLetter(words.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char each) {
        return Character.isLetterOrDigit(each) || each == '_';
    }

    private static Map<String, @Nullable Object> arguments(ToolSpec tool, TaskFacts task) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        for (Object each : tool.schema().get("properties") instanceof Map<?, ?> properties ? properties.keySet() : List.of()) {
            if (task.input().get(String.valueOf(each)) != null) {
                arguments.put(String.valueOf(each), task.input().get(String.valueOf(each)));
            }
        }
        return arguments;
    }
}
