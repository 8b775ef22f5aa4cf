package taskmgmt.store.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskEvent;

/** What to do with an event whose {@code event_id} is in the registry with different content. */
@FunctionalInterface
interface RevisionRule {
    /** One {@code event_id} is one event: a different one under the same id is refused. */
    RevisionRule REFUSED = (event, now) -> null;

    /**
     * What is recorded in place of the event.
     *
     * @param event  what is recorded; null if the registry keeps what it has
     * @param remark what is reported about it
     */
    record Revision(@Nullable TaskEvent event, String remark) {}

    /** Null if the event is refused. */
    @Nullable Revision of(TaskEvent event, Instant now);
}
