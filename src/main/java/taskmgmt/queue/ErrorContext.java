package taskmgmt.queue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The context of work that failed for good, besides its error and the tail of its output. Pure.
 *
 * @param attempt     the number of the attempt, from 1
 * @param step        the path of the step of a run, or of a plan; null where it is none
 * @param plan        what it is a step of: {@code WORKFLOW@VERSION}; null where it is none
 * @param environment the names of the variables that it was given, those of secrets included, and no value
 */
public record ErrorContext(ErrorCategory category, long attempt, @Nullable String step, @Nullable String plan, Collection<String> environment) {
    public ErrorContext {
        environment = List.copyOf(new TreeSet<>(environment));
    }

    /** The metadata with that in it. */
    public Map<String, @Nullable Object> in(@Nullable Map<String, ? extends @Nullable Object> metadata) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(metadata == null ? Map.of() : metadata);
        all.put("error_category", category.text());
        all.put("attempt", attempt);
        if (step != null) {
            all.put("step", step);
        }
        if (plan != null) {
            all.put("plan", plan);
        }
        if (!environment.isEmpty()) {
            all.put("environment_names", environment);
        }
        return all;
    }
}
