package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.EventSink;

/**
 * Reads a part of the registry as events. Where only some tasks are asked for, the other lines are skipped without being
 * parsed. Not thread-safe.
 */
public final class RegistryScan implements LineSink {
    /** Fields of {@link #idScanner}, by their places. */
    static final int EVENT_ID = 2;
    static final int KEY = 3;

    private final Json json = Json.lenient();
    private final FieldScanner id = idScanner();
    private final Predicate<String> wanted;
    private final boolean all;
    private final EventSink sink;

    private RegistryScan(boolean all, Predicate<String> wanted, EventSink sink) {
        this.all = all;
        this.wanted = wanted;
        this.sink = sink;
    }

    /** All events between two byte offsets. */
    public static void all(Path registry, long from, long to, EventSink sink) throws IOException {
        LineScanner.scan(registry, from, to, new RegistryScan(true, taskId -> true, sink));
    }

    /** The events of the tasks with such an id, from a byte offset on. */
    public static void of(Predicate<String> wanted, Path registry, long from, EventSink sink) throws IOException {
        LineScanner.scan(registry, from, Long.MAX_VALUE, new RegistryScan(false, wanted, sink));
    }

    /** A scanner for {@link #id}. */
    static FieldScanner idScanner() {
        return new FieldScanner(RegistryCodec.TASK_ID, RegistryCodec.MISSION_ID, EventIdentity.EVENT_ID, "key");
    }

    /** The id of the task that a line is about; null where there is none to be seen. */
    static @Nullable String id(FieldScanner scanner, byte[] buffer, int start, int end) {
        return scanner.scan(buffer, start, end) ? id(scanner) : null;
    }

    private static @Nullable String id(FieldScanner scanner) {
        int field = scanner.kind(0) == FieldScanner.Kind.STRING ? 0 : 1;
        return scanner.kind(field) == FieldScanner.Kind.STRING ? scanner.text(field) : null;
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        try {
            boolean isSound = id.scan(buffer, start, end);
            if (all || !isSound || isWanted()) {
                Map<String, @Nullable Object> object = json.parse(buffer, start, end - start);
                if (!isSound) {
                    throw new BadJsonException("it is not UTF-8"); // of which the parser lets some pass
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

    /** A line without an id goes on to the codec, which says what is wrong with it. */
    private boolean isWanted() {
        String taskId = id(id);
        return taskId == null || wanted.test(taskId);
    }
}
