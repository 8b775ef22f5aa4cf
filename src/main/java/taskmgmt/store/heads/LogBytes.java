package taskmgmt.store.heads;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.lines.ScanEnd;
import taskmgmt.journal.segment.LogChannel;

/**
 * The bytes of a log as they were when it was opened, whatever files they are in: all that verification needs of a log.
 */
public interface LogBytes extends Closeable {
    /** Their number; bytes appended later are not seen. */
    long size();

    /**
     * Reads this many bytes from this offset on, or fewer at the end of the log; returns the number read, at most 0 at
     * the end.
     */
    int read(byte[] buffer, int start, int length, long offset) throws IOException;

    /** Delivers the lines from this offset on, which must be the start of a line. */
    ScanEnd lines(long from, LineSink sink) throws IOException;

    /** What the files contain besides these bytes, which is not part of the log. */
    default List<LogChannel.Flaw> surplus() throws IOException {
        return List.of();
    }

    @Override
    void close() throws IOException;

    /** Files that differ by even one bit from what was written, whether or not these bytes show it. */
    default List<LogChannel.Flaw> defects() throws IOException {
        return List.of();
    }
}
