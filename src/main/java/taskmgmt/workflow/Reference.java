package taskmgmt.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a value: {@code params.version}, {@code steps.build.exit_code}, {@code steps.build.outputs.digest}, {@code
 * run.id}, or the name of the item of a {@code foreach}.
 */
public record Reference(List<String> parts) {
    static final String PARAMS = "params";
    static final String STEPS = "steps";
    static final String RUN = "run";
    static final String OUTPUTS = "outputs";
    static final List<String> STEP_FACTS = List.of("status", "exit_code", OUTPUTS);
    static final List<String> RUN_FACTS = List.of("id", "workflow", "attempt", "status");

    public Reference {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException if it is not a reference */
    static Reference parse(String text) {
        List<String> parts = List.of(text.strip().split("\\.", -1));
        for (String part : parts) {
            if (!NameRule.isName(part)) {
                throw new IllegalArgumentException("'" + text.strip() + "' is no place of a value: write params.NAME, steps.STEP.exit_code, "
                        + "steps.STEP.outputs.NAME or run.id");
            }
        }
        return new Reference(parts);
    }

    /** The step that it is about; null if it is not about a step. */
    public @Nullable String step() {
        return parts.getFirst().equals(STEPS) && parts.size() > 1 ? parts.get(1) : null;
    }

    public String text() {
        return String.join(".", parts);
    }

    /** Resolves references at one place of a run. */
    public interface Values {
        /** The value; null if there is none. */
        @Nullable Object of(Reference reference);
    }
}
