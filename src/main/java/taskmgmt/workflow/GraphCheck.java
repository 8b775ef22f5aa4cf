package taskmgmt.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.word.Suggestion;

/**
 * Finds errors in how the steps of a workflow relate: unknown names, cycles, and values that may not exist yet when they are used.
 * For one definition whose parts are valid; not thread-safe.
 */
final class GraphCheck {
    /** Task ids are made of the names on the path to a step, and are limited in length. */
    private static final int MAX_PATH = 120;
    private static final int ITERATION = 5;

    private final Definition definition;
    private final Reading reading;
    /** The steps that have certainly ended when a step begins, by its name. */
    private final Map<String, Set<String>> before = new HashMap<>();
    /** The steps inside a step that have certainly ended once it has, by its name. */
    private final Map<String, Set<String>> within = new HashMap<>();
    /** The names of the items of surrounding {@code foreach} steps, by the name of the step. */
    private final Map<String, Set<String>> items = new HashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();

    GraphCheck(Definition definition, Reading reading) {
        this.definition = definition;
        this.reading = reading;
        definition.all().forEach(step -> steps.put(step.name(), step));
    }

    void check() {
        checkDependencies(definition.steps());
        definition.handlers().values().forEach(this::checkDependencies);
        if (!reading.problems().isEmpty()) {
            return;
        }
        Set<String> main = visit(definition.steps(), Set.of(), Set.of(), 0);
        for (Block handler : definition.handlers().values()) {
            visit(handler, main, Set.of(), Definition.Occasion.FAILURE.key().length() + ITERATION);
        }
        for (Use use : reading.uses()) {
            String fault = fault(use, main);
            if (!fault.isEmpty()) {
                reading.problems().add(new YamlProblem(use.line(), use.column(), fault));
            }
        }
    }

    private void checkDependencies(Block block) {
        Map<String, List<String>> on = new LinkedHashMap<>();
        block.steps().forEach(step -> on.put(step.name(), step.head().dependsOn()));
        for (Reading.Dependency each : reading.dependencies()) {
            if (on.containsKey(each.step())) {
                String fault = block.inOrder() ? "'depends_on' is for steps side by side: here each waits for the one before"
                        : on.containsKey(each.on()) ? "" : unknown(each, on.keySet());
                if (!fault.isEmpty()) {
                    reading.problems().add(new YamlProblem(each.line(), each.column(), fault));
                }
            }
        }
        String circle = circle(on);
        if (!circle.isEmpty()) {
            YamlNode at = reading.steps().get(circle.substring(0, circle.indexOf(' ')));
            reading.problem(at == null ? new YamlNode.Items(List.of(), 1, 1) : at, "steps wait for each other: " + circle);
        }
        block.steps().forEach(step -> step.blocks().forEach(this::checkDependencies));
    }

    private String unknown(Reading.Dependency dependency, Collection<String> siblings) {
        String name = dependency.on();
        if (steps.containsKey(name)) {
            return "'" + name + "' is not among the steps beside this one: depend on the step that has it within";
        }
        List<String> others = new ArrayList<>(siblings);
        others.remove(dependency.step());
        return "there is no step '" + name + "'" + Suggestion.sentence(name, others);
    }

    /** {@code a → b → a}; empty if there is no cycle. */
    private static String circle(Map<String, List<String>> on) {
        Set<String> fine = new LinkedHashSet<>();
        for (String start : on.keySet()) {
            String circle = circle(start, on, new ArrayList<>(), fine);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        return "";
    }

    private static String circle(String step, Map<String, List<String>> on, List<String> way, Set<String> fine) {
        int met = way.indexOf(step);
        if (met >= 0) {
            return String.join(" → ", way.subList(met, way.size())) + " → " + step;
        }
        way.add(step);
        for (String each : fine.contains(step) ? List.<String>of() : on.getOrDefault(step, List.of())) {
            String circle = circle(each, on, way, fine);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        way.removeLast();
        fine.add(step);
        return "";
    }

    /** Returns the steps of the block that are visible once it has ended. */
    private Set<String> visit(Block block, Set<String> outside, Set<String> names, int path) {
        Map<String, Set<String>> ended = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < block.steps().size(); i++) {
            places.put(block.steps().get(i).name(), i);
        }
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < block.steps().size(); i++) {
            all.addAll(visit(block, i, places, ended, outside, names, path));
        }
        return all;
    }

    private Set<String> visit(Block block, int place, Map<String, Integer> places, Map<String, Set<String>> ended, Set<String> outside,
            Set<String> names, int path) {
        Step step = block.steps().get(place);
        Set<String> known = ended.get(step.name());
        if (known != null) {
            return known;
        }
        Set<String> sure = new LinkedHashSet<>(outside);
        for (String each : block.before(place)) {
            sure.addAll(visit(block, places.getOrDefault(each, place), places, ended, outside, names, path));
            sure.addAll(before.getOrDefault(each, Set.of()));
        }
        before.put(step.name(), sure);
        items.put(step.name(), names);
        Set<String> seen = new LinkedHashSet<>(Set.of(step.name()));
        seen.addAll(inside(step, sure, names, path + step.name().length() + 1));
        ended.put(step.name(), seen);
        return seen;
    }

    /** The inner steps that are visible from outside: none for a {@code foreach}, because there are several of each. */
    private Set<String> inside(Step step, Set<String> sure, Set<String> names, int path) {
        if (path > MAX_PATH) {
            YamlNode at = reading.steps().get(step.name());
            reading.problem(at == null ? new YamlNode.Items(List.of(), 1, 1) : at, "steps are nested too deep for their names: shorten these");
        }
        boolean repeated = step instanceof Step.ForEach || step instanceof Step.Loop;
        Set<String> inner = new LinkedHashSet<>(names);
        if (step instanceof Step.ForEach each) {
            inner.add(each.as());
        }
        Set<String> all = new LinkedHashSet<>();
        for (Block block : step.blocks()) {
            all.addAll(visit(block, sure, inner, path + (repeated ? ITERATION : 0)));
        }
        within.put(step.name(), all);
        return step instanceof Step.ForEach ? Set.of() : all;
    }

    private String fault(Use use, Set<String> main) {
        Reference reference = use.reference();
        List<String> parts = reference.parts();
        return switch (parts.getFirst()) {
            case Reference.PARAMS -> parts.size() == 2 && definition.params().containsKey(parts.get(1)) ? ""
                    : "there is no " + reference.text() + Suggestion.sentence(parts.getLast(), definition.params().keySet());
            case Reference.RUN -> parts.size() == 2 && Reference.RUN_FACTS.contains(parts.get(1)) ? ""
                    : "there is no " + reference.text() + ": of a run there are " + String.join(", ", Reference.RUN_FACTS);
            case Reference.STEPS -> stepFault(use, main);
            default -> items.getOrDefault(String.valueOf(use.step()), Set.of()).contains(parts.getFirst()) ? "" : nothing(use);
        };
    }

    private String nothing(Use use) {
        List<String> names = new ArrayList<>(List.of(Reference.PARAMS, Reference.STEPS, Reference.RUN));
        names.addAll(items.getOrDefault(String.valueOf(use.step()), Set.of()));
        String first = use.reference().parts().getFirst();
        String hint = definition.params().containsKey(first) ? ": a parameter is params." + first
                : steps.containsKey(first) ? ": a step is steps." + first : Suggestion.sentence(first, names);
        return "there is no value '" + use.reference().text() + "'" + hint;
    }

    private String stepFault(Use use, Set<String> main) {
        String name = use.reference().step();
        Step step = name == null ? null : steps.get(name);
        if (step == null) {
            return name == null ? "there is no steps: write steps.NAME.exit_code" : "there is no step '" + name + "'" + Suggestion.sentence(name, steps.keySet());
        }
        Set<String> visible = new LinkedHashSet<>(use.step() == null ? use.after() ? main : Set.of() : before.getOrDefault(use.step(), Set.of()));
        if (use.step() != null && use.after()) {
            visible.addAll(within.getOrDefault(use.step(), Set.of()));
        }
        if (!visible.contains(step.name())) {
            String own = String.valueOf(use.step());
            if (own.equals(step.name()) || within.getOrDefault(step.name(), Set.of()).contains(own) || isRepeated(step.name())) {
                return use.reference().text() + (isRepeated(step.name()) ? " is one of several: '" + step.name() + "' is within a foreach"
                        : " is asked for before it has ended");
            }
            return "'" + step.name() + "' need not have ended when " + use.reference().text() + " is asked for"
                    + (use.step() == null ? "" : ": let '" + use.step() + "' wait for it, by depends_on");
        }
        return factFault(use.reference(), step);
    }

    private boolean isRepeated(String name) {
        return !items.getOrDefault(name, Set.of()).isEmpty();
    }

    private static String factFault(Reference reference, Step step) {
        List<String> parts = reference.parts();
        String fact = parts.size() < 3 ? "" : parts.get(2);
        if (!Reference.STEP_FACTS.contains(fact)) {
            return "there is no " + reference.text() + ": of a step there are " + String.join(", ", Reference.STEP_FACTS)
                    + Suggestion.sentence(fact, Reference.STEP_FACTS);
        }
        if (fact.equals("status") || step instanceof Step.SubWorkflow && fact.equals(Reference.OUTPUTS)) {
            return "";
        }
        if (fact.equals("exit_code") ? !(step instanceof Step.Command) : !(step instanceof Step.Work || isEvent(step))) {
            return "there is no " + reference.text() + ": '" + step.name() + "' runs no command itself";
        }
        List<String> outputs = step instanceof Step.Work work ? work.outputs() : step instanceof Step.Wait wait ? wait.outputs() : List.of();
        String name = parts.size() < 4 ? "" : parts.get(3);
        return fact.equals("exit_code") || outputs.contains(name) ? ""
                : "'" + step.name() + "' has no output '" + name + "'" + Suggestion.sentence(name, outputs) + ": it names its 'outputs'";
    }

    private static boolean isEvent(Step step) {
        return step instanceof Step.Wait wait && wait.until() instanceof Step.Until.Event;
    }
}
