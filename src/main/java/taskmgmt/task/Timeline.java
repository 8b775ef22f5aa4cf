package taskmgmt.task;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the moments of a task's life were. Never decides an order: that is the order of the log.
 *
 * @param startedAt  the first start; null until then
 * @param finishedAt when it reached a terminal status; null until then
 * @param updatedAt  the newest event, escalations aside: those come from whoever watches it
 */
public record Timeline(
        Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt, Instant updatedAt) {

    Timeline after(TaskEvent event, boolean finished) {
        boolean firstStart = startedAt == null && event.type() == EventType.STARTED;
        return new Timeline(
                createdAt, firstStart ? event.at() : startedAt, finished ? event.at() : finishedAt,
                event.type() == EventType.ESCALATED ? updatedAt : event.at());
    }

    /** From start, or else creation, to the end; null while it runs and where the clock went backwards in between. */
    public @Nullable Duration duration() {
        if (finishedAt == null) {
            return null;
        }
        Duration duration = Duration.between(startedAt != null ? startedAt : createdAt, finishedAt);
        return duration.isNegative() ? null : duration;
    }

    /** What {@link #duration} counts from: {@code started}, or {@code created} for a task that was never started. */
    public String durationFrom() {
        return startedAt != null ? "started" : "created";
    }
}
