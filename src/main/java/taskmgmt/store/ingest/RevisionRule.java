package taskmgmt.store.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskEvent;

/** What to make of an event whose {@code event_id} the registry has with other content. */
@FunctionalInterface
interface RevisionRule {
    /** One {@code event_id} is one event: another one under it is refused. */
    RevisionRule REFUSED = (event, now) -> null;

    /**
     * What is recorded in the place of the event.
     *
     * @param event  what is recorded; null where what the registry has stays as it is
     * @param remark what is said of it
     */
    record Revision(@Nullable TaskEvent event, String remark) {}

    /** Null where the event is to be refused. */
    @Nullable Revision of(TaskEvent event, Instant now);
}
