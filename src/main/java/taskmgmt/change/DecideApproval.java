package taskmgmt.change;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.Approval;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Approves or rejects updates pending approval. The state is checked under the lock, so of two concurrent decisions exactly one
 * succeeds. Not thread-safe.
 */
public final class DecideApproval {
    private final TaskLog log;

    public DecideApproval(TaskLog log) {
        this.log = log;
    }

    /**
     * A decision.
     *
     * @param approves whether the update may begin; otherwise its task is cancelled
     * @param reason   why; required for a rejection
     */
    public record Request(String idOrPrefix, boolean approves, String reason) {

        /** @throws InvalidValueException for a rejection without a reason */
        public Request {
            if (!approves && reason.isBlank()) {
                throw new InvalidValueException(TaskField.REASON.text(), "must not be empty");
            }
        }
    }

    /** What was decided about which task. */
    public record Result(String taskId, Approval approval) {}

    /**
     * Records the decision.
     *
     * @throws RefusedException if there is no such task, it is not pending approval, or the policy forbids the decision,
     *     as it does for whoever proposed the update; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Result decide(Request request) throws IOException {
        TaskEvent written = log.append(new Decision(request)).events().getFirst();
        return new Result(written.taskId(), Objects.requireNonNull(Approval.statedBy(written)));
    }

    private static final class Decision implements Change {
        private final Request request;

        Decision(Request request) {
            this.request = request;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            Task task = now.resolve(request.idOrPrefix());
            Approval held = held(task);
            Approval decided = request.approves()
                    ? held.approved(task.id(), now.now(), now.actor(), request.reason(), metadata(task))
                    : held.rejected(now.actor(), request.reason());
            EventFields fields = EventFields.by(now.actor())
                    .put(TaskField.REASON, request.approves() ? null : request.reason())
                    .put(TaskField.METADATA, Map.of(Approval.KEY, decided.toMap()));
            EventType type = request.approves() ? EventType.UPDATED : EventType.CANCELLED;
            TaskEvent event = new TaskEvent(now.now(), type, task.id(), fields.map());
            now.check(task, event);
            return ChangeSet.of(event);
        }

        private static Map<String, @Nullable Object> metadata(Task task) {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            if (task.value(TaskField.METADATA) instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    metadata.put(String.valueOf(entry.getKey()), entry.getValue());
                }
            }
            return metadata;
        }

        private static Approval held(Task task) {
            Approval approval = Approval.of(task);
            if (approval == null || approval.state() != Approval.State.HELD) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + (approval == null
                        ? " is not held for approval" : " is " + approval.state().text() + " already"));
            }
            return approval;
        }
    }
}
