package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.EventSink;
import taskmgmt.store.ids.LineId;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskField;

/**
 * Reads a part of the registry as events. If only some tasks are wanted, other lines are skipped without being parsed.
 * Not thread-safe.
 */
public final class RegistryScan implements LineSink {
    /** Indexes of fields in {@link #fieldScanner}. */
    static final int EVENT_ID = 2;
    static final int KEY = 3;
    private static final int DEPENDS_ON = 4;

    private final Json json = Json.lenient();
    private final FieldScanner fields = fieldScanner();
    private final Predicate<String> wanted;
    private final Parsed parsed;
    private final EventSink sink;

    /** Which lines are parsed. */
    private enum Parsed { ALL, OF_TASKS, WITH_DEPENDENCIES }

    private RegistryScan(Parsed parsed, Predicate<String> wanted, EventSink sink) {
        this.parsed = parsed;
        this.wanted = wanted;
        this.sink = sink;
    }

    /** All events between two byte offsets. Returns the end of the last whole line. */
    public static long all(Path registry, long from, long to, EventSink sink) throws IOException {
        return LineScanner.scan(registry, from, to, new RegistryScan(Parsed.ALL, taskId -> true, sink)).tailOffset();
    }

    /**
     * The events of the lines that begin at these offsets.
     *
     * @param offsets in ascending order, each the start of a line that a scan has found
     */
    static void at(Path registry, long[] offsets, EventSink sink) throws IOException {
        at(registry, offsets, offsets.length, sink);
    }

    /** The same for the first {@code count} offsets. */
    public static void at(Path registry, long[] offsets, int count, EventSink sink) throws IOException {
        LineScanner.scanAt(registry, offsets, count, new RegistryScan(Parsed.ALL, taskId -> true, sink));
    }

    /** The events that say what a task waits for, from a byte offset on; damaged lines are skipped. */
    static void withDependencies(Path registry, long from, EventSink sink) throws IOException {
        LineScanner.scan(registry, from, Long.MAX_VALUE, new RegistryScan(Parsed.WITH_DEPENDENCIES, taskId -> true, sink));
    }

    /** The events of tasks whose ids match, from a byte offset on. */
    public static void of(Predicate<String> wanted, Path registry, long from, EventSink sink) throws IOException {
        LineScanner.scan(registry, from, Long.MAX_VALUE, new RegistryScan(Parsed.OF_TASKS, wanted, sink));
    }

    /** Receives the lines of a registry without their being parsed. */
    public interface Lines {
        /**
         * A line about a task.
         *
         * @param offset      where it begins
         * @param saysOfOther whether it says what the task waits for
         */
        void line(String taskId, long offset, boolean saysOfOther);
    }

    /** The lines between two byte offsets for which the task can be determined. */
    public static void lines(Path registry, long from, long to, Lines lines) throws IOException {
        FieldScanner fields = fieldScanner();
        LineScanner.scan(registry, from, to, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                String id = id(fields, buffer, start, end);
                if (id != null) {
                    lines.line(id, offset, hasDependencies(fields));
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                // It belongs to no task.
            }
        });
    }

    /** The id of the task whose registration was recorded last; null if there is none. */
    static @Nullable String newest(Path registry) throws IOException {
        Json json = Json.lenient();
        List<String> found = new ArrayList<>(1);
        LineSink sink = new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                try {
                    Map<String, @Nullable Object> record = json.parse(buffer, start, end - start);
                    if (EventType.CREATED.text().equals(record.get("event")) && record.get(RegistryCodec.TASK_ID) instanceof String id) {
                        found.add(id);
                    }
                } catch (BadJsonException e) {
                    return; // it registers nothing
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                // It registers nothing.
            }
        };
        try (BackwardScanner lines = BackwardScanner.open(registry, Long.MAX_VALUE)) {
            boolean more = true;
            while (more && found.isEmpty()) {
                more = lines.next(sink);
            }
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /** A scanner for {@link #id} and {@link #hasDependencies}. */
    static FieldScanner fieldScanner() {
        return LineId.scanner(EventIdentity.EVENT_ID, "key", TaskField.DEPENDS_ON.text());
    }

    /** Whether the scanned line says what its task waits for. */
    static boolean hasDependencies(FieldScanner scanner) {
        return scanner.kind(DEPENDS_ON) != FieldScanner.Kind.ABSENT;
    }

    /** The id of the task that a line is about; null if none can be determined. */
    static @Nullable String id(FieldScanner scanner, byte[] buffer, int start, int end) {
        return scanner.scan(buffer, start, end) ? LineId.of(scanner) : null;
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        try {
            boolean isSound = fields.scan(buffer, start, end);
            if (isWanted(isSound)) {
                Map<String, @Nullable Object> object = json.parse(buffer, start, end - start);
                if (!isSound) {
                    throw new BadJsonException("it is not UTF-8"); // the parser does not detect all such cases
                }
                sink.event(RegistryCodec.decode(object), offset);
            }
        } catch (BadJsonException e) {
            sink.damaged(LogFiles.REGISTRY, offset, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        sink.damaged(LogFiles.REGISTRY, offset, reason);
    }

    private boolean isWanted(boolean isSound) {
        if (parsed == Parsed.OF_TASKS) {
            return !isSound || isOfWantedTask();
        }
        return parsed == Parsed.ALL || (isSound && hasDependencies(fields));
    }

    /** A line without an id is passed to the codec, which says what is wrong with it. */
    private boolean isOfWantedTask() {
        String taskId = LineId.of(fields);
        return taskId == null || wanted.test(taskId);
    }
}
