package taskmgmt.store.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.HashTable;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.AllTasks;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RegistryScan;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.plan.Reported;

/** The content of a registry, in a few bytes a task and an event: enough to tell whether an event is new and a legal move. */
final class RegistryIndex {
    private static final int PRESENT = 1;

    private final Path registry;
    private final AllTasks tasks = new AllTasks();
    /** By identity, with what tells its content from others of the same identity. */
    private final HashTable events = new HashTable();
    private final EventIdentity identity = new EventIdentity();
    private long indexedEnd;

    RegistryIndex(Path directory) {
        this.registry = LogReader.registry(directory);
    }

    /** Applies what other writers have added, up to the given end. */
    void catchUp(long end) throws IOException {
        if (end > indexedEnd) {
            RegistryScan.all(registry, indexedEnd, end, new ReadableEvents() {
                @Override
                public void event(TaskEvent event, long offset) {
                    index(event);
                }
            });
            indexedEnd = end;
        }
    }

    /** Records that the registry ends here and that everything before is known. */
    void upTo(long end) {
        indexedEnd = end;
    }

    /** Whether the registry already has this event. */
    boolean isKnown(TaskEvent event) {
        return events.get(identity.of(event)) != 0 || (event.isAnnouncement() && tasks.of(event.taskId()) != null);
    }

    /**
     * The outcome for an event.
     *
     * @param event      as it is to be recorded; null if it is not, because it is already in the registry or in conflict with
     *     another
     * @param odd        what is irregular about it
     * @param isConflict whether another event has its {@code event_id}
     */
    record Taken(@Nullable TaskEvent event, List<String> odd, boolean isConflict) {
        private static final Taken KNOWN = new Taken(null, List.of(), false);
        private static final Taken CONFLICT = new Taken(null, List.of(), true);
    }

    /** Applies an event that is about to be written. */
    Taken add(TaskEvent event) {
        int known = events.get(identity.of(event));
        if (known != 0) {
            byte[] content = identity.content(event);
            return known == sign(content) || content == null || events.get(content) != 0 ? Taken.KNOWN : Taken.CONFLICT;
        }
        if (event.isAnnouncement() && tasks.of(event.taskId()) != null) {
            return Taken.KNOWN;
        }
        Reported reported = tasks.report(event);
        if (reported.changes()) {
            tasks.apply(reported.event());
        }
        remember(event);
        return new Taken(reported.event(), reported.odd(), false);
    }

    private void remember(TaskEvent event) {
        byte[] id = identity.of(event);
        byte[] content = identity.content(event);
        int known = events.get(id);
        if (known == 0) {
            events.put(id, sign(content));
        } else if (content != null && known != sign(content)) {
            events.put(content, PRESENT); // not written by us: another event has the same event_id
        }
    }

    /** 32 bits of a hash, other than 0. */
    private static int sign(byte @Nullable [] content) {
        int bits = content == null ? PRESENT : ByteBuffer.wrap(content).getInt();
        return bits == 0 ? PRESENT : bits;
    }

    private void index(TaskEvent event) {
        remember(event);
        tasks.read(event);
    }
}
