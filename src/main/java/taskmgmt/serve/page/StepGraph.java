package taskmgmt.serve.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Graph;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;
import taskmgmt.workflow.Block;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.Step;

/** The steps of a workflow, and what each waits for. A block of steps is drawn as its steps; a choice, or steps that are repeated, begin with a node of their own. */
final class StepGraph {
    /** What a step with these words has come to, the first that any of its runs has. */
    private static final List<String> WORST = List.of("failed", "cancelled", "waiting", "running", "active", "retrying", "paused", "pending", "completed", "skipped", "not_run");

    private final Map<String, Data> states;
    private final List<Graph.Node> nodes = new ArrayList<>();

    private StepGraph(Map<String, Data> states) {
        this.states = states;
    }

    /** @param steps of a run, as {@code workflow status} has them; empty for the definition alone */
    static Html of(Definition definition, List<Data> steps) {
        StepGraph graph = new StepGraph(states(steps));
        graph.add(definition.steps(), Set.of());
        String title = "What each of " + graph.nodes.size() + " steps waits for, from the left to the right";
        return new Html().open("figure", "tabindex", "0", "aria-label", "Steps and what they wait for").drawing(Graph.svg(title, graph.nodes)).close("figure");
    }

    /** By the name of the step: that of one which was run several times is the worst of them. */
    private static Map<String, Data> states(List<Data> steps) {
        Map<String, Data> states = new HashMap<>();
        for (Data each : steps) {
            String path = each.text("step");
            String name = path.substring(path.lastIndexOf('.') + 1);
            states.merge(name, each, (one, other) -> rank(one) <= rank(other) ? one : other);
        }
        return states;
    }

    private static int rank(Data step) {
        int rank = WORST.indexOf(step.text("status"));
        return rank < 0 ? WORST.size() : rank;
    }

    /** Adds the steps of a block; the names of those after which it is over. */
    private Set<String> add(Block block, Set<String> before) {
        Map<String, Set<String>> ends = new HashMap<>();
        Set<String> last = new LinkedHashSet<>();
        for (int place : block.order()) {
            Step step = block.steps().get(place);
            Set<String> after = new LinkedHashSet<>();
            for (String name : block.before(place)) {
                after.addAll(ends.getOrDefault(name, Set.of()));
                last.removeAll(ends.getOrDefault(name, Set.of()));
            }
            Set<String> own = add(step, after.isEmpty() ? before : after);
            ends.put(step.name(), own);
            last.addAll(own);
        }
        return last.isEmpty() ? before : last;
    }

    private Set<String> add(Step step, Set<String> before) {
        if (step instanceof Step.Together together) {
            return add(together.block(), before);
        }
        node(step, before);
        Set<String> own = Set.of(step.name());
        Set<String> ends = new LinkedHashSet<>();
        for (Block block : step.blocks()) {
            ends.addAll(add(block, own));
        }
        return ends.isEmpty() ? own : ends;
    }

    private void node(Step step, Set<String> before) {
        Data state = states.get(step.name());
        String status = state == null ? "" : state.text("status");
        String note = switch (step) {
            case Step.ForEach each -> "for each " + each.as();
            case Step.Loop loop -> loop.until() ? "repeats until it is so" : "repeats while it is so";
            case Step.Branch _ -> "one or the other";
            default -> step.kind();
        };
        String task = state == null ? "" : state.text("task_id");
        nodes.add(new Graph.Node(step.name(), step.name(), status.isEmpty() ? note : note + " · " + status.replace('_', ' '),
                status.isEmpty() ? "plain" : Shown.kind(status), task.isEmpty() ? null : Links.ofTask(task), List.copyOf(before)));
    }
}
