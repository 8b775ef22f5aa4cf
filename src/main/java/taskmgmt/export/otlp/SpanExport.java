package taskmgmt.export.otlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.read.KeptPlace;
import taskmgmt.export.read.LogPlace;
import taskmgmt.export.read.RecordReader;
import taskmgmt.journal.LogFiles;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.EventSink;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.TaskIndex;
import taskmgmt.store.trace.TaskTraces;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.trace.TaskTrace;

/**
 * Exports what has ended since the last export: an attempt at a task becomes a span once it is over. Reads the registry in pieces, and for
 * each piece the complete tasks that ended in it. A piece is done when the target has its spans; a process killed before that sends them
 * again next time, with the same ids. Not thread-safe.
 */
public final class SpanExport {
    /** How much of a registry is read at once: little enough for the tasks of a piece to be found in one pass. */
    private static final long PIECE_BYTES = 32L << 20;
    /** What collectors accept at once by default. */
    private static final int BATCH_SPANS = 512;

    private final Path directory;
    private final Path registry;
    private final String version;
    private final long pieceBytes;

    public SpanExport(Path directory, String version) {
        this(directory, version, PIECE_BYTES);
    }

    SpanExport(Path directory, String version, long pieceBytes) {
        this.directory = directory;
        this.registry = directory.resolve(LogFiles.REGISTRY);
        this.version = version;
        this.pieceBytes = pieceBytes;
    }

    /**
     * What a run has sent to the target.
     *
     * @param spans      attempts that have ended
     * @param refused    those of them that the target rejected individually
     * @param unreadable lines of the registry that are not records
     * @param bytes      of the registry that have been exported by now, from the first byte on
     */
    public record Result(long spans, long refused, long unreadable, long bytes) {
        Result plus(long more, long moreRefused, long moreUnreadable, long end) {
            return new Result(spans + more, refused + moreRefused, unreadable + moreUnreadable, end);
        }
    }

    /** Writes everything to a target for which no position is stored. */
    public Result writeTo(SpanTarget target) throws IOException, SpanTarget.NotTakenException {
        return run(target, start(), null);
    }

    /**
     * Brings a target up to date.
     *
     * @param fresh whether to start at the first line, whatever the target has
     * @throws RefusedException if the target has spans of another log
     */
    public Result update(SpanTarget target, boolean fresh) throws IOException, SpanTarget.NotTakenException {
        KeptPlace kept = new KeptPlace(directory, "otlp-", "otlp", target.name());
        LogPlace known = fresh ? null : kept.read();
        if (known != null && !known.isIn(registry)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, registry + " is not the log that was exported to the " + target.name()
                    + ", or it has lost or changed what it had then: --from-start exports all of it");
        }
        return run(target, known == null ? start() : known, kept);
    }

    private LogPlace start() throws IOException {
        LogPlace start = LogPlace.at(registry, 0);
        if (start == null) {
            throw new IllegalStateException("every log has a first byte");
        }
        return start;
    }

    private Result run(SpanTarget target, LogPlace from, @Nullable KeptPlace kept) throws IOException, SpanTarget.NotTakenException {
        LogPlace place = from;
        Result result = new Result(0, 0, 0, place.offset());
        while (true) {
            Set<String> ended = new LinkedHashSet<>();
            RecordReader reader = new RecordReader();
            long end = reader.read(registry, place.offset(), pieceBytes, (record, offset) -> {
                TaskEvent event = RegistryCodec.decode(record);
                if (mayEnd(event.type())) {
                    ended.add(event.taskId());
                }
            });
            if (end == place.offset()) {
                return result;
            }
            List<TaskSpan> spans = spans(ended, place.offset(), end);
            long refused = send(spans, target);
            LogPlace next = LogPlace.at(registry, end);
            if (next == null || !place.isIn(registry)) {
                throw new IOException(registry + " became shorter while it was read: look at what else writes to it");
            }
            if (kept != null) {
                kept.write(next);
            }
            place = next;
            result = result.plus(spans.size(), refused, reader.unreadable(), end);
        }
    }

    private static boolean mayEnd(EventType type) {
        return type == EventType.COMPLETED || type == EventType.FAILED || type == EventType.CANCELLED;
    }

    private long send(List<TaskSpan> spans, SpanTarget target) throws IOException, SpanTarget.NotTakenException {
        long refused = 0;
        for (int i = 0; i < spans.size(); i += BATCH_SPANS) {
            refused += target.take(new SpanBatch(spans.subList(i, Math.min(spans.size(), i + BATCH_SPANS)), version).json());
        }
        return refused;
    }

    /** The spans of those attempts at these tasks that ended between two offsets, in the order in which they ended. */
    private List<TaskSpan> spans(Set<String> ids, long from, long to) throws IOException {
        SortedMap<Long, Task> ends = new TreeMap<>();
        Map<String, Task> tasks = new HashMap<>();
        TaskIndex.asItIs(directory).events(ids, new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                Task before = tasks.get(event.taskId());
                Task after = TaskFold.apply(before, event);
                if (after == null) {
                    return;
                }
                tasks.put(after.id(), after);
                if (offset >= from && offset < to && after.status().isTerminal() && (before == null || !before.status().isTerminal())) {
                    ends.put(offset, after);
                }
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // Counted when the piece was read.
            }
        });
        return spans(ends.values());
    }

    private List<TaskSpan> spans(Collection<Task> ends) throws IOException {
        TaskTraces traces = new TaskTraces(LogReader.at(directory));
        Set<String> named = new LinkedHashSet<>();
        for (Task each : ends) {
            named.addAll(each.dependsOn());
            String parent = TaskTrace.parentOf(each);
            if (parent != null) {
                named.add(parent);
            }
        }
        traces.know(named);
        List<TaskSpan> spans = new ArrayList<>();
        for (Task each : ends) {
            List<TaskTrace> links = new ArrayList<>();
            for (String id : each.dependsOn()) {
                TaskTrace link = traces.of(id);
                if (link != null) {
                    links.add(link);
                }
            }
            spans.add(TaskSpan.of(each, traces.of(each), links));
        }
        return spans;
    }
}
