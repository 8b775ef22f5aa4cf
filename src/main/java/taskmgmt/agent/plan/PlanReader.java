package taskmgmt.agent.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;

/** Reads plans from JSON: {@code [{"id", "title", "needs", "tool", "arguments"}]}. */
public final class PlanReader {
    static final int MAX_STEPS = 100;
    /** The same limit as for plans on record. */
    private static final int MAX_TITLE = PlanStep.MAX_TITLE;
    private static final int MAX_ID = 64;

    private PlanReader() {}

    /** @throws AgentException if it is not a plan, or can never be carried out */
    public static Plan read(@Nullable Object value, Plan.Planner planner) throws AgentException {
        if (!(value instanceof List<?> list) || list.size() > MAX_STEPS) {
            throw refused("'steps' has to be a list of 1 to " + MAX_STEPS + " steps");
        }
        List<PlanStep> steps = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> map)) {
                throw refused("step " + (steps.size() + 1) + " is no object");
            }
            steps.add(step(map, steps.size() + 1));
        }
        Plan plan = new Plan(planner, steps);
        String fault = plan.fault();
        if (fault != null) {
            throw refused(fault);
        }
        return plan;
    }

    private static PlanStep step(Map<?, ?> map, int number) throws AgentException {
        Object known = map.get("id");
        String id = known == null ? String.valueOf(number) : String.valueOf(known);
        String tool = map.get("tool") instanceof String given && !given.isBlank() ? given : null;
        String title = map.get("title") instanceof String given && !given.isBlank() ? shortened(given) : tool;
        if (title == null || id.isBlank() || id.length() > MAX_ID) {
            throw refused("step " + number + " needs a 'title' or a 'tool', and an 'id' of at most " + MAX_ID + " characters, if it has one");
        }
        List<String> needs = new ArrayList<>();
        for (Object each : map.get("needs") instanceof List<?> given ? given : List.of()) {
            needs.add(String.valueOf(each));
        }
        return new PlanStep(id, title, needs, tool, object(map.get("arguments")));
    }

    private static String shortened(String title) {
        return title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE - 1) + "…";
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> object.put(String.valueOf(key), each));
        }
        return object;
    }

    private static AgentException refused(String why) {
        return new AgentException(AgentFault.PLAN_EXECUTION_ERROR, why);
    }
}
