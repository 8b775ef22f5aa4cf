package taskmgmt.store.ingest;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.bytes.HashTable;
import taskmgmt.store.EventSink;
import taskmgmt.store.read.AllTasks;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RegistryScan;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/** What a registry holds, in a few bytes a task and an event: enough to tell which further event is new and may follow. */
final class RegistryIndex {
    private static final byte PRESENT = 1;

    private final Path registry;
    private final AllTasks tasks = new AllTasks();
    private final HashTable events = new HashTable();
    private final EventIdentity identity = new EventIdentity();
    private long indexedEnd;

    RegistryIndex(Path directory) {
        this.registry = LogReader.registry(directory);
    }

    /** Takes in what other writers have added up to the given end. */
    void catchUp(long end) throws IOException {
        if (end > indexedEnd) {
            RegistryScan.all(registry, indexedEnd, end, new EventSink() {
                @Override
                public void event(TaskEvent event, long offset) {
                    index(event);
                }

                @Override
                public void damaged(String file, long offset, String reason) {
                    // Whoever reads the registry tells of it; nothing can follow on such a line.
                }
            });
            indexedEnd = end;
        }
    }

    /** Notes that the registry ends here and that all before is known. */
    void upTo(long end) {
        indexedEnd = end;
    }

    /** Whether the registry has this event already. */
    boolean isKnown(TaskEvent event) {
        return events.get(identity.of(event)) != 0 || (event.isAnnouncement() && tasks.of(event.taskId()) != null);
    }

    /**
     * Takes in an event that is about to be written.
     *
     * @return false where the registry has it already
     * @throws RefusedException where it may not follow
     */
    boolean add(TaskEvent event) {
        byte[] hash = identity.of(event);
        if (events.get(hash) != 0 || (event.isAnnouncement() && tasks.of(event.taskId()) != null)) {
            return false;
        }
        tasks.check(event);
        tasks.apply(event);
        events.put(hash, PRESENT);
        return true;
    }

    private void index(TaskEvent event) {
        events.put(identity.of(event), PRESENT);
        tasks.read(event);
    }
}
