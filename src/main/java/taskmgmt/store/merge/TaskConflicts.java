package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.HashTable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.learning.ConfigVersion;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.EventSink;
import taskmgmt.store.merge.MergeConflict.Kind;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.read.RegistryScan;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Lifecycle;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Standing;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Rfc3339;

/**
 * Finds, while two registries are united, what one of them could report and the union cannot: follows each side by
 * itself and the union, by the rules by which reports read a log. Needs 40 to 70 bytes for each task with events after
 * the common beginning, and as much for each {@code event_id} there. Not thread-safe.
 */
final class TaskConflicts implements LineUnion.Sink {
    private static final int UNION = 2;
    private static final byte[] SIDE_BITS = {1, 2};

    private final List<String> names;
    private final ConflictList conflicts;
    private final Json json = Json.lenient();
    private final EventIdentity identity = new EventIdentity();
    private final HashTable before = new HashTable();
    private final HashTable[] since = {new HashTable(), new HashTable(), new HashTable()};
    private final HashTable eventIds = new HashTable();
    private final Map<String, String> versions = new HashMap<>();
    private final @Nullable Judged[] heads = new Judged[2];
    private long damaged;

    /** @param names of the sides, for messages */
    TaskConflicts(List<String> names, ConflictList conflicts) {
        this.names = List.copyOf(names);
        this.conflicts = conflicts;
    }

    /** An event, and whether it was a legal move on its own side. */
    private record Judged(TaskEvent event, boolean allowed) {}

    /** Applies the part of the registry that both sides have. */
    void common(Path registry, long end) throws IOException {
        RegistryScan.all(registry, 0, end, new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                byte[] id = identity.of(event.taskId());
                Standing standing = Standing.ofByte((byte) before.get(id));
                if (isAllowed(standing, event)) {
                    before.put(id, Standing.after(standing, event).toByte());
                }
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                damaged++;
            }
        });
    }

    /** The number of lines in the union that are not events. */
    long damaged() {
        return damaged;
    }

    @Override
    public void read(int side, LogLine line) {
        TaskEvent event = event(line);
        heads[side] = event == null ? null : new Judged(event, follows(side, event));
    }

    @Override
    public void united(LogLine line, boolean first, boolean second) {
        int side = first ? 0 : 1;
        Judged judged = heads[side];
        if (judged == null) {
            damaged++;
            return;
        }
        TaskEvent event = judged.event();
        boolean follows = follows(UNION, event);
        if (first && second && !judged.allowed()) {
            side = 1;
            judged = heads[1];
        }
        if (!follows && judged != null && judged.allowed()) {
            conflicts.add(new MergeConflict(kind(event), event.taskId(), names.get(side), said(event), ""));
        }
        if (first != second) {
            checkEventId(event, side);
            checkVersion(event, side);
        }
    }

    private @Nullable TaskEvent event(LogLine line) {
        try {
            return line.isSound() ? RegistryCodec.decode(json.parse(line.bytes(), 0, line.bytes().length)) : null;
        } catch (BadJsonException e) {
            return null;
        }
    }

    /** Whether the event is a legal move in that log; if so, it is applied. */
    private boolean follows(int log, TaskEvent event) {
        byte[] id = identity.of(event.taskId());
        int known = since[log].get(id);
        Standing standing = Standing.ofByte((byte) (known != 0 ? known : before.get(id)));
        boolean allowed = isAllowed(standing, event);
        if (allowed) {
            since[log].put(id, Standing.after(standing, event).toByte());
        }
        return allowed;
    }

    private static boolean isAllowed(@Nullable Standing standing, TaskEvent event) {
        try {
            Lifecycle.check(standing, event);
            return true;
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static Kind kind(TaskEvent event) {
        return switch (event.type()) {
            case CREATED -> Kind.CREATED_TWICE;
            case COMPLETED, FAILED, CANCELLED -> Kind.ENDED_TWICE;
            default -> Kind.NOT_ALLOWED;
        };
    }

    private static String said(TaskEvent event) {
        return event.type().text() + " at " + Rfc3339.format(event.at());
    }

    /** Only lines that one side alone has get here: a line of the other side with the same id is a different event. */
    private void checkEventId(TaskEvent event, int side) {
        String eventId = event.text(EventIdentity.EVENT_ID);
        if (eventId != null) {
            byte[] id = identity.of(event);
            int seen = eventIds.get(id);
            if ((seen & SIDE_BITS[1 - side]) != 0) {
                conflicts.add(new MergeConflict(Kind.EVENT_ID_TWICE, eventId, names.get(side), said(event), "both"));
            }
            eventIds.put(id, seen | SIDE_BITS[side]);
        }
    }

    private void checkVersion(TaskEvent event, int side) {
        ConfigVersion version = ConfigVersion.of(event);
        if (version != null) {
            String key = event.object("metadata").get("component") + " " + version.text();
            String owner = side + event.taskId();
            String earlier = versions.putIfAbsent(key, owner);
            if (earlier != null && earlier.charAt(0) != owner.charAt(0) && !earlier.substring(1).equals(event.taskId())) {
                conflicts.add(new MergeConflict(Kind.VERSION_TWICE, key, names.get(side), event.taskId(),
                        "both; " + earlier.substring(1) + " came first"));
            }
        }
    }

    /** Adds to each conflict about a task the task's final state. */
    void settle(Path registry) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (MergeConflict conflict : conflicts.listed()) {
            ids.add(conflict.about());
        }
        if (ids.isEmpty()) {
            return;
        }
        Snapshot.TaskCollector collector = new Snapshot.TaskCollector();
        RegistryScan.of(ids::contains, registry, 0, collector);
        Map<String, Task> tasks = collector.tasks();
        conflicts.replaceAll(conflict -> {
            Task task = conflict.counts().isEmpty() ? tasks.get(conflict.about()) : null;
            return task == null ? conflict : new MergeConflict(
                    conflict.kind(), conflict.about(), conflict.side(), conflict.said(), counts(conflict.kind(), task));
        });
    }

    private static String counts(Kind kind, Task task) {
        return kind == Kind.CREATED_TWICE
                ? EventType.CREATED.text() + " at " + Rfc3339.format(task.createdAt())
                : task.status().text() + " since " + Rfc3339.format(task.updatedAt());
    }
}
