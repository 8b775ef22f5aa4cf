package taskmgmt.view.agent;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.Budget;
import taskmgmt.agent.Fallback;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;

/** One agent, as defined. */
public record AgentDocument(Agent agent) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        return AgentFields.of(agent);
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out);
        sheet.figure("Agent", agent.name() + (agent.about() == null ? "" : ": " + agent.about()));
        sheet.figure("Kind", agent.means().kind() + (agent.isEnabled() ? "" : ", disabled"));
        sheet.figure("Runs", AgentFields.means(agent));
        sheet.figure("For", some(agent.capabilities()));
        sheet.figure("Tools", some(agent.tools()));
        sheet.figure("At a time", String.valueOf(agent.capacity()));
        sheet.figure("A step takes", "at most " + Human.duration(agent.timeout()));
        sheet.figure("Budget", budget());
        Fallback fallback = agent.fallback();
        sheet.figure("Fallback", fallback.order() == Fallback.Order.NONE ? "none" : (fallback.agents().isEmpty() ? "whoever is capable"
                : String.join(", ", fallback.agents())) + " (" + fallback.order().text() + ")");
    }

    private String budget() {
        Budget budget = agent.budget();
        List<String> parts = new ArrayList<>();
        if (budget.steps() != null) {
            parts.add(budget.steps() + " steps");
        }
        if (budget.tokens() != null) {
            parts.add(budget.tokens() + " tokens");
        }
        if (budget.cost() != null) {
            parts.add("$" + budget.cost());
        }
        if (budget.time() != null) {
            parts.add(Human.duration(budget.time()));
        }
        return some(parts);
    }

    private static String some(List<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}
