package taskmgmt.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits on the tools of all agents. No output of a model, program or tool changes them.
 *
 * @param commands  programs that may be run, by name or path; if empty, none may
 * @param urls      prefixes of addresses that may be requested; if empty, none may
 * @param dangerous names of tools that somebody has to allow for a run before they are called; a trailing {@code *} matches any ending
 * @param fallbacks tools to call, in this order, in place of one that is of no use, by the name of that tool
 */
public record ToolRules(List<String> commands, List<WebAddress> urls, List<String> dangerous, Map<String, List<String>> fallbacks) {
    /** Tools that write or run something need permission. */
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

    /** Whether the address may be requested. */
    public boolean allows(WebAddress address) {
        return urls.stream().anyMatch(address::isBelow);
    }
}
