package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.store.EventSink;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.LogPositions;

/** Reads that part of the bus which is not in the registry yet. Lines that no writer has ended are left for later. */
public final class BusScan {
    private final Path directory;
    private final Path bus;

    public BusScan(Path directory) {
        this.directory = directory;
        this.bus = directory.resolve(LogFiles.EVENTS);
    }

    /** For reports: the events beyond the drained part. A line without a time gets that of the file's last change. */
    void undrained(EventSink sink) throws IOException {
        if (!Files.isRegularFile(bus, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        long from = drainedEnd();
        if (Files.size(bus) > from) {
            Instant changed = Files.getLastModifiedTime(bus, LinkOption.NOFOLLOW_LINKS).toInstant();
            scan(from, changed, sink);
        }
    }

    /** The events from a byte offset on; returns where the last whole line ends. */
    public long scan(long from, Instant now, EventSink sink) throws IOException {
        return scan(from, now, UnaryOperator.identity(), sink);
    }

    /** @param clean what is done to a line's fields before they become an event */
    public long scan(long from, Instant now, UnaryOperator<Map<String, @Nullable Object>> clean, EventSink sink) throws IOException {
        Json json = Json.strict();
        return LineScanner.scan(bus, from, Long.MAX_VALUE, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                try {
                    var line = json.parse(buffer, start, end - start);
                    var clear = clean.apply(line);
                    sink.event(IncomingEvent.of(clear, IncomingEvent.length(end - start, clear.equals(line)), now), offset);
                } catch (BadJsonException e) {
                    sink.damaged(LogFiles.EVENTS, offset, String.valueOf(e.getMessage()));
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                sink.damaged(LogFiles.EVENTS, offset, reason);
            }
        }).tailOffset();
    }

    private long drainedEnd() throws IOException {
        LogPositions heads = AuditScan.continueFrom(AuditScan.remembered(directory), directory.resolve(LogFiles.AUDIT));
        return heads.busEnd() <= Files.size(bus) ? heads.busEnd() : 0;
    }
}
