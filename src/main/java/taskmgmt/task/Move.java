package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/**
 * That of an event which decides how a task moves.
 *
 * @param type      what happened
 * @param succeeded of a completion, whether it was a success
 * @param verdict   what it says of the verification: true passed, false failed, null nothing
 * @param requires  whether it asks for verification; null where it says nothing of it
 * @param holds     true where it is held until somebody approves it, false where that is decided; null where it says
 *                  nothing of it
 */
public record Move(
        EventType type, boolean succeeded, @Nullable Boolean verdict, @Nullable Boolean requires, @Nullable Boolean holds) {
    /** A move that says nothing of approval. */
    public Move(EventType type, boolean succeeded, @Nullable Boolean verdict, @Nullable Boolean requires) {
        this(type, succeeded, verdict, requires, null);
    }
}
