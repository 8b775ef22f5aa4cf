package taskmgmt.journal.segment;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The content of one segment, however it is stored. Not for sharing between threads. */
public interface SegmentBytes extends Closeable {
    /** How many bytes there are; need not be what the name says. */
    long length() throws IOException;

    /** Reads up to that many bytes from this offset of the segment on; returns how many, negative at its end. */
    int read(byte[] buffer, int start, int length, long offset) throws IOException;

    /** What is wrong with the file that holds them, down to bits that no content depends on, in words that go on from its name; null for
     * nothing. Reads it all. */
    default @Nullable String defect() throws IOException {
        return null;
    }
}
