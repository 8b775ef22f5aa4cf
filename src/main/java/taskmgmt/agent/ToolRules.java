package taskmgmt.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits on the tools of all agents. No output of a model, a program or a tool changes them.
 *
 * @param commands  programs that may be run, by name or by path; none, where it is empty
 * @param urls      beginnings of addresses that may be asked for; the same
 * @param dangerous names of tools that somebody has to allow for a run before they are called; {@code *} at the end of one is any ending
 * @param fallbacks tools that are called instead of one that is of no use, in this order, by its name
 */
public record ToolRules(List<String> commands, List<WebAddress> urls, List<String> dangerous, Map<String, List<String>> fallbacks) {
    /** What writes or runs something is not done unasked. */
    public static final List<String> USUALLY_DANGEROUS = List.of("run_command", "write_file");
    public static final ToolRules USUAL = new ToolRules(List.of(), List.of(), USUALLY_DANGEROUS, Map.of());

    public ToolRules {
        commands = List.copyOf(commands);
        urls = List.copyOf(urls);
        dangerous = List.copyOf(dangerous);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fallbacks.forEach((name, others) -> copy.put(name, List.copyOf(others)));
        fallbacks = Collections.unmodifiableMap(copy);
    }

    public boolean isDangerous(String tool) {
        return Agent.matches(dangerous, tool);
    }

    /** Whether the address may be asked for. */
    public boolean allows(WebAddress address) {
        return urls.stream().anyMatch(address::isBelow);
    }
}
