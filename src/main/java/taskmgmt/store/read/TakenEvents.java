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
import taskmgmt.store.ReadableEvents;
import taskmgmt.task.TaskEvent;

/** Which events of a batch are already in the registry, however they were reported. Not thread-safe. */
public final class TakenEvents {
    private final EventIdentity identity = new EventIdentity();
    private final Map<String, TaskEvent> byId = new LinkedHashMap<>();
    /** The identities of the registry's events for the tasks of a batch whose lines may have been ingested before. */
    private final Set<ByteBuffer> reread = new HashSet<>();

    /** What is known about an event. */
    public enum Answer {
        NEW, KNOWN,
        /** A different event has its {@code event_id}. */
        CONFLICT
    }

    private final boolean samePlaces;
    private final Set<Place> places = new HashSet<>();

    private TakenEvents(boolean samePlaces) {
        this.samePlaces = samePlaces;
    }

    /** An event's position on the bus and its content: a position claimed by anyone else is only data. */
    private record Place(String file, String offset, ByteBuffer report) {}

    private Place placeOf(TaskEvent event) {
        return new Place(String.valueOf(event.fields().get(RegistryCodec.BUS_FILE)), String.valueOf(event.fields().get(RegistryCodec.BUS_OFFSET)),
                ByteBuffer.wrap(identity.ofReport(event)));
    }

    /**
     * @param mayBeReread whether lines without an {@code event_id} may have been ingested before, too
     * @param samePlaces  whether they are now at the same positions of the bus as then
     */
    public static TakenEvents of(Collection<TaskEvent> batch, Snapshot snapshot, boolean mayBeReread, boolean samePlaces) throws IOException {
        TakenEvents taken = new TakenEvents(samePlaces);
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
        return new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                reread.add(ByteBuffer.wrap(identity.of(event)));
                if (samePlaces && event.fields().containsKey(RegistryCodec.BUS_OFFSET)) {
                    places.add(placeOf(event));
                }
            }
        };
    }

    public Answer ask(TaskEvent event) {
        String id = event.text(EventIdentity.EVENT_ID);
        TaskEvent before = id == null ? null : byId.get(id);
        if (before != null) {
            return identity.isSame(before, event) ? Answer.KNOWN : Answer.CONFLICT;
        }
        if (!places.isEmpty() && places.contains(placeOf(event))) {
            return Answer.KNOWN;
        }
        // If a line does not say when it happened, an equal line is another event.
        boolean saysWhen = !event.fields().containsKey(RegistryCodec.TS_FROM);
        return saysWhen && reread.contains(ByteBuffer.wrap(identity.of(event))) ? Answer.KNOWN : Answer.NEW;
    }

    /** Remembers an event that is about to be written. */
    public void remember(TaskEvent event) {
        String id = event.text(EventIdentity.EVENT_ID);
        if (id != null) {
            byId.put(id, event);
        }
    }
}
