package taskmgmt.change;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;

/** Moves a task through its lifecycle. Null means not given. */
public sealed interface MoveTask extends TaskRequest {

    /**
     * Work begins.
     *
     * @param owner the process that does it: its {@code pid}, and what tells it from others of that number
     */
    record Start(@Nullable Map<String, @Nullable Object> owner) implements MoveTask {
        public Start {
            owner = EventFields.copy(owner);
        }

        @Override
        public EventType type() {
            return EventType.STARTED;
        }

        /**
         * The process of an earlier try does not work on this one. Whoever cancelled a task did not mean that a worker who has
         * not heard of it goes on: only a retry opens it again.
         */
        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            if (task.status() == Status.CANCELLED) {
                throw new RefusedException(Refusal.NOT_ALLOWED,
                        "task " + task.id() + " is cancelled: 'task-mgmt task retry' opens another attempt");
            }
            if (owner != null || task.value(TaskField.OWNER) != null) {
                fields.set(TaskField.OWNER, owner);
            }
        }
    }

    /** Work rests. */
    record Pause(@Nullable String reason) implements MoveTask {
        @Override
        public EventType type() {
            return EventType.PAUSED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            fields.put(TaskField.REASON, reason);
        }
    }

    /**
     * Work on a paused task goes on.
     *
     * @param owner the process that does it from now on; null for the same as before
     */
    record Resume(@Nullable String reason, @Nullable Map<String, @Nullable Object> owner) implements MoveTask {
        public Resume {
            owner = EventFields.copy(owner);
        }

        @Override
        public EventType type() {
            return EventType.RESUMED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            fields.put(TaskField.REASON, reason).put(TaskField.OWNER, owner);
        }
    }

    /** It waits for its turn. */
    record Queue() implements MoveTask {
        @Override
        public EventType type() {
            return EventType.QUEUED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            // That it happened is all there is to say.
        }
    }

    /** It is not wanted any more. */
    record Cancel(@Nullable String reason) implements MoveTask {
        @Override
        public EventType type() {
            return EventType.CANCELLED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            fields.put(TaskField.REASON, reason);
        }
    }

    /**
     * It came to nothing.
     *
     * @param proof how that is known
     */
    record Fail(String error, @Nullable Map<String, @Nullable Object> metadata, WorkFigures figures, Status.Proof proof) implements MoveTask {
        /** Somebody says so. */
        public Fail(String error, @Nullable Map<String, @Nullable Object> metadata, WorkFigures figures) {
            this(error, metadata, figures, Status.Proof.CLAIMED);
        }

        public Fail {
            metadata = EventFields.copy(metadata);
        }

        @Override
        public EventType type() {
            return EventType.FAILED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            fields.put(TaskField.ERROR_MESSAGE, error).known(proof).put(TaskField.METADATA, metadata).put(figures);
        }
    }

    /**
     * It is done. With a verification that failed the work was done but came to nothing: the task ends as failed.
     *
     * @param result what came out of it: any value of JSON
     * @param proof  how that is known
     */
    record Complete(
            @Nullable TaskVerification verification, @Nullable Object result, @Nullable Map<String, @Nullable Object> metadata,
            WorkFigures figures, Status.Proof proof) implements MoveTask {
        /** Somebody says so. */
        public Complete(
                @Nullable TaskVerification verification, @Nullable Object result, @Nullable Map<String, @Nullable Object> metadata,
                WorkFigures figures) {
            this(verification, result, metadata, figures, Status.Proof.CLAIMED);
        }

        public Complete {
            metadata = EventFields.copy(metadata);
        }

        @Override
        public EventType type() {
            return EventType.COMPLETED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            fields.succeeded(verification == null || verification.passed());
            if (verification != null) {
                fields.verified(verification).put(TaskField.ERROR_MESSAGE, verification.passed() ? null : verification.failure());
            }
            fields.known(proof).put(TaskField.RESULT, result).put(TaskField.METADATA, metadata).put(figures);
        }
    }

    /**
     * There will be another attempt: this one has failed, or the last one has failed or was cancelled.
     *
     * @param error what went wrong
     * @param at    when a worker may begin it; null for at once
     */
    record Retry(@Nullable String error, @Nullable Instant at) implements MoveTask {
        /** It may begin at once. */
        public Retry(@Nullable String error) {
            this(error, null);
        }

        @Override
        public EventType type() {
            return EventType.RETRYING;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            fields.put(TaskField.ERROR_MESSAGE, error);
            if (at != null || task.fields().get(Task.RETRY_AT) != null) {
                fields.putAll(Collections.singletonMap(Task.RETRY_AT, at == null ? null : Rfc3339.format(at)));
            }
        }
    }

    /** It was verified; one that failed its verification stays open. */
    record Verify(TaskVerification verification) implements MoveTask {
        @Override
        public EventType type() {
            return EventType.VERIFIED;
        }

        @Override
        public void describe(EventFields fields, Task task, Snapshot now) {
            fields.verified(verification);
        }
    }
}
