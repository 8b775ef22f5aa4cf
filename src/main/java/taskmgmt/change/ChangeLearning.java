package taskmgmt.change;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.LearningActivity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/** Reports the progress and the end of learning. Not thread-safe. */
public final class ChangeLearning {
    private static final String DEFAULT_ERROR = "learning failed";

    private final TaskLog log;

    public ChangeLearning(TaskLog log) {
        this.log = log;
    }

    /**
     * How an activity ended.
     *
     * @param failed whether it failed
     * @param error  why it failed; null if not given
     * @param result its result; null for none
     */
    public record Outcome(
            boolean failed, @Nullable String error, @Nullable Map<String, @Nullable Object> result, WorkFigures figures) {

        /** @throws InvalidValueException if there is an error although it did not fail */
        public Outcome {
            if (error != null && !failed) {
                throw new InvalidValueException(TaskField.ERROR_MESSAGE.text(), "is for what has failed");
            }
            result = EventFields.copy(result);
        }
    }

    /**
     * Reports progress, which starts an activity that was waiting. Returns the event.
     *
     * @param idOrPrefix the task's id, or a unique prefix of it
     * @throws RefusedException if there is no such task, it is not one of learning, it has ended, or the policy forbids the
     *     change; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public TaskEvent report(String idOrPrefix, ReportProgress progress) throws IOException {
        return log.append(new Progress(idOrPrefix, progress)).events().getLast();
    }

    /** Ends the activity, with the same exceptions. */
    public TaskEvent complete(String idOrPrefix, Outcome outcome) throws IOException {
        return log.append(new Completion(idOrPrefix, outcome)).events().getLast();
    }

    private static Task resolve(Snapshot now, String idOrPrefix) throws IOException {
        Task task = now.resolve(idOrPrefix);
        if (!LearningActivity.is(task)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " is one of " + task.subsystem()
                    + ", not of learning: use the commands for tasks");
        }
        return task;
    }

    private record Progress(String idOrPrefix, ReportProgress progress) implements Change {
        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            Task task = resolve(now, idOrPrefix);
            List<TaskEvent> events = new ArrayList<>();
            if (task.status() == Status.PENDING || task.status() == Status.QUEUED || task.status() == Status.RETRYING) {
                events.add(new TaskEvent(now.now(), EventType.STARTED, task.id(), EventFields.by(now.actor()).map()));
            }
            EventFields fields = EventFields.by(now.actor());
            progress.describe(fields, task, now);
            events.add(new TaskEvent(now.now(), progress.type(), task.id(), fields.map()));
            for (TaskEvent event : events) {
                now.check(event);
            }
            return new ChangeSet(List.of(), events);
        }
    }

    private record Completion(String idOrPrefix, Outcome outcome) implements Change {
        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            String taskId = resolve(now, idOrPrefix).id();
            EventFields fields = EventFields.by(now.actor());
            if (outcome.failed()) {
                fields.put(TaskField.ERROR_MESSAGE, outcome.error() == null ? DEFAULT_ERROR : outcome.error());
            } else {
                fields.succeeded(true);
            }
            fields.put(TaskField.RESULT, outcome.result()).put(outcome.figures());
            EventType type = outcome.failed() ? EventType.FAILED : EventType.COMPLETED;
            TaskEvent event = new TaskEvent(now.now(), type, taskId, fields.map());
            now.check(event);
            return ChangeSet.of(event);
        }
    }
}
