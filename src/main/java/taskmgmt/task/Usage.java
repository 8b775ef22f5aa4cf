package taskmgmt.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task used: figures measured from its process, and figures that somebody reported, which override them
 * whichever came first. An event's {@code resource_usage} counts as measured where its {@code source} is
 * {@code "measured"}.
 */
public record Usage(Map<String, @Nullable Object> measured, Map<String, @Nullable Object> reported) {
    static final Usage NONE = new Usage(Map.of(), Map.of());

    Usage after(TaskEvent event) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>(event.object(TaskField.RESOURCE_USAGE.text()));
        boolean isMeasured = "measured".equals(figures.get("source"));
        for (TaskField field : TaskField.values()) {
            if (field.origin() == TaskField.Origin.RESOURCE && event.fields().containsKey(field.text())) {
                figures.put(field.text(), event.fields().get(field.text()));
            }
        }
        if (figures.isEmpty()) {
            return this;
        }
        return isMeasured ? new Usage(merged(measured, figures), reported) : new Usage(measured, merged(reported, figures));
    }

    /** All figures together, the reported ones over the measured ones. */
    public Map<String, @Nullable Object> figures() {
        return merged(measured, reported);
    }

    static Map<String, @Nullable Object> merged(Map<String, @Nullable Object> under, Map<String, @Nullable Object> over) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(under);
        both.putAll(over);
        return Collections.unmodifiableMap(both);
    }
}
