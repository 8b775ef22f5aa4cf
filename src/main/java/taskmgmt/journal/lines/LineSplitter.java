package taskmgmt.journal.lines;

import java.io.IOException;
import java.util.Arrays;
import taskmgmt.bytes.Bytes;

/**
 * Cuts a stream of bytes into lines, block by block and in place: a line is passed on where it lies in the block. The
 * rest of a block is moved to its front before more bytes are read after it. The block grows to fit a longer line, up
 * to {@link #MAX_LINE_BYTES}; of a line longer than that, only the length is kept.
 */
public final class LineSplitter {
    /** Longer lines than this are reported as corrupt. */
    public static final int MAX_LINE_BYTES = 1024 * 1024;

    private static final int BLOCK_BYTES = 256 * 1024;
    private static final long NONE = -1;

    /** Where the bytes come from. */
    interface Source {
        /** Reads up to this many bytes; returns the number read, at most 0 at the end. */
        int read(byte[] buffer, int start, int length) throws IOException;
    }

    private final Source source;
    private final LineSink sink;

    private byte[] buffer;
    private int filled;
    /** Offset in the file of the buffer's first byte, which always begins a line. */
    private long bufferOffset;
    private long tooLongOffset = NONE;

    /** A splitter for at most {@code length} bytes, the first of which is at {@code offset} and begins a line. */
    LineSplitter(Source source, long offset, long length, LineSink sink) {
        this.source = source;
        this.sink = sink;
        this.bufferOffset = offset;
        this.buffer = new byte[(int) Math.max(1, Math.min(BLOCK_BYTES, length))];
    }

    /** Delivers all whole lines. */
    ScanEnd split() throws IOException {
        int count;
        while ((count = source.read(buffer, filled, buffer.length - filled)) > 0) {
            int searched = filled;
            filled += count;
            dropLines(deliverLines(searched));
            makeRoom();
        }
        long tail = tooLongOffset == NONE ? bufferOffset : tooLongOffset;
        return new ScanEnd(tail, bufferOffset + filled - tail);
    }

    /** Delivers all lines, and the unterminated tail as if it were one. */
    ScanEnd splitWithTail() throws IOException {
        ScanEnd end = split();
        if (end.tailLength() > 0) {
            deliver(0, filled);
        }
        return new ScanEnd(end.tailOffset() + end.tailLength(), 0);
    }

    /** Returns the index after the last newline. */
    private int deliverLines(int searched) throws IOException {
        int start = 0;
        int from = searched;
        while (start < filled) {
            int newline = from == start && tooLongOffset == NONE
                    ? sink.lineAhead(buffer, start, filled, bufferOffset + start)
                    : -1;
            if (newline < 0) {
                newline = Bytes.newline(buffer, from, filled);
                if (newline < 0) {
                    return start;
                }
                deliver(start, newline);
            }
            start = newline + 1;
            from = start;
        }
        return start;
    }

    private void deliver(int start, int end) throws IOException {
        long offset = bufferOffset + start;
        if (tooLongOffset != NONE) {
            long from = tooLongOffset;
            tooLongOffset = NONE;
            sink.corrupt(from, bufferOffset + end - from, "longer than " + MAX_LINE_BYTES + " bytes");
        } else if (end > start && (buffer[start] > ' ' || !Bytes.isBlank(buffer, start, end))) {
            sink.line(buffer, start, Bytes.withoutReturn(buffer, start, end), offset);
        } else {
            sink.blank(offset);
        }
    }

    private void dropLines(int start) {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            bufferOffset += start;
        }
    }

    private void makeRoom() {
        if (tooLongOffset != NONE || filled > MAX_LINE_BYTES) {
            tooLongOffset = tooLongOffset == NONE ? bufferOffset : tooLongOffset;
            bufferOffset += filled;
            filled = 0;
        } else if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(MAX_LINE_BYTES + 1, Math.max(1024, filled * 2)));
        }
    }
}
