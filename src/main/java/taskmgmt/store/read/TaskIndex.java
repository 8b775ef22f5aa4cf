package taskmgmt.store.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import taskmgmt.bytes.Hash;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.index.OffsetIndex;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.segment.LogIdentity;
import taskmgmt.json.FieldScanner;
import taskmgmt.store.EventSink;
import taskmgmt.task.TaskEvent;

/**
 * Finds the events of a few tasks in a registry of any size in the same short time. A small registry is simply read. Of a
 * larger one, only the lines that an index names are read, and what came after the index was last extended. Used under the
 * lock.
 */
public final class TaskIndex {
    /** What is read faster than looked up. */
    private static final long SCANNED_BYTES = 256 * 1024;
    /** What is read at each look until it is worth a run of its own; the more often one is made, the more there is to merge. */
    private static final long UNINDEXED_BYTES = 64 * 1024;
    /** How much of the registry goes into the index at once. */
    private static final long RUN_BYTES = 32L << 20;

    /** No task id has a control character. */
    private static final String EVENT_ID_PREFIX = "event_id\0";
    private static final String KEY_PREFIX = "key\0";
    private static final String KEY = "key";
    /** Tells an index from those of versions that did not know {@code event_id}s and keys. */
    private static final long WITH_TEXTS = 0x6576656e745f6964L;

    private final Path directory;
    private final Path registry;
    private final PrivateFiles disk;

    public TaskIndex(Path directory) {
        this(directory, PrivateFiles.SYSTEM);
    }

    public TaskIndex(Path directory, PrivateFiles disk) {
        this.disk = disk;
        this.directory = directory;
        this.registry = LogReader.registry(directory);
    }

    /** The events of these tasks in their order, and perhaps damaged lines. */
    public void events(Set<String> ids, EventSink sink) throws IOException {
        long size = LineScanner.size(registry);
        if (size <= SCANNED_BYTES) {
            RegistryScan.of(ids::contains, registry, 0, sink);
            return;
        }
        Map<Long, TaskEvent> indexed = new LinkedHashMap<>();
        Set<Long> hashes = new TreeSet<>();
        for (String id : ids) {
            hashes.add(hash(id));
        }
        long end = indexed(size, hashes, event -> ids.contains(event.taskId()), indexed);
        indexed.forEach((offset, event) -> sink.event(event, offset));
        RegistryScan.of(ids::contains, registry, end, sink);
    }

    /** The events with these {@code event_id}s, the first of each, by it. */
    public Map<String, TaskEvent> withEventIds(Set<String> eventIds) throws IOException {
        Map<String, TaskEvent> found = new LinkedHashMap<>();
        for (TaskEvent event : having(EventIdentity.EVENT_ID, EVENT_ID_PREFIX, eventIds)) {
            found.putIfAbsent(String.valueOf(event.text(EventIdentity.EVENT_ID)), event);
        }
        return found;
    }

    /** The ids of the tasks that were created under this key. */
    public Set<String> ofKey(String key) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (TaskEvent event : having(KEY, KEY_PREFIX, Set.of(key))) {
            ids.add(event.taskId());
        }
        return ids;
    }

    /** The events in which a field is one of these texts. */
    private List<TaskEvent> having(String field, String prefix, Set<String> texts) throws IOException {
        List<TaskEvent> found = new ArrayList<>();
        if (texts.isEmpty()) {
            return found;
        }
        Predicate<TaskEvent> wanted = event -> {
            String text = event.text(field);
            return text != null && texts.contains(text);
        };
        long size = LineScanner.size(registry);
        long end = 0;
        if (size > SCANNED_BYTES) {
            Map<Long, TaskEvent> indexed = new LinkedHashMap<>();
            Set<Long> hashes = new TreeSet<>();
            texts.forEach(text -> hashes.add(hash(prefix + text)));
            end = indexed(size, hashes, wanted, indexed);
            found.addAll(indexed.values());
        }
        RegistryScan.all(registry, end, Long.MAX_VALUE, new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                if (wanted.test(event)) {
                    found.add(event);
                }
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // Whoever reads the registry tells of it; nothing is known by such a line.
            }
        });
        return found;
    }

    /** Up to where the registry is in the index, in bytes; all of it where it needs none. Looks only, so without the lock. */
    public long end() throws IOException {
        long size = LineScanner.size(registry);
        return size <= SCANNED_BYTES ? size : OffsetIndex.end(directory.resolve(LogFiles.INDEX), identity());
    }

    /** Of a log that is replaced by another one, as editors do, nothing in the index may be believed. */
    private long identity() throws IOException {
        return LogIdentity.at(registry, 0) ^ WITH_TEXTS;
    }

    /** Gathers the events that the index knows; returns up to where, which is 0 where there can be no index. */
    private long indexed(long size, Set<Long> hashes, Predicate<TaskEvent> wanted, Map<Long, TaskEvent> events) {
        try (OffsetIndex index = OffsetIndex.open(directory.resolve(LogFiles.INDEX), identity(), disk)) {
            extend(index, size);
            if (collect(index, hashes, wanted, events)) {
                return index.end();
            }
            index.clear();
        } catch (IOException e) {
            // A full disk or a lack of rights makes it slower, not impossible. What ails the registry, the scan tells.
        }
        events.clear();
        return 0;
    }

    /** The events that the index names; false where a line is not what it was, because somebody wrote over the log. */
    private boolean collect(OffsetIndex index, Set<Long> hashes, Predicate<TaskEvent> wanted, Map<Long, TaskEvent> events)
            throws IOException {
        Set<Long> offsets = new TreeSet<>();
        for (long hash : hashes) {
            offsets.addAll(index.find(hash));
        }
        for (long offset : offsets) {
            long end = LineScanner.lineStart(registry, offset + 1);
            RegistryScan.all(registry, offset, end, new EventSink() {
                @Override
                public void event(TaskEvent event, long at) {
                    if (wanted.test(event)) {
                        events.put(at, event);
                    }
                }

                @Override
                public void damaged(String file, long at, String reason) {
                    // Nothing is added, and that is enough to know.
                }
            });
            if (!events.containsKey(offset)) {
                return false;
            }
        }
        return true;
    }

    private void extend(OffsetIndex index, long size) throws IOException {
        while (size - index.end() > UNINDEXED_BYTES) {
            long to = LineScanner.lineStart(registry, Math.min(size, index.end() + RUN_BYTES));
            Collector lines = new Collector();
            long end = LineScanner.scan(registry, index.end(), to, lines).tailOffset();
            index.add(end, lines.entries);
        }
    }

    private static long hash(String id) {
        return Hash.of(id.getBytes(StandardCharsets.UTF_8));
    }

    /** Gathers what goes into the index. */
    private static final class Collector implements LineSink {
        private final FieldScanner scanner = RegistryScan.idScanner();
        private final List<OffsetIndex.Entry> entries = new ArrayList<>();

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            String id = RegistryScan.id(scanner, buffer, start, end);
            if (id != null) {
                entries.add(new OffsetIndex.Entry(hash(id), offset));
                addText(scanner, RegistryScan.EVENT_ID, EVENT_ID_PREFIX, offset);
                addText(scanner, RegistryScan.KEY, KEY_PREFIX, offset);
            }
        }

        private void addText(FieldScanner fields, int field, String prefix, long offset) {
            if (fields.kind(field) == FieldScanner.Kind.STRING) {
                entries.add(new OffsetIndex.Entry(hash(prefix + fields.text(field)), offset));
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            // No task has it; whoever reads the whole log tells of it.
        }
    }
}
