package taskmgmt.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import taskmgmt.codec.BadJsonException;
import taskmgmt.codec.Json;
import taskmgmt.codec.RegistryCodec;
import taskmgmt.journal.FieldScanner;
import taskmgmt.journal.LineScanner;
import taskmgmt.journal.LineSink;
import taskmgmt.journal.LogFiles;

/**
 * Reads a part of the registry as events. Where only some tasks are asked for, the other lines are skipped without being
 * parsed. Not thread-safe.
 */
final class RegistryScan implements LineSink {
    private final Json json = Json.lenient();
    private final FieldScanner id = new FieldScanner(RegistryCodec.TASK_ID, "mission_id");
    private final Predicate<String> wanted;
    private final boolean all;
    private final EventSink sink;

    private RegistryScan(boolean all, Predicate<String> wanted, EventSink sink) {
        this.all = all;
        this.wanted = wanted;
        this.sink = sink;
    }

    /** All events between two byte offsets. */
    static void all(Path registry, long from, long to, EventSink sink) throws IOException {
        LineScanner.scan(registry, from, to, new RegistryScan(true, taskId -> true, sink));
    }

    /** The events of the tasks with such an id. */
    static void of(Predicate<String> wanted, Path registry, EventSink sink) throws IOException {
        LineScanner.scan(registry, 0, Long.MAX_VALUE, new RegistryScan(false, wanted, sink));
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        try {
            if (all || isWanted(buffer, start, end)) {
                sink.event(RegistryCodec.decode(json.parse(buffer, start, end - start)), offset);
            }
        } catch (BadJsonException e) {
            sink.damaged(LogFiles.REGISTRY, offset, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        sink.damaged(LogFiles.REGISTRY, offset, reason);
    }

    /** A line that the quick look cannot read goes on to the parser, which says what is wrong with it. */
    private boolean isWanted(byte[] buffer, int start, int end) {
        if (!id.scan(buffer, start, end)) {
            return true;
        }
        int field = id.kind(0) == FieldScanner.Kind.STRING ? 0 : 1;
        return id.kind(field) == FieldScanner.Kind.STRING && wanted.test(id.text(field));
    }
}
