package taskmgmt.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.TaskFacts;

/**
 * Plans without a model. The steps are those that the task's input lists; otherwise the tool that the input names; otherwise the
 * items of a list in the description, in order; otherwise the task as one step.
 */
public final class RulesPlanner {
    private static final int MIN_ITEMS = 2;

    private RulesPlanner() {}

    /** @throws AgentException if the task lists steps that can never be carried out */
    public static Plan plan(TaskFacts task) throws AgentException {
        if (task.input().containsKey("steps")) {
            return PlanReader.read(task.input().get("steps"), Plan.Planner.RULES);
        }
        if (task.input().get("tool") instanceof String) {
            return PlanReader.read(List.of(task.input()), Plan.Planner.RULES);
        }
        List<PlanStep> steps = new ArrayList<>();
        for (String item : items(task.about())) {
            String id = String.valueOf(steps.size() + 1);
            steps.add(new PlanStep(id, item, steps.isEmpty() ? List.of() : List.of(steps.getLast().id()), null, Map.of()));
        }
        return new Plan(Plan.Planner.RULES, steps.isEmpty() ? List.of(new PlanStep("1", task.title(), List.of(), null, Map.of())) : steps);
    }

    /** The items of the one list of a text; none if there are fewer than two, or more than a plan can have. */
    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String item = item(line.strip());
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items.size() < MIN_ITEMS || items.size() > PlanReader.MAX_STEPS ? List.of() : items;
    }

    private static String item(String line) {
        if (line.startsWith("- ") || line.startsWith("* ")) {
            return line.substring(2);
        }
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean isNumbered = digits > 0 && (line.startsWith(". ", digits) || line.startsWith(") ", digits));
        return isNumbered ? line.substring(digits + 2) : "";
    }
}
