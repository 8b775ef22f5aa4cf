package taskmgmt.agent;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of an agent.
 *
 * @param name         letters, digits, {@code _} and {@code -}
 * @param about        a description; null if there is none
 * @param capabilities types or tags of tasks that it can do; a trailing {@code *} matches any ending
 * @param tools        names of tools that it may use; a trailing {@code *} matches any ending
 * @param capacity     how many tasks it works on at a time, from 1
 * @param isEnabled    whether it is given tasks
 * @param timeout      of one step
 * @param budget       of one task
 * @param fallback     which agents take over if it fails
 * @param means        how it is run
 */
public record Agent(
        String name, @Nullable String about, List<String> capabilities, List<String> tools, int capacity, boolean isEnabled, Duration timeout,
        Budget budget, Fallback fallback, AgentMeans means) {
    public static final int DEFAULT_CAPACITY = 1;
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    /** An agent for tasks of these types or with one of these tags, with the defaults of a file for everything else. */
    public static Agent of(String name, List<String> capabilities, AgentMeans means) {
        return new Agent(name, null, capabilities, List.of(), DEFAULT_CAPACITY, true, DEFAULT_TIMEOUT, Budget.USUAL, Fallback.USUAL, means);
    }

    public Agent {
        capabilities = List.copyOf(capabilities);
        tools = List.copyOf(tools);
    }

    /** Whether it can do tasks of this type, or with one of these tags. */
    public boolean suits(String type, List<String> tags) {
        return matches(capabilities, type) || tags.stream().anyMatch(tag -> matches(capabilities, tag));
    }

    /** The type of a task for it that gives none: its name if it can do that type, otherwise the first type it names without a wildcard. */
    public String usualType() {
        if (!suits(name, List.of())) {
            for (String each : capabilities) {
                if (!each.endsWith("*")) {
                    return each;
                }
            }
        }
        return name;
    }

    /** Whether it may use the tool of this name. */
    public boolean mayUse(String tool) {
        return matches(tools, tool);
    }

    /** Whether one of the patterns matches the name. */
    static boolean matches(List<String> patterns, String name) {
        for (String each : patterns) {
            boolean open = each.endsWith("*");
            if (open ? name.startsWith(each.substring(0, each.length() - 1)) : name.equals(each)) {
                return true;
            }
        }
        return false;
    }
}
