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
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.task.TaskEvent;

/** Reads the part of the bus that is not in the registry yet. A line that its writer has not finished is left for later. */
public final class BusScan {
    private final Path directory;

    public BusScan(Path directory) {
        this.directory = directory;
    }

    /** For reports: the events after the drained part. A line without a time gets the time of the file's last change. */
    void undrained(EventSink sink) throws IOException {
        if (!Files.isRegularFile(directory.resolve(LogFiles.EVENTS), LinkOption.NOFOLLOW_LINKS) && !BusFile.isAnyRotated(directory)) {
            return;
        }
        LogPositions heads = AuditScan.continueFrom(AuditScan.remembered(directory), directory.resolve(LogFiles.AUDIT));
        for (BusFile file : BusFile.all(directory, heads)) {
            undrained(file, sink);
        }
    }

    private static void undrained(BusFile file, EventSink sink) throws IOException {
        long size = file.size();
        if (size == file.drained().end() && file.rotated() != null) {
            return; // it has not been written to since, like most of them
        }
        long from = file.isSame() ? file.drained().end() : 0;
        if (size > from) {
            Instant changed = Files.getLastModifiedTime(file.path(), LinkOption.NOFOLLOW_LINKS).toInstant();
            scan(file.path(), from, Long.MAX_VALUE, changed, UnaryOperator.identity(), new IncomingLine.Sink() {
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

    /**
     * The events of a bus file between two offsets, with secrets removed; returns the end of the last whole line. A line must end at
     * {@code to}.
     */
    public static long scan(Path bus, long from, long to, Instant now, UnaryOperator<Map<String, @Nullable Object>> clean,
            IncomingLine.Sink sink) throws IOException {
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
}
