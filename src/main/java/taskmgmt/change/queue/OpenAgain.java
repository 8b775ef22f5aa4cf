package taskmgmt.change.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Job;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Requeues or gives up dead letters: queued tasks that failed for good. Idempotent. Not thread-safe.
 */
public final class OpenAgain {
    /** How often people may reopen a task: one that has failed this often will not succeed by itself. */
    public static final int MAX_REQUEUES = 10;
    private static final String REQUEUES = "requeues";

    private final TaskLog log;

    public OpenAgain(TaskLog log) {
        this.log = log;
    }

    /**
     * What was done.
     *
     * @param task    as it was before
     * @param changed false if it is no longer a dead letter, and nothing was written
     */
    public record Outcome(Task task, boolean changed) {}

    /**
     * Queues the task for another attempt by a worker.
     *
     * @param idOrPrefix the task's id, or a unique prefix of it
     * @throws RefusedException if there is no such task, it executes nothing, or it was opened {@value #MAX_REQUEUES} times
     */
    public Outcome requeue(String idOrPrefix) throws IOException {
        return apply(idOrPrefix, (task, actor) -> List.of(new Step(EventType.RETRYING, again(task, actor))));
    }

    /** The fields of the event that reopens a task; refused if that was done too often. */
    static Map<String, @Nullable Object> again(Task task, String actor) {
        long before = task.fields().get(REQUEUES) instanceof Long number ? number : 0;
        if (before >= MAX_REQUEUES) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " was opened again " + before
                    + " times: add its command again where that is meant");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", actor);
        fields.put(REQUEUES, before + 1);
        if (task.fields().get(Task.RETRY_AT) != null) {
            fields.put(Task.RETRY_AT, null);
        }
        return fields;
    }

    /** Gives the task up: it ends as cancelled, and its failed attempts stay as they are. */
    public Outcome purge(String idOrPrefix) throws IOException {
        return apply(idOrPrefix, (task, actor) -> List.of(new Step(EventType.RETRYING, Map.of("actor", actor)),
                new Step(EventType.CANCELLED, Map.of("actor", actor, TaskField.REASON.text(), "purged from the dead letters"))));
    }

    private record Step(EventType type, Map<String, @Nullable Object> fields) {}

    private interface Plan {
        List<Step> of(Task task, String actor);
    }

    private Outcome apply(String idOrPrefix, Plan plan) throws IOException {
        List<Outcome> outcome = new ArrayList<>();
        log.append(now -> {
            Task task = now.resolve(idOrPrefix);
            outcome.clear();
            if (Job.of(task) == null) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " executes nothing, so no worker can run it again:"
                        + " 'task-mgmt task retry' opens it for whoever does it");
            }
            boolean dead = task.status() == Status.FAILED;
            outcome.add(new Outcome(task, dead));
            List<TaskEvent> events = new ArrayList<>();
            for (Step step : dead ? plan.of(task, now.actor()) : List.<Step>of()) {
                events.add(new TaskEvent(now.now(), step.type(), task.id(), step.fields()));
            }
            return new ChangeSet(List.of(), events);
        });
        return outcome.getFirst();
    }
}
