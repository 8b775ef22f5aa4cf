package taskmgmt.workflow.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * An event sent to a run. Events are stored in updates of its task, in order of arrival; each is consumed by one step that waits
 * for it, now or later.
 *
 * @param number its position among all events of the run, from 1
 * @param by     who sent it
 * @param values the values that it supplies
 */
public record RunEvent(int number, String name, String by, Map<String, String> values) {
    /** The key in the log. */
    public static final String KEY = "workflow_events";
    /** The maximum number of events for a run. */
    public static final int MOST = 1_000;
    /** The key of its number in the result of the step that consumed it. */
    static final String TAKEN = "event";

    public RunEvent {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The events that were sent to the run. */
    public static List<RunEvent> of(Task run) {
        List<RunEvent> all = new ArrayList<>();
        if (run.fields().get(KEY) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map && map.get("name") instanceof String name) {
                    Map<String, String> values = new LinkedHashMap<>();
                    if (map.get("values") instanceof Map<?, ?> said) {
                        said.forEach((key, value) -> values.put(String.valueOf(key), String.valueOf(value)));
                    }
                    all.add(new RunEvent(all.size() + 1, name, String.valueOf(map.get("by")), values));
                }
            }
        }
        return all;
    }

    /** The event as a record holds it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("by", by);
        if (!values.isEmpty()) {
            map.put("values", values);
        }
        return map;
    }

    /** The numbers of the events that steps have consumed. */
    static Set<Integer> taken(RunRecord record) {
        Set<Integer> taken = new LinkedHashSet<>();
        for (Task task : record.all()) {
            for (TaskField each : List.of(TaskField.RESULT, TaskField.METADATA)) {
                if (task.value(each) instanceof Map<?, ?> said && said.get(TAKEN) instanceof Long number) {
                    taken.add(number.intValue());
                }
            }
        }
        return taken;
    }
}
