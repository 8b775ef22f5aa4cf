package taskmgmt.workflow;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A group of steps.
 *
 * @param inOrder whether each step waits for the one before; otherwise each waits for the steps named in its {@code depends_on}
 * @param atMost  how many of them may run at once
 */
public record Block(List<Step> steps, boolean inOrder, int atMost) {
    public static final Block NONE = new Block(List.of(), true, 1);

    public Block {
        steps = List.copyOf(steps);
    }

    /** A block whose steps run one after the other. */
    static Block inOrder(List<Step> steps) {
        return new Block(steps, true, 1);
    }

    /** The steps that the step at this position waits for. */
    public List<String> before(int place) {
        return !inOrder ? steps.get(place).head().dependsOn() : place == 0 ? List.of() : List.of(steps.get(place - 1).name());
    }

    /** The positions of the steps, each after those that it waits for. */
    public List<Integer> order() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            places.put(steps.get(i).name(), i);
        }
        Set<Integer> order = new LinkedHashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            visit(i, places, order);
        }
        return List.copyOf(order);
    }

    private void visit(int place, Map<String, Integer> places, Set<Integer> order) {
        if (!order.contains(place)) {
            for (String each : before(place)) {
                visit(places.getOrDefault(each, place), places, order);
            }
            order.add(place);
        }
    }
}
