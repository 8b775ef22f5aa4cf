package taskmgmt.change.queue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Job;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;

/**
 * Ends the attempts of workers that are gone without reporting an end. The task is open for another attempt, since the loss need
 * not be its fault, unless it was lost {@value #MAX_LOSSES} times: then it is likely to kill its workers itself. Not
 * thread-safe.
 */
public final class ReviveLost {
    /** The error of such an attempt. */
    public static final String ERROR = "lost";
    /** How many attempts may be lost before the task has failed. */
    public static final int MAX_LOSSES = 3;

    private final TaskLog log;

    public ReviveLost(TaskLog log) {
        this.log = log;
    }

    /**
     * Ends the attempt, unless something has happened to the task since it was judged.
     *
     * @param seen the active task as it was judged
     * @return whether anything was written
     */
    public boolean revive(TaskRun seen) throws IOException {
        return !log.append(now -> {
            Task task = now.task(seen.id());
            if (task == null || Job.of(task) == null || task.status() != Status.ACTIVE || task.moments().updated() != seen.moments().updated()) {
                return ChangeSet.NOTHING;
            }
            long losses = task.earlier().stream().filter(attempt -> ERROR.equals(attempt.error())).count() + 1;
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("actor", now.actor());
            fields.put(TaskField.ERROR_MESSAGE.text(), ERROR);
            return ChangeSet.of(new TaskEvent(now.now(), losses < MAX_LOSSES ? EventType.RETRYING : EventType.FAILED, task.id(), fields));
        }).events().isEmpty();
    }
}
