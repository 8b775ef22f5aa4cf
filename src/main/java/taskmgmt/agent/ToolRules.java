package taskmgmt.agent;

import java.util.List;

/**
 * What the tools of all agents may touch. Nothing that a model, a program or the result of a tool says changes it.
 *
 * @param commands  programs that may be run, by name or by path; none, where it is empty
 * @param urls      beginnings of addresses that may be asked for; the same
 * @param dangerous names of tools that somebody has to allow for a run before they are called; {@code *} at the end of one is any ending
 */
public record ToolRules(List<String> commands, List<WebAddress> urls, List<String> dangerous) {
    /** What writes or runs something is not done unasked. */
    public static final List<String> USUALLY_DANGEROUS = List.of("run_command", "write_file");
    public static final ToolRules USUAL = new ToolRules(List.of(), List.of(), USUALLY_DANGEROUS);

    public ToolRules {
        commands = List.copyOf(commands);
        urls = List.copyOf(urls);
        dangerous = List.copyOf(dangerous);
    }

    public boolean isDangerous(String tool) {
        return Agent.matches(dangerous, tool);
    }

    /** Whether the address may be asked for. */
    public boolean allows(WebAddress address) {
        return urls.stream().anyMatch(address::isBelow);
    }
}
