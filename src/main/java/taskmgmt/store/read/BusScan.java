package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.store.EventSink;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.BusPrint;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.task.TaskEvent;

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
            scan(from, changed, UnaryOperator.identity(), new IncomingLine.Sink() {
                @Override
                public void event(TaskEvent event, List<String> remarks, long offset) {
                    sink.event(event, offset);
                }

                @Override
                public void fault(String reason, long offset) {
                    sink.damaged(LogFiles.EVENTS, offset, reason);
                }
            });
        }
    }

    /** The events from a byte offset on, cleaned of secrets; returns where the last whole line ends. */
    public long scan(long from, Instant now, UnaryOperator<Map<String, @Nullable Object>> clean, IncomingLine.Sink sink) throws IOException {
        return scan(from, Long.MAX_VALUE, now, clean, sink);
    }

    /** The same up to an offset at which a line ends. */
    public long scan(long from, long to, Instant now, UnaryOperator<Map<String, @Nullable Object>> clean, IncomingLine.Sink sink)
            throws IOException {
        IncomingLine incoming = new IncomingLine(clean, sink);
        return LineScanner.scan(bus, from, to, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                incoming.read(buffer, start, end, offset, now);
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                sink.fault(reason, offset);
            }
        }).tailOffset();
    }

    private long drainedEnd() throws IOException {
        LogPositions heads = AuditScan.continueFrom(AuditScan.remembered(directory), directory.resolve(LogFiles.AUDIT));
        return BusPrint.isSame(heads, bus) ? heads.busEnd() : 0;
    }
}
