package taskmgmt.queue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The context of work that has finally failed, in addition to its error and the tail of its output. Pure.
 *
 * @param attempt     the number of the attempt, from 1
 * @param step        the path of the step in a run or a plan; null if it is not a step
 * @param plan        what it is a step of: {@code WORKFLOW@VERSION}; null if it is not a step
 * @param environment the names of the variables that it was given, including secrets, without any value
 */
public record ErrorContext(ErrorCategory category, long attempt, @Nullable String step, @Nullable String plan, Collection<String> environment) {
    public ErrorContext {
        environment = List.copyOf(new TreeSet<>(environment));
    }

    /** The metadata with this context added. */
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
