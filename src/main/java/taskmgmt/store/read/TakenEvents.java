package taskmgmt.store.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.EventSink;
import taskmgmt.task.TaskEvent;

/** Which events of a batch the registry has already, whichever door they came by. Not thread-safe. */
public final class TakenEvents {
    private final EventIdentity identity = new EventIdentity();
    private final Map<String, TaskEvent> byId = new LinkedHashMap<>();
    /** The identities of what is known of the tasks of a batch whose lines may have been taken before. */
    private final Set<ByteBuffer> reread = new HashSet<>();

    /** What became of an event before. */
    public enum Answer {
        NEW, KNOWN,
        /** Another event has its {@code event_id}. */
        CONFLICT
    }

    private TakenEvents() {}

    /** @param mayBeReread whether lines without an {@code event_id} may have been taken before, too */
    public static TakenEvents of(Collection<TaskEvent> batch, Snapshot snapshot, boolean mayBeReread) throws IOException {
        TakenEvents taken = new TakenEvents();
        Set<String> eventIds = new HashSet<>();
        Set<String> taskIds = new HashSet<>();
        for (TaskEvent event : batch) {
            String id = event.text(EventIdentity.EVENT_ID);
            if (id != null) {
                eventIds.add(id);
            }
            taskIds.add(event.taskId());
        }
        taken.byId.putAll(snapshot.withEventIds(eventIds));
        if (mayBeReread) {
            snapshot.events(taskIds, taken.rereading());
        }
        return taken;
    }

    private EventSink rereading() {
        return new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                reread.add(ByteBuffer.wrap(identity.of(event)));
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // Whoever reads the registry tells of it; no event is known by such a line.
            }
        };
    }

    public Answer ask(TaskEvent event) {
        String id = event.text(EventIdentity.EVENT_ID);
        TaskEvent before = id == null ? null : byId.get(id);
        if (before != null) {
            return identity.isSame(before, event) ? Answer.KNOWN : Answer.CONFLICT;
        }
        // Of a line that does not say when it happened, another like it is another event.
        boolean saysWhen = !event.fields().containsKey(RegistryCodec.TS_FROM);
        return saysWhen && reread.contains(ByteBuffer.wrap(identity.of(event))) ? Answer.KNOWN : Answer.NEW;
    }

    /** Takes note of an event that is about to be written. */
    public void remember(TaskEvent event) {
        String id = event.text(EventIdentity.EVENT_ID);
        if (id != null) {
            byId.put(id, event);
        }
    }
}
