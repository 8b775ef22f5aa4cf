package taskmgmt.workflow.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.workflow.Reference;

/** Resolves references at one place of a run; each repetition has a scope of its own inside the surrounding one. Not thread-safe. */
final class ValueScope implements Reference.Values {
    private final @Nullable ValueScope outer;
    private final Map<String, @Nullable Object> params;
    private final Map<String, @Nullable Object> run;
    private final Map<String, StepState> steps = new LinkedHashMap<>();
    private final Map<String, Object> items = new LinkedHashMap<>();
    /** The outputs of sub-workflows that have ended, by the name of the step. */
    private final Map<String, Map<String, @Nullable Object>> outputs = new LinkedHashMap<>();

    private ValueScope(@Nullable ValueScope outer, Map<String, @Nullable Object> params, Map<String, @Nullable Object> run) {
        this.outer = outer;
        this.params = params;
        this.run = run;
    }

    /** The scope of a whole workflow. */
    static ValueScope of(Map<String, String> params, Map<String, @Nullable Object> run) {
        return new ValueScope(null, new LinkedHashMap<>(params), run);
    }

    /** A scope within this one. */
    ValueScope inner() {
        return new ValueScope(this, params, run);
    }

    /** A scope within this one in which a name has a value. */
    ValueScope inner(String name, Object value) {
        ValueScope inner = inner();
        inner.items.put(name, value);
        return inner;
    }

    /** The facts of the run. */
    Map<String, @Nullable Object> run() {
        return run;
    }

    void put(StepState state) {
        steps.put(state.step().name(), state);
    }

    void put(String step, Map<String, @Nullable Object> said) {
        outputs.put(step, said);
    }

    /** Makes the steps of another scope visible here. */
    void takeFrom(ValueScope other) {
        steps.putAll(other.steps);
        outputs.putAll(other.outputs);
    }

    @Override
    public @Nullable Object of(Reference reference) {
        List<String> parts = reference.parts();
        return switch (parts.getFirst()) {
            case "params" -> params.get(parts.getLast());
            case "run" -> run.get(parts.getLast());
            case "steps" -> fact(parts);
            default -> item(parts);
        };
    }

    private @Nullable Object item(List<String> parts) {
        Object value = items.get(parts.getFirst());
        if (value == null) {
            return outer == null ? null : outer.item(parts);
        }
        return within(value, parts, 1);
    }

    private static @Nullable Object within(@Nullable Object value, List<String> parts, int from) {
        Object found = value;
        for (int i = from; i < parts.size(); i++) {
            found = found instanceof Map<?, ?> map ? map.get(parts.get(i)) : null;
        }
        return found;
    }

    private @Nullable Object fact(List<String> parts) {
        StepState state = steps.get(parts.get(1));
        if (state == null) {
            return outer == null ? null : outer.fact(parts);
        }
        return switch (parts.get(2)) {
            case "status" -> state.phase().text();
            case "exit_code" -> state.exitCode();
            default -> {
                Map<String, @Nullable Object> said = outputs.get(parts.get(1));
                yield within(said != null ? said.get(parts.get(3)) : state.output(parts.get(3)), parts, 4);
            }
        };
    }
}
