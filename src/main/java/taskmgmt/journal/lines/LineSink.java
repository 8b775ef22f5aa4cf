package taskmgmt.journal.lines;

import java.io.IOException;

/** Receives what a scan finds, in the order in which it finds it. */
public interface LineSink {
    /**
     * A line that is not blank: the bytes of the buffer from {@code start} to before {@code end}, without its line end. They
     * are valid only until this returns.
     *
     * @param offset where the line begins in the file
     */
    void line(byte[] buffer, int start, int end, long offset) throws IOException;

    /**
     * Lets a sink that reads lines to their end anyway find that end itself. The bytes from {@code start} to before
     * {@code filled} begin with a line, and may hold more than one.
     *
     * @return the index of the newline at the end of the line, which then counts as delivered; -1 if nothing was
     *     consumed, in which case the line is passed to {@link #line}
     */
    default int lineAhead(byte[] buffer, int start, int filled, long offset) throws IOException {
        return -1;
    }

    /**
     * Bytes that are not delivered as a line.
     *
     * @param offset where they begin in the file
     * @param length their number, not counting newlines
     * @param reason what is wrong with them, a few words for a message
     */
    void corrupt(long offset, long length, String reason) throws IOException;

    /** A blank line, for sinks that count lines; only reported by forward scans. */
    default void blank(long offset) throws IOException {}
}
