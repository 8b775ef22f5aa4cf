package taskmgmt.journal.lines;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.segment.LogChannel;

/**
 * Reads the lines of a log from its end, the newest first, one at a call, so that who wants ten reads no more than ten.
 * What counts as a line is as for {@link LineScanner}; the unterminated tail is not delivered. Not for sharing between
 * threads.
 */
public final class BackwardScanner implements Closeable {
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Path file;
    private final @Nullable LogChannel channel;
    private byte[] buffer = new byte[2 * BLOCK_BYTES];
    /** The held bytes are the buffer's last ones, from this index on. */
    private int heldStart = buffer.length;
    /** Where the first of the held bytes is in the file. */
    private long heldOffset;
    /** What begins here or later is delivered. Either the floor or behind a newline. */
    private long end;
    /** Where a line begins before which nothing is read. */
    private final long floor;

    private BackwardScanner(Path file, @Nullable LogChannel channel, long floor, long end) {
        this.file = file;
        this.channel = channel;
        this.heldOffset = end;
        this.end = end;
        this.floor = floor;
    }

    /** A scanner of the lines that end before this offset; anything beyond the file's end means its end. */
    public static BackwardScanner open(Path file, long to) throws IOException {
        return open(file, 0, to);
    }

    /** The same of a part alone: before where it begins, which is where a line does, nothing is looked at. */
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

    /** Delivers the line before those that were delivered; false if there is none. */
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

    /** Where the line begins that ends before this offset. Its bytes are held afterwards, unless they are too many. */
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

    /** Reads the block before the held bytes, and goes on holding of these what stands before this offset. */
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
