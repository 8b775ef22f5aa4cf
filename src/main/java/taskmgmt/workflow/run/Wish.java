package taskmgmt.workflow.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/**
 * A request to end a run early. It is stored in an update of its task, and applies until another attempt starts.
 *
 * @param outcome cancelled if somebody wants it, failed if the run has exceeded its time
 * @param reason  why; null if none was given
 */
public record Wish(Status outcome, @Nullable String reason) {
    /** The key in the log. */
    public static final String KEY = "workflow_end";

    static @Nullable Wish of(Task run) {
        if (!(run.fields().get(KEY) instanceof Map<?, ?> map)) {
            return null;
        }
        return new Wish(Status.FAILED.text().equals(map.get("outcome")) ? Status.FAILED : Status.CANCELLED,
                map.get("reason") instanceof String text ? text : null);
    }

    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("outcome", outcome.text());
        if (reason != null) {
            map.put("reason", reason);
        }
        return map;
    }
}
