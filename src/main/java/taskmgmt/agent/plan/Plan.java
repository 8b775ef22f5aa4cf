package taskmgmt.agent.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a task.
 *
 * @param planner who made it
 * @param steps   in an order that makes sense to people; what must come first is determined by what each step needs
 */
public record Plan(Planner planner, List<PlanStep> steps) {
    /** How many steps run at a time. */
    public static final int AT_ONCE = 3;

    public Plan {
        steps = List.copyOf(steps);
    }

    /** Who makes a plan. */
    public enum Planner {
        /** A few rules, without a model. */
        RULES,
        MODEL;

        public String text() {
            return this == RULES ? "rules" : "model";
        }
    }

    /** Steps that can begin: the steps they need are done, and they have not begun. */
    public List<PlanStep> ready(Collection<String> done, Collection<String> begun) {
        List<PlanStep> ready = new ArrayList<>();
        for (PlanStep each : steps) {
            if (!begun.contains(each.id()) && done.containsAll(each.needs())) {
                ready.add(each);
            }
        }
        return ready;
    }

    /** The steps that have to be completed before a step, directly or indirectly, in the order of the plan. */
    public List<PlanStep> before(PlanStep step) {
        Set<String> needed = new LinkedHashSet<>(step.needs());
        for (int size = 0; size < needed.size();) {
            size = needed.size();
            for (PlanStep each : steps) {
                if (needed.contains(each.id())) {
                    needed.addAll(each.needs());
                }
            }
        }
        return steps.stream().filter(each -> needed.contains(each.id())).toList();
    }

    /** A sentence that says why the plan can never be carried out; null if it can. */
    public @Nullable String fault() {
        Set<String> ids = new LinkedHashSet<>();
        for (PlanStep each : steps) {
            if (!ids.add(each.id())) {
                return "two steps of the plan are called '" + each.id() + "'";
            }
        }
        for (PlanStep each : steps) {
            for (String need : each.needs()) {
                if (!ids.contains(need)) {
                    return "step '" + each.id() + "' needs '" + need + "', which is no step of the plan";
                }
            }
        }
        Set<String> done = new LinkedHashSet<>();
        for (List<PlanStep> next = ready(done, done); !next.isEmpty(); next = ready(done, done)) {
            next.forEach(each -> done.add(each.id()));
        }
        ids.removeAll(done);
        return steps.isEmpty() ? "the plan has no steps" : ids.isEmpty() ? null : "deadlock: " + circle(ids);
    }

    /** A cycle of steps that wait for each other, starting with one of them. */
    private String circle(Set<String> stuck) {
        List<String> way = new ArrayList<>();
        String next = stuck.iterator().next();
        while (!way.contains(next)) {
            way.add(next);
            String now = next;
            next = steps.stream().filter(each -> each.id().equals(now)).flatMap(each -> each.needs().stream()).filter(stuck::contains)
                    .findFirst().orElse(now);
        }
        List<String> circle = new ArrayList<>(way.subList(way.indexOf(next), way.size()));
        circle.add(next);
        return String.join(" waits for ", circle);
    }
}
