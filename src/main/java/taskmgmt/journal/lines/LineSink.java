package taskmgmt.journal.lines;

import java.io.IOException;

/** Takes what a scan finds, in the order in which it finds it. */
public interface LineSink {
    /**
     * A line that is not blank: the bytes of the buffer from {@code start} to before {@code end}, without its line end.
     * They are only there until this returns.
     *
     * @param offset where the line begins in the file
     */
    void line(byte[] buffer, int start, int end, long offset) throws IOException;

    /**
     * Offers a sink that reads lines to their end anyway to find that end itself. What is there from {@code start} to before
     * {@code filled} begins a line, and more may follow than one.
     *
     * @return the index of the newline behind the line, which thereby is delivered; -1 if nothing was taken, and then the
     *     line comes to {@link #line}
     */
    default int lineAhead(byte[] buffer, int start, int filled, long offset) throws IOException {
        return -1;
    }

    /**
     * Bytes that are not delivered as a line.
     *
     * @param offset where they begin in the file
     * @param length how many they are, no newline counted
     * @param reason what is wrong with them, a few words for a message
     */
    void corrupt(long offset, long length, String reason) throws IOException;

    /** A blank line, for sinks that count lines; from scans forwards only. */
    default void blank(long offset) throws IOException {}
}
