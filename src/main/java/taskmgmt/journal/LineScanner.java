package taskmgmt.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a log, or of a part of it, forwards and in bounded memory.
 *
 * <p>Blank lines are skipped and a carriage return before a newline is no part of the line. A line of more than 1 MiB
 * is reported as corrupt. What follows the last newline may be half of a line that is being written, so it is not
 * delivered, unless asked for. A missing file is an empty one. What a sink throws ends the scan and is passed on.
 */
public final class LineScanner {
    private LineScanner() {}

    /**
     * Delivers the lines between two offsets.
     *
     * @param from where a line begins, see {@link #lineStart}
     * @param to where to end: what follows is not looked at; anything beyond the file's end means its end
     */
    public static ScanEnd scan(Path file, long from, long to, LineSink sink) throws IOException {
        try (FileChannel channel = openOrNull(file)) {
            return channel == null ? new ScanEnd(from, 0) : splitter(file, channel, from, to, sink).split();
        }
    }

    /** {@link #scan(Path, long, long, LineSink)}, and what follows the last newline as if it were a line. */
    public static ScanEnd scanWithTail(Path file, long from, long to, LineSink sink) throws IOException {
        try (FileChannel channel = openOrNull(file)) {
            return channel == null ? new ScanEnd(from, 0) : splitter(file, channel, from, to, sink).splitWithTail();
        }
    }

    /** Delivers all lines of a stream; offsets count from where it stands. */
    public static ScanEnd scan(InputStream input, LineSink sink) throws IOException {
        return new LineSplitter(input::read, 0, Long.MAX_VALUE, sink).split();
    }

    /** {@link #scan(InputStream, LineSink)}, and what follows the last newline as if it were a line. */
    public static ScanEnd scanWithTail(InputStream input, LineSink sink) throws IOException {
        return new LineSplitter(input::read, 0, Long.MAX_VALUE, sink).splitWithTail();
    }

    /**
     * Where the first line begins that does not begin before this offset, to cut a file into parts that can be scanned
     * independently: each line begins in exactly one of them. The file's end if no line begins there.
     */
    public static long lineStart(Path file, long offset) throws IOException {
        if (offset <= 0) {
            return 0;
        }
        try (FileChannel channel = openOrNull(file)) {
            if (channel == null) {
                return 0;
            }
            byte[] block = new byte[8 * 1024];
            long position = offset - 1;
            int count;
            while ((count = read(file, channel, block, 0, block.length, position)) > 0) {
                int newline = Bytes.newline(block, 0, count);
                if (newline >= 0) {
                    return position + newline + 1;
                }
                position += count;
            }
            return channel.size();
        }
    }

    /** The last bytes before an offset, at most so many; null where the file is not as long. */
    public static byte @Nullable [] before(Path file, long offset, int most) throws IOException {
        try (FileChannel channel = openOrNull(file)) {
            if (channel == null || channel.size() < offset) {
                return null;
            }
            byte[] bytes = new byte[(int) Math.min(most, offset)];
            int filled = 0;
            while (filled < bytes.length) {
                int count = read(file, channel, bytes, filled, bytes.length - filled, offset - bytes.length + filled);
                if (count <= 0) {
                    return null;
                }
                filled += count;
            }
            return bytes;
        }
    }

    /** The length of a log in bytes; 0 where there is none. Anything but a regular file is refused. */
    public static long size(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = PrivateFiles.attributes(file);
            return attributes == null ? 0 : attributes.size();
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    /** A splitter of the bytes between two offsets of an open file. */
    static LineSplitter splitter(Path file, FileChannel channel, long from, long to, LineSink sink)
            throws IOException {
        long end = Math.min(to, channel.size());
        long[] position = {from};
        return new LineSplitter((buffer, start, length) -> {
            int wanted = (int) Math.min(length, end - position[0]);
            int count = wanted <= 0 ? -1 : read(file, channel, buffer, start, wanted, position[0]);
            position[0] += Math.max(0, count);
            return count;
        }, from, end - from + 1, sink);
    }

    static @Nullable FileChannel openOrNull(Path file) throws IOException {
        try {
            return PrivateFiles.attributes(file) == null ? null : PrivateFiles.SYSTEM.read(file);
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    /** One read, for which a failure names file and offset. */
    static int read(Path file, FileChannel channel, byte[] buffer, int start, int length, long offset)
            throws JournalException {
        try {
            return channel.read(ByteBuffer.wrap(buffer, start, length), offset);
        } catch (IOException e) {
            throw new LogUnwritableException("cannot read " + file + " at byte " + offset + ": "
                    + JournalException.reason(e) + ": check the disk", e);
        }
    }
}
