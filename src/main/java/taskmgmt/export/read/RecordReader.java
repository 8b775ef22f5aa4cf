package taskmgmt.export.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/** Reads the records of a log in pieces. A line that is none is counted. Not thread-safe. */
public final class RecordReader {
    private final Json json = Json.lenient();
    private long unreadable;

    public RecordReader() {}

    /** Takes records. */
    public interface Sink {
        /** @throws BadJsonException where it is no record of this log; the line is counted then */
        void record(Map<String, @Nullable Object> record, long offset) throws BadJsonException;
    }

    /**
     * Reads the lines that begin within some bytes.
     *
     * @param from where a line begins
     * @return where the first line begins that was not read, or will
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

    /** How many lines were no records, up to now. */
    public long unreadable() {
        return unreadable;
    }
}
