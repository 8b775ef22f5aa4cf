package taskmgmt.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/** Lists about one task: its events, and its relations to other tasks. */
public final class TaskRows {
    private static final String ACTOR = "actor";

    private TaskRows() {}

    /**
     * Two tasks, one of which waits for the other.
     *
     * @param relation {@code depends_on} or {@code blocks}
     * @param id       of the other task
     * @param task     the other task; null if it is not registered yet
     */
    public record Relation(String relation, String id, @Nullable Task task) {
        /** The tasks that it waits for, then those that wait for it. */
        public static List<Relation> of(Task task, List<String> dependents, Map<String, Task> tasks) {
            List<Relation> all = new ArrayList<>();
            for (String id : task.dependsOn()) {
                all.add(new Relation("depends_on", id, tasks.get(id)));
            }
            for (String id : dependents) {
                all.add(new Relation("blocks", id, tasks.get(id)));
            }
            return all;
        }
    }

    /** The events of a task, one a row. */
    public static Listing<TaskEvent> history() {
        return FieldList.<TaskEvent>always()
                .exact("ts", "TIME", TaskEvent::at)
                .exact("event", "EVENT", event -> event.type().text())
                .exact(ACTOR, "ACTOR", TaskEvent::actor).minor()
                .sentence("fields", "WHAT IT SAYS", TaskRows::otherFields);
    }

    /** The events of several tasks, one a row. */
    public static Listing<TaskEvent> watched() {
        return FieldList.<TaskEvent>always()
                .exact("ts", "TIME", TaskEvent::at)
                .exact("task_id", "ID", TaskEvent::taskId)
                .exact("event", "EVENT", event -> event.type().text())
                .exact(ACTOR, "ACTOR", TaskEvent::actor)
                .sentence("fields", "WHAT IT SAYS", TaskRows::otherFields);
    }

    /** The tasks that a task waits for and those that wait for it, one a row. */
    public static Listing<Relation> relations() {
        return FieldList.<Relation>always()
                .exact("relation", "RELATION", Relation::relation)
                .exact("task_id", "ID", Relation::id).key()
                .state("status", "STATUS", each -> each.task == null ? "unknown" : each.task.status().text())
                .text("title", "TITLE", each -> each.task == null ? null : each.task.title());
    }

    private static Map<String, @Nullable Object> otherFields(TaskEvent event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(event.fields());
        fields.remove(ACTOR);
        return fields;
    }
}
