package taskmgmt.export.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/** Reads the records of a log in pieces. Lines that are not records are counted. Not thread-safe. */
public final class RecordReader {
    private final Json json = Json.lenient();
    private long unreadable;

    public RecordReader() {}

    /** Receives records. */
    public interface Sink {
        /** @throws BadJsonException if it is not a record of this log; the line is then counted as unreadable */
        void record(Map<String, @Nullable Object> record, long offset) throws BadJsonException;
    }

    /**
     * Reads the lines that start within a range of bytes.
     *
     * @param from the start of a line
     * @return the start of the first line that was not read, or does not exist yet
     */
    public long read(Path log, long from, long bytes, Sink sink) throws IOException {
        long to = LineScanner.lineStart(log, from + bytes);
        return LineScanner.scan(log, from, to, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                try {
                    sink.record(json.parse(buffer, start, end - start), offset);
                } catch (BadJsonException _) {
                    unreadable++;
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                unreadable++;
            }
        }).tailOffset();
    }

    /** How many lines so far were not records. */
    public long unreadable() {
        return unreadable;
    }
}
