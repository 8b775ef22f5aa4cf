package taskmgmt.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The small part of a task's state that decides what may happen to it next. It fits in a byte, so that a log of millions of tasks
 * can be checked in little memory.
 *
 * @param status               the task's status
 * @param verificationRequired whether it may succeed only if verified
 * @param verified             whether the last verification passed
 * @param held                 whether it is pending approval, and may not begin
 */
public record Standing(Status status, boolean verificationRequired, boolean verified, boolean held) {
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final int STATUS_BITS = 0x0f;
    private static final int REQUIRED_BIT = 0x10;
    private static final int VERIFIED_BIT = 0x20;
    private static final int HELD_BIT = 0x40;

    /** The standing of a task that needs no approval. */
    public Standing(Status status, boolean verificationRequired, boolean verified) {
        this(status, verificationRequired, verified, false);
    }

    /** The standing after an event that {@link Lifecycle} has allowed. */
    public static Standing after(@Nullable Standing before, TaskEvent event) {
        return after(before, event.move());
    }

    /** The standing after a move that {@link Lifecycle} has allowed. */
    public static Standing after(@Nullable Standing before, Move move) {
        Status status = Lifecycle.next(before == null ? Status.PENDING : before.status, move);
        Boolean verdict = move.verdict();
        // What one attempt proved says nothing about the next.
        boolean opens = move.type() == EventType.RETRYING || (before != null && before.status.isTerminal());
        boolean isVerified = verdict != null ? verdict : before != null && before.verified && !opens;
        Boolean holds = move.holds();
        boolean isHeld = holds != null ? holds : before != null && before.held;
        boolean isRequired = required(before, move);
        // Most events change none of it, and there are millions of them.
        return before != null && before.status == status && before.verificationRequired == isRequired
                && before.verified == isVerified && before.held == isHeld
                ? before
                : new Standing(status, isRequired, isVerified, isHeld);
    }

    /** As a non-zero byte; 0 means that there is no such task. */
    public byte toByte() {
        return (byte) ((STATUSES.indexOf(status) + 1) | (verificationRequired ? REQUIRED_BIT : 0) | (verified ? VERIFIED_BIT : 0)
                | (held ? HELD_BIT : 0));
    }

    public static @Nullable Standing ofByte(byte packed) {
        if (packed == 0) {
            return null;
        }
        Status status = STATUSES.get((packed & STATUS_BITS) - 1);
        return new Standing(status, (packed & REQUIRED_BIT) != 0, (packed & VERIFIED_BIT) != 0,
                (packed & HELD_BIT) != 0);
    }

    private static boolean required(@Nullable Standing before, Move move) {
        Boolean requires = move.requires();
        return requires != null && (move.type() == EventType.CREATED || move.type() == EventType.UPDATED)
                ? requires
                : before != null && before.verificationRequired;
    }
}
