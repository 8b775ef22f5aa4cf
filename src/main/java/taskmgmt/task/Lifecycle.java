package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/**
 * Which moves a task may make. Commands, published events and the fold that reads a log all check here, so that none of them is
 * stricter or laxer than the others. Pure.
 *
 * <p>pending, queued, retrying → active; active ↔ paused; active → retrying; anything not terminal → completed, failed or
 * cancelled. A pending task may be completed without having been started. Completed never changes; failed and cancelled →
 * retrying or active, which is another attempt at the same task. A task that is pending approval does not begin.
 */
public final class Lifecycle {
    private Lifecycle() {}

    /** Throws {@link RefusedException} if the event is not allowed; {@code standing} is null for an unknown task. */
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

    /** Whether the move is allowed; {@code standing} is null for an unknown task. */
    public static boolean allows(@Nullable Standing standing, Move move) {
        return standing == null
                ? move.type() == EventType.CREATED
                : mayMove(standing.status(), move.type())
                        && !(standing.held() && needsApproval(move.type())) && !isUnverified(standing, move);
    }

    private static void checkMove(Standing standing, TaskEvent event) {
        Status from = standing.status();
        if (from == Status.COMPLETED) {
            throw notAllowed(event, "is completed, and that never changes");
        }
        if (!mayMove(from, event.type())) {
            if (from.isTerminal()) {
                throw notAllowed(event, "is " + from.text() + ": 'task-mgmt task retry' opens another attempt");
            }
            throw notAllowed(event, "is " + from.text() + ", so it cannot be " + verb(event.type()));
        }
        if (standing.held() && needsApproval(event.type())) {
            throw notAllowed(event, "is held for approval: see 'task-mgmt governance list', then governance approve "
                    + event.taskId() + " or governance reject " + event.taskId());
        }
        if (isUnverified(standing, event.move())) {
            throw notAllowed(event, "needs verification before it can complete: verify it, or complete it as verified");
        }
    }

    /** A task that is pending approval may be updated and cancelled, but not begun, nor ended as if it had been. */
    private static boolean needsApproval(EventType type) {
        return switch (type) {
            case STARTED, PROGRESS, SNAPSHOT, PAUSED, RESUMED, RETRYING, COMPLETED -> true;
            case CREATED, QUEUED, UPDATED, VERIFIED, FAILED, CANCELLED, ESCALATED -> false;
        };
    }

    private static boolean mayMove(Status from, EventType type) {
        return switch (type) {
            case CREATED -> false;
            case QUEUED -> from == Status.PENDING || from == Status.RETRYING;
            case STARTED -> from == Status.PENDING || from == Status.QUEUED || from == Status.RETRYING || from.mayBeRetried();
            case RETRYING -> from == Status.ACTIVE || from.mayBeRetried();
            case PAUSED -> from == Status.ACTIVE;
            case RESUMED -> from == Status.PAUSED;
            case PROGRESS, SNAPSHOT, UPDATED, VERIFIED, COMPLETED, FAILED, CANCELLED, ESCALATED -> !from.isTerminal();
        };
    }

    private static boolean isUnverified(Standing standing, Move move) {
        return next(standing.status(), move) == Status.COMPLETED && standing.verificationRequired()
                && !Standing.after(standing, move).verified();
    }

    /** The status that the move leads to. */
    static Status next(Status from, Move move) {
        return switch (move.type()) {
            case CREATED -> Status.PENDING;
            case QUEUED -> Status.QUEUED;
            case STARTED, RESUMED -> Status.ACTIVE;
            case PAUSED -> Status.PAUSED;
            case RETRYING -> Status.RETRYING;
            case COMPLETED -> move.succeeded() ? Status.COMPLETED : Status.FAILED;
            case FAILED -> Status.FAILED;
            case CANCELLED -> Status.CANCELLED;
            case PROGRESS, SNAPSHOT, UPDATED, VERIFIED, ESCALATED -> from;
        };
    }

    private static String verb(EventType type) {
        return type.text().substring("task.".length());
    }

    private static RefusedException notAllowed(TaskEvent event, String why) {
        return new RefusedException(Refusal.NOT_ALLOWED, "task " + event.taskId() + " " + why);
    }
}
