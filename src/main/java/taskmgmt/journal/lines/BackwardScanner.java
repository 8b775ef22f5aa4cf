package taskmgmt.journal.lines;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.segment.LogChannel;

/**
 * Reads the lines of a log from its end, newest first, one for each call, so that a caller that wants ten reads no more
 * than ten. What counts as a line is defined as for {@link LineScanner}; the unterminated tail is not delivered. Not
 * for sharing between threads.
 */
public final class BackwardScanner implements Closeable {
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Path file;
    private final @Nullable LogChannel channel;
    private byte[] buffer = new byte[2 * BLOCK_BYTES];
    /** Start index of the held bytes, which are the last ones of the buffer. */
    private int heldStart = buffer.length;
    /** Offset in the file of the first held byte. */
    private long heldOffset;
    /** Lines from here on have been delivered. Either the floor or just after a newline. */
    private long end;
    /** The start of a line, before which nothing is read. */
    private final long floor;

    private BackwardScanner(Path file, @Nullable LogChannel channel, long floor, long end) {
        this.file = file;
        this.channel = channel;
        this.heldOffset = end;
        this.end = end;
        this.floor = floor;
    }

    /** A scanner of the lines that end before this offset; an offset beyond the end of the file means its end. */
    public static BackwardScanner open(Path file, long to) throws IOException {
        return open(file, 0, to);
    }

    /** The same for a part only: nothing before {@code from}, where a line must begin, is read. */
    public static BackwardScanner open(Path file, long from, long to) throws IOException {
        LogChannel channel = LogChannel.openOrNull(file);
        try {
            long end = channel == null ? from : Math.max(from, Math.min(to, channel.size()));
            BackwardScanner scanner = new BackwardScanner(file, channel, from, end);
            scanner.end = scanner.lineStart(end);
            return scanner;
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    /** Delivers the line before those already delivered; false if there is none. */
    public boolean next(LineSink sink) throws IOException {
        while (end > floor) {
            long lineEnd = end - 1;
            end = lineStart(lineEnd);
            if (lineEnd - end > LineSplitter.MAX_LINE_BYTES) {
                sink.corrupt(end, lineEnd - end, "longer than " + LineSplitter.MAX_LINE_BYTES + " bytes");
                return true;
            }
            int start = index(end);
            int stop = start + (int) (lineEnd - end);
            if (!Bytes.isBlank(buffer, start, stop)) {
                sink.line(buffer, start, Bytes.withoutReturn(buffer, start, stop), end);
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private int index(long offset) {
        return heldStart + (int) (offset - heldOffset);
    }

    /** Where the line that ends before this offset begins. Its bytes are held afterwards, unless there are too many. */
    private long lineStart(long lineEnd) throws IOException {
        long searched = lineEnd;
        while (true) {
            if (searched > heldOffset) {
                int newline = Bytes.lastNewline(buffer, heldStart, index(searched));
                if (newline >= 0) {
                    return heldOffset + (newline - heldStart) + 1;
                }
                searched = heldOffset;
            }
            if (searched == floor) {
                return floor;
            }
            holdBlockBefore(lineEnd);
        }
    }

    /** Reads the block before the held bytes, of which it keeps those before this offset. */
    private void holdBlockBefore(long lineEnd) throws IOException {
        long wanted = Math.max(0, lineEnd - heldOffset);
        int kept = wanted > LineSplitter.MAX_LINE_BYTES ? 0 : (int) wanted;
        int block = (int) Math.min(BLOCK_BYTES, heldOffset - floor);
        byte[] target = kept + block <= buffer.length ? buffer : new byte[2 * (kept + block)];
        System.arraycopy(buffer, heldStart, target, target.length - kept, kept);
        buffer = target;
        heldStart = target.length - kept - block;
        heldOffset -= block;
        for (int done = 0; done < block;) {
            int count = readBlock(heldStart + done, block - done, heldOffset + done);
            if (count <= 0) {
                throw new LogDamagedException(file + " became shorter while it was read: read it again");
            }
            done += count;
        }
    }

    private int readBlock(int start, int length, long offset) throws IOException {
        return channel == null ? -1 : channel.read(buffer, start, length, offset);
    }
}
