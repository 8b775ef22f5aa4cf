package taskmgmt.store.heads;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.lines.ScanEnd;
import taskmgmt.journal.segment.LogChannel;

/** The bytes of a log as they were when it was opened, wherever they are: what verifying needs of a log. */
public interface LogBytes extends Closeable {
    /** How many there are; what is appended later is not seen. */
    long size();

    /** Reads that many bytes from this offset on, fewer where the log ends; returns how many, at most 0 at the end. */
    int read(byte[] buffer, int start, int length, long offset) throws IOException;

    /** Delivers the lines from this offset on, where one begins. */
    ScanEnd lines(long from, LineSink sink) throws IOException;

    /** What the files hold besides these bytes, which is no part of them. */
    default List<LogChannel.Flaw> surplus() throws IOException {
        return List.of();
    }

    @Override
    void close() throws IOException;

    /** Files that are not to the bit as they were written, whether or not these bytes show it. */
    default List<LogChannel.Flaw> defects() throws IOException {
        return List.of();
    }
}
