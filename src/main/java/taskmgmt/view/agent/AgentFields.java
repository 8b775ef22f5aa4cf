package taskmgmt.view.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.Budget;
import taskmgmt.number.Decimal;

/** The fields of agents, for programs. */
final class AgentFields {
    private AgentFields() {}

    static Map<String, @Nullable Object> of(Agent agent) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("agent", agent.name());
        data.put("kind", agent.means().kind());
        data.put("description", agent.about());
        data.put("enabled", agent.isEnabled());
        data.put("capabilities", agent.capabilities());
        data.put("tools", agent.tools());
        data.put("capacity", (long) agent.capacity());
        data.put("timeout_seconds", agent.timeout());
        data.put("budget", budget(agent.budget()));
        data.put("fallback_order", agent.fallback().order().text());
        data.put("fallback", agent.fallback().agents());
        switch (agent.means()) {
            case AgentMeans.Program program -> {
                data.put("argv", program.argv());
                data.put("prompt", program.asArgument() ? "argument" : "stdin");
            }
            case AgentMeans.Model model -> {
                data.put("protocol", model.protocol().text());
                data.put("url", model.url());
                data.put("model", model.model());
                data.put("key", model.keyVariable());
                data.put("stream", model.streams());
            }
            case AgentMeans.McpServer server -> data.put("argv", server.argv());
        }
        return data;
    }

    private static Map<String, @Nullable Object> budget(Budget budget) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("steps", budget.steps() == null ? null : Long.valueOf(budget.steps()));
        data.put("tokens", budget.tokens());
        data.put("cost_usd", budget.cost() == null ? null : Decimal.valueOf(budget.cost()));
        data.put("time_seconds", budget.time());
        return data;
    }

    /** The means by which it is run, on one line. */
    static String means(Agent agent) {
        return switch (agent.means()) {
            case AgentMeans.Program program -> String.join(" ", program.argv());
            case AgentMeans.Model model -> model.model() + " at " + model.url();
            case AgentMeans.McpServer server -> String.join(" ", server.argv());
        };
    }
}
