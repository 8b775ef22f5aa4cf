package taskmgmt.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/** Lists about one task: what happened to it, and what it has to do with others. */
public final class TaskRows {
    private static final String ACTOR = "actor";

    private TaskRows() {}

    /**
     * Two tasks of which one waits for the other.
     *
     * @param relation {@code depends_on} or {@code blocks}
     * @param id       of the other one
     * @param task     the other one; null where nobody has registered it yet
     */
    public record Relation(String relation, String id, @Nullable Task task) {
        /** What the task waits for, then what waits for it. */
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

    /** What happened to a task, an event a row. */
    public static Listing<TaskEvent> history() {
        return FieldList.<TaskEvent>always()
                .exact("ts", "TIME", TaskEvent::at)
                .exact("event", "EVENT", event -> event.type().text())
                .exact(ACTOR, "ACTOR", TaskEvent::actor).minor()
                .sentence("fields", "WHAT IT SAYS", TaskRows::otherFields);
    }

    /** Events of several tasks, an event a row. */
    public static Listing<TaskEvent> watched() {
        return FieldList.<TaskEvent>always()
                .exact("ts", "TIME", TaskEvent::at)
                .exact("task_id", "ID", TaskEvent::taskId)
                .exact("event", "EVENT", event -> event.type().text())
                .exact(ACTOR, "ACTOR", TaskEvent::actor)
                .sentence("fields", "WHAT IT SAYS", TaskRows::otherFields);
    }

    /** What a task waits for and what waits for it, a task a row. */
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
