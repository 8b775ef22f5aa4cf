package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Page;
import taskmgmt.render.Report;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Everything known about a task.
 *
 * @param blocks     the ids of the tasks that wait for it
 * @param checkpoint whether a checkpoint covers its end; null if not requested
 */
public record TaskDocument(Task task, List<String> blocks, @Nullable Checkpoint checkpoint) implements Document {
    /** The document without a checkpoint. */
    public TaskDocument(Task task, List<String> blocks) {
        this(task, blocks, null);
    }

    /**
     * A checkpoint that was kept elsewhere.
     *
     * @param source  where
     * @param covered whether it covers the end of the task
     */
    public record Checkpoint(String source, boolean covered) {}

    /** The same, compared with a checkpoint. */
    public TaskDocument under(Checkpoint asked) {
        return new TaskDocument(task, blocks, asked);
    }

    /** The known fields, including absent ones, then everything else from the events. */
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (TaskField field : TaskField.values()) {
            fields.put(field.text(), field == TaskField.BLOCKS ? allBlocked() : task.value(field));
            if (field == TaskField.PROOF && checkpoint != null) {
                fields.put("sealed", checkpoint.covered);
                fields.put("sealed_by", checkpoint.source);
            }
        }
        task.fields().forEach(fields::putIfAbsent);
        return fields;
    }

    /** The tasks that say they wait for this one, and those that it was reported to block. */
    private List<String> allBlocked() {
        Set<String> all = new LinkedHashSet<>(blocks);
        if (task.fields().get(TaskField.BLOCKS.text()) instanceof List<?> given) {
            given.forEach(id -> all.add(String.valueOf(id)));
        }
        return List.copyOf(all);
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Report.fields(legible(data()), out);
    }

    /** The data for people: a list is one line, and what already has a line of its own is not repeated. */
    private static Map<String, @Nullable Object> legible(Map<String, @Nullable Object> all) {
        Map<String, @Nullable Object> legible = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            TaskField field = TaskField.named(key);
            if (field == TaskField.RESOURCE_USAGE || field == TaskField.ML_METRICS) {
                Map<String, @Nullable Object> others = new LinkedHashMap<>();
                ((Map<?, ?>) (value == null ? Map.of() : value)).forEach((k, v) -> {
                    if (all.get((String) k) == null) {
                        others.put((String) k, v);
                    }
                });
                legible.put(key, others);
            } else {
                legible.put(key, value instanceof List<?> list ? joined(list) : value);
            }
        });
        return legible;
    }

    private static @Nullable Object joined(List<?> list) {
        StringBuilder line = new StringBuilder();
        for (Object item : list) {
            if (!(item instanceof String)) {
                return list;
            }
            line.append(line.isEmpty() ? "" : ", ").append(item);
        }
        return line.toString();
    }
}
