package taskmgmt.journal.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.LogChannel;
import taskmgmt.journal.segment.Segment;
import taskmgmt.journal.segment.SegmentList;
import taskmgmt.journal.segment.SegmentNames;

/**
 * Reads the lines of a log, or of a part of it, forwards and in bounded memory. The path of the active file represents the
 * whole log: offsets count through its segments too, see {@link LogChannel}.
 *
 * <p>Blank lines are skipped, and a carriage return before a newline is not part of the line. A line of more than 1 MiB is
 * reported as corrupt. What follows the last newline may be half of a line that is being written, so it is delivered only
 * on request. A missing file counts as empty. An exception of a sink ends the scan and is passed on.
 */
public final class LineScanner {
    private static final int SCATTERED_BLOCK_BYTES = 16 * 1024;

    private LineScanner() {}

    /**
     * Delivers the lines between two offsets.
     *
     * @param from where a line begins, see {@link #lineStart}
     * @param to where to end: what follows is not read; an offset beyond the end of the file means its end
     */
    public static ScanEnd scan(Path file, long from, long to, LineSink sink) throws IOException {
        try (LogChannel log = LogChannel.openOrNull(file)) {
            return log == null ? new ScanEnd(from, 0) : scan(log, from, to, sink);
        }
    }

    /** {@link #scan(Path, long, long, LineSink)}, and delivers what follows the last newline as if it were a line. */
    public static ScanEnd scanWithTail(Path file, long from, long to, LineSink sink) throws IOException {
        try (LogChannel log = LogChannel.openOrNull(file)) {
            return log == null ? new ScanEnd(from, 0) : lastSplitter(log, from, to, sink).splitWithTail();
        }
    }

    /** {@link #scan(Path, long, long, LineSink)} for an open log. */
    static ScanEnd scan(LogChannel log, long from, long to, LineSink sink) throws IOException {
        return lastSplitter(log, from, to, sink).split();
    }

    /** Delivers the holes in the log and what precedes the last of them; returns a splitter for what follows it. */
    private static LineSplitter lastSplitter(LogChannel log, long from, long to, LineSink sink) throws IOException {
        long end = Math.min(to, log.size());
        long at = from;
        for (LogChannel.Flaw flaw : log.flaws(from, end)) {
            if (flaw.offset() > at) {
                splitter(log, at, flaw.offset(), sink).splitWithTail();
            }
            long hole = Math.max(at, flaw.offset());
            at = Math.min(end, Math.max(at, flaw.offset() + flaw.missing()));
            sink.corrupt(hole, flaw.surplus() + at - hole, flaw.reason());
        }
        return splitter(log, at, end, sink);
    }

    /**
     * Delivers the lines that begin at these offsets.
     *
     * @param offsets in ascending order, each the start of a line that a scan has delivered
     */
    public static void scanAt(Path file, long[] offsets, int count, LineSink sink) throws IOException {
        if (count == 0) {
            return;
        }
        try (LogChannel log = LogChannel.openOrNull(file)) {
            if (log == null) {
                return;
            }
            byte[] block = new byte[SCATTERED_BLOCK_BYTES];
            long blockOffset = 0;
            int filled = 0;
            for (int i = 0; i < count; i++) {
                int start = (int) Math.min(filled, offsets[i] - blockOffset);
                int end = Bytes.newline(block, start, filled);
                while (end < 0) {
                    block = filled == block.length && start == 0 ? Arrays.copyOf(block, block.length * 2) : block;
                    blockOffset = offsets[i];
                    start = 0;
                    filled = log.readFully(block, 0, block.length, blockOffset);
                    end = Bytes.newline(block, 0, filled);
                    if (end < 0 && filled < block.length) {
                        throw new LogDamagedException(file + " is shorter than it was a moment ago: look at what else writes to it");
                    }
                }
                sink.line(block, start, Bytes.withoutReturn(block, start, end), offsets[i]);
            }
        }
    }

    /** Delivers all lines of a stream; offsets count from its current position. */
    public static ScanEnd scan(InputStream input, LineSink sink) throws IOException {
        return new LineSplitter(input::read, 0, Long.MAX_VALUE, sink).split();
    }

    /** {@link #scan(InputStream, LineSink)}, and delivers what follows the last newline as if it were a line. */
    public static ScanEnd scanWithTail(InputStream input, LineSink sink) throws IOException {
        return new LineSplitter(input::read, 0, Long.MAX_VALUE, sink).splitWithTail();
    }

    /**
     * The start of the first line that begins at or after this offset; used to cut a file into parts that can be scanned
     * independently, since each line begins in exactly one of them. The end of the file if no line begins there.
     */
    public static long lineStart(Path file, long offset) throws IOException {
        if (offset <= 0) {
            return 0;
        }
        try (LogChannel log = LogChannel.openOrNull(file)) {
            if (log == null) {
                return 0;
            }
            byte[] block = new byte[8 * 1024];
            long position = offset - 1;
            int count;
            while ((count = log.read(block, 0, block.length, position)) > 0) {
                int newline = Bytes.newline(block, 0, count);
                if (newline >= 0) {
                    return position + newline + 1;
                }
                position += count;
            }
            return log.size();
        }
    }

    /** The bytes before an offset, at most this many; null if the file is too short. */
    public static byte @Nullable [] before(Path file, long offset, int most) throws IOException {
        try (LogChannel log = LogChannel.openOrNull(file)) {
            if (log == null || log.size() < offset) {
                return null;
            }
            byte[] bytes = new byte[(int) Math.min(most, offset)];
            return log.readFully(bytes, 0, bytes.length, offset - bytes.length) == bytes.length ? bytes : null;
        }
    }

    /** The length of a log in bytes; 0 if there is none. Refuses anything but a regular file. */
    public static long size(Path file) throws IOException {
        try {
            while (true) {
                SegmentList earlier = SegmentList.of(file);
                BasicFileAttributes active = PrivateFiles.attributes(file);
                if (earlier.isStill()) {
                    return earlier.end() + (active == null ? 0 : active.size());
                }
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    /** {@link #size(Path)} for a caller that holds the lock and knows the segments. */
    public static long size(Path file, SegmentNames segments) throws IOException {
        try {
            BasicFileAttributes active = PrivateFiles.attributes(file);
            return segments.end(file) + (active == null ? 0 : active.size());
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    /** Whether the log exists, even if it only has segments. */
    public static boolean exists(Path file) throws IOException {
        return PrivateFiles.attributes(file) != null || !SegmentList.of(file).segments().isEmpty();
    }

    /** When the log was last written to; null if there is none. */
    public static @Nullable Instant changed(Path file) throws IOException {
        BasicFileAttributes newest = PrivateFiles.attributes(file);
        if (newest == null) {
            List<Segment> earlier = SegmentList.of(file).segments();
            newest = earlier.isEmpty() ? null : PrivateFiles.attributes(earlier.getLast().file());
        }
        return newest == null ? null : newest.lastModifiedTime().toInstant();
    }

    /** A splitter of the bytes between two offsets. */
    private static LineSplitter splitter(LogChannel log, long from, long end, LineSink sink) {
        long[] position = {from};
        return new LineSplitter((buffer, start, length) -> {
            int wanted = (int) Math.min(length, end - position[0]);
            int count = wanted <= 0 ? -1 : log.read(buffer, start, wanted, position[0]);
            position[0] += Math.max(0, count);
            return count;
        }, from, end - from + 1, sink);
    }
}
