package taskmgmt.workflow;

import java.util.LinkedHashSet;
import java.util.Set;

/** The steps after a given one, which are run again with it. Pure. */
public final class Downstream {
    private final String name;
    private final Set<String> found = new LinkedHashSet<>();

    private Downstream(String name) {
        this.name = name;
    }

    /** The names of the step and of everything that waits for it: directly, through others, or for a step that contains it. */
    public static Set<String> of(Definition definition, String name) {
        Downstream downstream = new Downstream(name);
        downstream.visit(definition.steps());
        return downstream.found;
    }

    /** Returns whether the block contains the step. */
    private boolean visit(Block block) {
        Set<String> after = new LinkedHashSet<>();
        for (Step step : block.steps()) {
            boolean within = step.name().equals(name);
            for (Block inner : step.blocks()) {
                within |= visit(inner);
            }
            if (within) {
                after.add(step.name());
                found.add(name);
            }
        }
        if (after.isEmpty()) {
            return false;
        }
        Set<String> seeds = Set.copyOf(after);
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < block.steps().size(); i++) {
                more |= block.before(i).stream().anyMatch(after::contains) && after.add(block.steps().get(i).name());
            }
        }
        after.removeAll(seeds);
        found.addAll(after);
        return true;
    }
}
