package taskmgmt.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskEvent;

/**
 * Identifies a change, so that a client that did not get the answer can repeat the request. It is stored in the first event of
 * the change, so the two are durable together or not at all; a change without an event has none.
 *
 * @param eventId of that event, unique to this change
 * @param request a hash of the request
 */
public record ChangeIdentity(String eventId, String request) {
    /** Field of the event, beside its {@code event_id}. */
    public static final String REQUEST = "request_sha256";
    static final String EVENT_ID = "event_id";

    /** The change with its identity. */
    public ChangeSet mark(ChangeSet changes) {
        if (changes.events().isEmpty()) {
            return changes;
        }
        List<TaskEvent> events = new ArrayList<>(changes.events());
        TaskEvent first = events.getFirst();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(first.fields());
        fields.put(EVENT_ID, eventId);
        fields.put(REQUEST, request);
        events.set(0, new TaskEvent(first.at(), first.type(), first.taskId(), fields));
        return new ChangeSet(changes.incidents(), events);
    }

    /** Whether the event belongs to the same request. */
    public boolean isOf(TaskEvent event) {
        return request.equals(event.text(REQUEST));
    }
}
