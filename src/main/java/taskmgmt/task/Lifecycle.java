package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/**
 * Which moves a task may make. Commands, published events and the fold that reads a log all ask here, so that none of
 * them can be stricter or laxer than the others. Pure.
 *
 * <p>pending, queued, retrying → active; active ↔ paused; active → retrying; anything not terminal → completed, failed or
 * cancelled. A pending task may be completed without having been started. Terminal states never change.
 */
public final class Lifecycle {
    private Lifecycle() {}

    /** Throws {@link RefusedException} where the event may not follow; {@code standing} is null for an unknown task. */
    public static void check(@Nullable Standing standing, TaskEvent event) {
        if (event.type() == EventType.CREATED) {
            if (standing != null) {
                throw notAllowed(event, "exists already");
            }
            return;
        }
        if (standing == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "no task " + event.taskId());
        }
        checkMove(standing, event);
    }

    private static void checkMove(Standing standing, TaskEvent event) {
        Status from = standing.status();
        if (from.isTerminal()) {
            throw notAllowed(event, "is " + from.text() + ", and that never changes");
        }
        if (!mayMove(from, event.type())) {
            throw notAllowed(event, "is " + from.text() + ", so it cannot be " + verb(event.type()));
        }
        if (next(from, event) == Status.COMPLETED && standing.verificationRequired()
                && !Standing.after(standing, event).verified()) {
            throw notAllowed(event, "needs verification before it can complete: verify it, or complete it as verified");
        }
    }

    private static boolean mayMove(Status from, EventType type) {
        return switch (type) {
            case CREATED -> false;
            case QUEUED -> from == Status.PENDING || from == Status.RETRYING;
            case STARTED -> from == Status.PENDING || from == Status.QUEUED || from == Status.RETRYING;
            case PAUSED, RETRYING -> from == Status.ACTIVE;
            case RESUMED -> from == Status.PAUSED;
            case PROGRESS, SNAPSHOT, UPDATED, VERIFIED, COMPLETED, FAILED, CANCELLED, ESCALATED -> true;
        };
    }

    /** The status that the event leads to. */
    static Status next(Status from, TaskEvent event) {
        return switch (event.type()) {
            case CREATED -> Status.PENDING;
            case QUEUED -> Status.QUEUED;
            case STARTED, RESUMED -> Status.ACTIVE;
            case PAUSED -> Status.PAUSED;
            case RETRYING -> Status.RETRYING;
            case COMPLETED -> succeeded(event) ? Status.COMPLETED : Status.FAILED;
            case FAILED -> Status.FAILED;
            case CANCELLED -> Status.CANCELLED;
            case PROGRESS, SNAPSHOT, UPDATED, VERIFIED, ESCALATED -> from;
        };
    }

    /** A completion is a success unless it says {@code "success": false}. */
    private static boolean succeeded(TaskEvent event) {
        return !Boolean.FALSE.equals(event.fields().get("success"));
    }

    private static String verb(EventType type) {
        return type.text().substring("task.".length());
    }

    private static RefusedException notAllowed(TaskEvent event, String why) {
        return new RefusedException(Refusal.NOT_ALLOWED, "task " + event.taskId() + " " + why);
    }
}
