package taskmgmt.run.agent.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Fallback;
import taskmgmt.agent.tool.ArgumentCheck;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;

/**
 * Calls tools: checks their arguments, retries failed calls, and calls fallbacks of tools that do not work. May be used by
 * several threads.
 */
public final class ToolBox {
    private final Map<String, AgentTool> tools = new LinkedHashMap<>();
    private final Map<String, List<String>> fallbacks;
    private final Waiting waiting;

    /** @param fallbacks tools that are called instead of one that is of no use */
    public ToolBox(List<AgentTool> tools, Map<String, List<String>> fallbacks, Waiting waiting) {
        tools.forEach(each -> this.tools.putIfAbsent(each.spec().name(), each));
        this.fallbacks = Map.copyOf(fallbacks);
        this.waiting = waiting;
    }

    public List<ToolSpec> specs() {
        return tools.values().stream().map(AgentTool::spec).toList();
    }

    public boolean has(String name) {
        return tools.containsKey(name);
    }

    /**
     * What came of a call.
     *
     * @param tool      that answered at the end
     * @param attempted others that were called before it, the first one first
     * @param retries   how often a call was made again
     * @param trouble   the kind of failure; null if there is an output
     */
    public record Called(String tool, List<String> attempted, int retries, String text, boolean isError, @Nullable Trouble trouble) {
        public Called {
            attempted = List.copyOf(attempted);
        }
    }

    /**
     * Calls it.
     *
     * @param arguments null where they are no object of JSON
     * @param limit     how long each call may take
     */
    public Called call(String name, @Nullable Map<String, @Nullable Object> arguments, Duration limit) throws InterruptedException {
        List<String> attempted = new ArrayList<>();
        Called called = once(name, arguments, limit, attempted);
        for (String other : fallbacks.getOrDefault(name, List.of())) {
            boolean isOfNoUse = called.trouble() != null && called.trouble() != Trouble.VALIDATION && called.trouble() != Trouble.PERMISSION;
            if (!isOfNoUse || attempted.size() == Fallback.MAX || arguments == null || !fits(other, arguments)) {
                continue;
            }
            attempted.add(called.tool());
            called = once(other, arguments, limit, attempted);
        }
        return called;
    }

    private boolean fits(String name, Map<String, @Nullable Object> arguments) {
        AgentTool tool = tools.get(name);
        return tool != null && ArgumentCheck.fault(arguments, tool.spec().schema()).isEmpty();
    }

    private Called once(String name, @Nullable Map<String, @Nullable Object> arguments, Duration limit, List<String> attempted) throws InterruptedException {
        AgentTool tool = tools.get(name);
        if (tool == null) {
            return new Called(name, attempted, 0, "there is no tool " + name + ": there are " + String.join(", ", tools.keySet()), true, Trouble.VALIDATION);
        }
        String fault = arguments == null ? "the arguments are no object of JSON" : ArgumentCheck.fault(arguments, tool.spec().schema());
        if (arguments == null || !fault.isEmpty()) {
            return new Called(name, attempted, 0, fault, true, Trouble.VALIDATION);
        }
        for (int retries = 0; true; retries++) {
            try {
                AgentTool.Output output = tool.call(arguments, limit);
                return new Called(name, attempted, retries, output.text(), output.isError(), null);
            } catch (ToolFailure e) {
                Trouble trouble = e.trouble();
                boolean again = retries < trouble.retries() && (tool.spec().repeats() || trouble == Trouble.RATE_LIMIT);
                if (!again || !waiting.pause(trouble.pause(retries + 1))) {
                    return new Called(name, attempted, retries, String.valueOf(e.getMessage()), true, trouble);
                }
            }
        }
    }
}
