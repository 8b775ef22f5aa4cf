package taskmgmt.store.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Hash;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.index.OffsetIndex;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.EventSink;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.store.ids.KnownIds;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Finds the events of a few tasks in a registry of any size in the same short time. A small registry is simply read. Of a larger
 * one, only the lines named by an index are read, and what was appended after the index was last extended. The holder of the lock
 * extends the index; others use it as it is, and write nothing.
 */
public final class TaskIndex {
    /** Up to this size, reading is faster than looking up. */
    private static final long SCANNED_BYTES = 256 * 1024;
    /** How much can be read in the time of one look-up. */
    private static final long LOOK_UP_BYTES = 32 * 1024;
    /** How much is read at each look until it is worth a run of its own; more frequent runs mean more merging. */
    private static final long UNINDEXED_BYTES = 64 * 1024;
    /** How much of the registry is indexed at once. */
    private static final long RUN_BYTES = 32L << 20;

    /** No task id contains a control character, so no id equals this. */
    private static final String EVENT_ID_PREFIX = "event_id\0";
    private static final String KEY_PREFIX = "key\0";
    private static final String KEY = "key";

    private final Path directory;
    private final Path registry;
    private final @Nullable PrivateFiles disk;
    private final @Nullable String binding;

    private TaskIndex(Path directory, @Nullable PrivateFiles disk, @Nullable String binding) {
        this.disk = disk;
        this.binding = binding;
        this.directory = directory;
        this.registry = LogReader.registry(directory);
    }

    /** For a reader, which needs no lock. */
    public static TaskIndex asItIs(Path directory) {
        return new TaskIndex(directory, null, null);
    }

    /** For the holder of the lock. */
    public static TaskIndex extended(Path directory, PrivateFiles disk) {
        return new TaskIndex(directory, disk, null);
    }

    /**
     * The same, usable as long as the lock is held.
     *
     * @param generation of the registry under this hold of the lock, see {@link SeenLogs}; null if it is to be looked up
     */
    static TaskIndex extended(Path directory, PrivateFiles disk, @Nullable String generation) {
        return new TaskIndex(directory, disk, generation);
    }

    /** The events of these tasks in order, and possibly damaged lines. */
    public void events(Set<String> ids, EventSink sink) throws IOException {
        long size = LineScanner.size(registry);
        long end = ids.size() > size / LOOK_UP_BYTES ? 0 : indexed(size, hashes(ids), event -> ids.contains(event.taskId()), sink);
        RegistryScan.of(ids::contains, registry, end, sink);
    }

    /** The first event with each of these {@code event_id}s, by id. */
    public Map<String, TaskEvent> withEventIds(Set<String> eventIds) throws IOException {
        Map<String, TaskEvent> found = new LinkedHashMap<>();
        for (TaskEvent event : having(EventIdentity.EVENT_ID, EVENT_ID_PREFIX, eventIds)) {
            found.putIfAbsent(String.valueOf(event.text(EventIdentity.EVENT_ID)), event);
        }
        return found;
    }

    /** The ids of the tasks that were created with this key. */
    public Set<String> ofKey(String key) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (TaskEvent event : having(KEY, KEY_PREFIX, Set.of(key))) {
            ids.add(event.taskId());
        }
        return ids;
    }

    /** The events in which a field has one of these values. */
    private Collection<TaskEvent> having(String field, String prefix, Set<String> texts) throws IOException {
        Indexed found = new Indexed(event -> {
            String text = event.text(field);
            return text != null && texts.contains(text);
        });
        if (!texts.isEmpty()) {
            List<Long> hashes = new ArrayList<>();
            for (String text : texts) {
                hashes.add(hash(prefix + text));
            }
            RegistryScan.all(registry, indexed(hashes, found.wanted, found), Long.MAX_VALUE, found);
        }
        return found.events.values();
    }

    /** The tasks for which some event said that they wait for one of these; a later event may have said otherwise. */
    public Set<String> namedAsWaiting(Set<String> ids) throws IOException {
        Set<String> waiting = new LinkedHashSet<>();
        EventSink sink = new EventSink() {
            @Override
            public void event(TaskEvent event, long at) {
                if (waitsFor(ids, event)) {
                    waiting.add(event.taskId());
                }
            }

            @Override
            public void damaged(String file, long at, String reason) {
                // It says nothing about any task.
            }
        };
        List<Long> hashes = new ArrayList<>();
        for (String id : ids) {
            hashes.add(hashOfWaiting(id));
        }
        long end = indexed(hashes, event -> waitsFor(ids, event), sink);
        RegistryScan.withDependencies(registry, end, sink);
        return waiting;
    }

    static boolean waitsFor(Set<String> ids, TaskEvent event) {
        return !Collections.disjoint(event.texts(TaskField.DEPENDS_ON.text()), ids);
    }

    /** Extends the index to the whole registry, so that the next look-up finds everything in it; on failure it stays as it is. */
    public void extend() throws IOException {
        indexed(List.of(), event -> true, new Indexed(event -> true));
    }

    /** How far the registry is in the index, in bytes; all of it if it needs no index. */
    public long end() throws IOException {
        long size = LineScanner.size(registry);
        return size <= SCANNED_BYTES ? size : OffsetIndex.end(directory.resolve(LogFiles.INDEX), identity());
    }

    /** If any other program has written to a log, even in place, nothing in the index can be trusted. */
    private long identity() throws IOException {
        return hash(disk == null ? SeenLogs.binding(directory, LogFiles.REGISTRY) : bindingUnderLock());
    }

    private String bindingUnderLock() throws IOException {
        return binding == null ? SeenLogs.bindingUnderLock(directory, LogFiles.REGISTRY) : binding;
    }

    /** Delivers the events that the index knows; returns up to which offset that is, or 0 if there can be no index. */
    private long indexed(List<Long> hashes, Predicate<TaskEvent> wanted, EventSink sink) throws IOException {
        return indexed(LineScanner.size(registry), hashes, wanted, sink);
    }

    /** @param size of the registry */
    private long indexed(long size, List<Long> hashes, Predicate<TaskEvent> wanted, EventSink sink) throws IOException {
        if (size <= SCANNED_BYTES) {
            return 0;
        }
        Indexed found = new Indexed(wanted);
        try (OffsetIndex index = open()) {
            if (looked(index, size, hashes, found)) {
                found.events.forEach((offset, event) -> sink.event(event, offset));
                return index.end();
            }
            index.clear();
        } catch (IOException e) {
            // A full disk or missing permissions make it slower, not impossible. Damage in the registry is reported by the scan.
        }
        return 0;
    }

    /** Gathers what the index names; false if the index or the log is not what was written. */
    private boolean looked(OffsetIndex index, long size, List<Long> hashes, Indexed found) throws IOException {
        try {
            if (disk != null) {
                extend(index, size, disk);
            }
            return collect(index, hashes, found);
        } catch (LogDamagedException changed) {
            return false;
        }
    }

    private OffsetIndex open() throws IOException {
        Path runs = directory.resolve(LogFiles.INDEX);
        return disk == null ? OffsetIndex.openToRead(runs, identity()) : OffsetIndex.open(runs, identity(), disk);
    }

    /** The events that the index names; false if a line differs from what it was, because the log was overwritten. */
    private boolean collect(OffsetIndex index, List<Long> hashes, Indexed found) throws IOException {
        Set<Long> named = new TreeSet<>();
        for (long hash : hashes) {
            named.addAll(index.find(hash));
        }
        long[] offsets = new long[named.size()];
        int count = 0;
        for (long offset : named) {
            offsets[count++] = offset;
        }
        RegistryScan.at(registry, offsets, found);
        return found.events.size() == count;
    }

    private void extend(OffsetIndex index, long size, PrivateFiles disk) throws IOException {
        boolean isBehind = size - index.end() > UNINDEXED_BYTES;
        while (size - index.end() > UNINDEXED_BYTES) {
            long to = LineScanner.lineStart(registry, Math.min(size, index.end() + RUN_BYTES));
            Collector lines = new Collector();
            long end = LineScanner.scan(registry, index.end(), to, lines).tailOffset();
            index.add(end, lines.entries);
        }
        if (isBehind) {
            KnownIds.extend(directory, disk, bindingUnderLock());
        }
    }

    private static List<Long> hashes(Set<String> ids) {
        List<Long> hashes = new ArrayList<>();
        for (String id : ids) {
            hashes.add(hash(id));
        }
        return hashes;
    }

    private static long hash(String id) {
        return Hash.of(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash for lines that say that their task waits for this one. No id contains a control character. */
    private static long hashOfWaiting(String id) {
        return hash("\0" + id);
    }

    /** Collects those of the events at some offsets that are wanted. */
    private static final class Indexed implements EventSink {
        private final Predicate<TaskEvent> wanted;
        private final Map<Long, TaskEvent> events = new LinkedHashMap<>();

        Indexed(Predicate<TaskEvent> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void event(TaskEvent event, long at) {
            if (wanted.test(event)) {
                events.put(at, event);
            }
        }

        @Override
        public void damaged(String file, long at, String reason) {
            // Nothing is added, which is all that the caller needs to know.
        }
    }

    /** Collects the entries for the index. */
    private static final class Collector implements LineSink {
        private final FieldScanner scanner = RegistryScan.fieldScanner();
        private final Json json = Json.lenient();
        private final List<OffsetIndex.Entry> entries = new ArrayList<>();

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            String id = RegistryScan.id(scanner, buffer, start, end);
            if (id == null) {
                return;
            }
            entries.add(new OffsetIndex.Entry(hash(id), offset));
            addText(RegistryScan.EVENT_ID, EVENT_ID_PREFIX, offset);
            addText(RegistryScan.KEY, KEY_PREFIX, offset);
            if (RegistryScan.hasDependencies(scanner)) {
                addDependencies(buffer, start, end, offset);
            }
        }

        private void addText(int field, String prefix, long offset) {
            if (scanner.kind(field) == FieldScanner.Kind.STRING) {
                entries.add(new OffsetIndex.Entry(hash(prefix + scanner.text(field)), offset));
            }
        }

        private void addDependencies(byte[] buffer, int start, int end, long offset) {
            try {
                TaskEvent event = RegistryCodec.decode(json.parse(buffer, start, end - start));
                for (String other : Set.copyOf(event.texts(TaskField.DEPENDS_ON.text()))) {
                    entries.add(new OffsetIndex.Entry(hashOfWaiting(other), offset));
                }
            } catch (BadJsonException _) {
                // It is not an event, and says nothing about any task.
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            // No task has it; reading the whole log reports it.
        }
    }
}
