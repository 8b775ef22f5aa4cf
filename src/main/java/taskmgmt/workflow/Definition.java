package taskmgmt.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.word.Suggestion;

/**
 * A workflow as its author wrote it, checked. Immutable.
 *
 * @param about       for people; null if there is none
 * @param subsystem   the subsystem of its tasks
 * @param params      by name
 * @param timeout     how long a run may take, without its handlers; null for no limit
 * @param environment variables that all its commands get
 * @param steps       the steps; the block limits how many commands run at once, at any depth
 * @param handlers    what is done after that, by outcome
 * @param outputs     the final values of a run, also for a workflow that this one is a step of
 */
public record Definition(
        String id, @Nullable String about, String subsystem, Map<String, RunParameter> params, @Nullable Duration timeout,
        Map<String, Template> environment, Block steps, Map<Occasion, Block> handlers, Map<String, Template> outputs) {
    public static final String DEFAULT_SUBSYSTEM = "workflow";
    public static final int DEFAULT_PARALLEL = 10;

    public Definition {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        handlers = Collections.unmodifiableMap(new LinkedHashMap<>(handlers));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** The occasions on which handlers run. */
    public enum Occasion {
        SUCCESS("on_success"), FAILURE("on_failure"), CANCEL("on_cancel"), EXIT("on_exit");

        private final String key;

        Occasion(String key) {
            this.key = key;
        }

        /** The occasion for an end: success, failure, or neither, which is a cancellation. */
        public static Occasion of(boolean well, boolean badly) {
            return well ? SUCCESS : badly ? FAILURE : CANCEL;
        }

        /** Its name in a definition. */
        public String key() {
            return key;
        }

        /** The occasion with that name; null if there is none. */
        public static @Nullable Occasion named(String text) {
            for (Occasion each : values()) {
                if (each.key.equals(text)) {
                    return each;
                }
            }
            return null;
        }
    }

    /** All steps, including nested ones and those of handlers, each before the steps inside it. */
    public List<Step> all() {
        List<Step> all = new ArrayList<>();
        visit(steps, all::add);
        handlers.values().forEach(block -> visit(block, all::add));
        return all;
    }

    static void visit(Block block, Consumer<Step> each) {
        for (Step step : block.steps()) {
            each.accept(step);
            step.blocks().forEach(inner -> visit(inner, each));
        }
    }

    /** The workflows that are steps of this one. */
    public List<String> uses() {
        List<String> uses = new ArrayList<>();
        for (Step step : all()) {
            if (step instanceof Step.SubWorkflow sub && !uses.contains(sub.workflow())) {
                uses.add(sub.workflow());
            }
        }
        return uses;
    }

    /** Names of variables that are given only to steps that list them. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (Step step : all()) {
            if (step instanceof Step.Work work) {
                secrets.addAll(work.secrets());
            }
        }
        return secrets;
    }

    /**
     * The values that a run has.
     *
     * @throws IllegalArgumentException if one is unknown, missing or invalid
     */
    public Map<String, String> values(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : given.keySet()) {
            if (!params.containsKey(name)) {
                throw new IllegalArgumentException("workflow " + id + " has no parameter '" + name + "'"
                        + Suggestion.sentence(name, params.keySet()));
            }
        }
        for (RunParameter each : params.values()) {
            String value = given.getOrDefault(each.name(), each.usual());
            if (value == null) {
                throw new IllegalArgumentException("workflow " + id + " needs the parameter '" + each.name() + "': --param " + each.name() + "=…");
            }
            String fault = each.fault(value);
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException("the parameter '" + each.name() + "' " + fault);
            }
            values.put(each.name(), value);
        }
        return values;
    }

    /** The variables in which commands receive the values of a run. */
    public static Map<String, String> variables(Map<String, String> values) {
        Map<String, String> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> variables.put("PARAM_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), value));
        return variables;
    }
}
