package taskmgmt.journal.segment;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The content of one segment, however it is stored. Not for sharing between threads. */
public interface SegmentBytes extends Closeable {
    /** The number of bytes in the file, which may differ from what its name says. */
    long length() throws IOException;

    /** Reads up to this many bytes from this offset of the segment on; returns the number read, negative at its end. */
    int read(byte[] buffer, int start, int length, long offset) throws IOException;

    /**
     * What is wrong with the file, down to bits that no content depends on, as words that follow its name; null for nothing. Reads all
     * of it.
     */
    default @Nullable String defect() throws IOException {
        return null;
    }
}
