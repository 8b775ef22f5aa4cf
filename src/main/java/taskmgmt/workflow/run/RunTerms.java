package taskmgmt.workflow.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;

/**
 * The terms of a run, fixed at its start. They are stored in the event that registers its task, under {@value Task#WORKFLOW_RUN}.
 *
 * @param workflow  the id of its definition
 * @param version   the SHA-256 of that definition's text, in hexadecimal: a run keeps the one that it began with
 * @param directory the default working directory of its commands
 * @param params    its values
 * @param uses      the versions of the workflows that are steps of it, by id
 */
public record RunTerms(String workflow, String version, String directory, Map<String, String> params, Map<String, String> uses) {
    public RunTerms {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        uses = Collections.unmodifiableMap(new LinkedHashMap<>(uses));
    }

    /** The terms as a record holds them. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("workflow", workflow);
        map.put("version", version);
        map.put("directory", directory);
        map.put("params", params);
        if (!uses.isEmpty()) {
            map.put("uses", uses);
        }
        return map;
    }

    /** The terms of a task; null if it is not a run of a workflow. */
    public static @Nullable RunTerms of(Task task) {
        return task.fields().get(Task.WORKFLOW_RUN) instanceof Map<?, ?> map && map.get("workflow") instanceof String workflow
                && map.get("version") instanceof String version && map.get("directory") instanceof String directory
                ? new RunTerms(workflow, version, directory, texts(map.get("params")), texts(map.get("uses"))) : null;
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> texts.put(String.valueOf(key), String.valueOf(each)));
        }
        return texts;
    }
}
