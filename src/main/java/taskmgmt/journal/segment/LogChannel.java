package taskmgmt.journal.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * A log opened for reading, as one sequence of bytes, whatever files hold it. Offsets count from the first byte the log ever had, through
 * all its {@linkplain Segment segments} and on into the active file, whose path represents the whole log.
 *
 * <p>An open log does not change when it is rotated: its active file is then a segment under another name, and no longer grows. Segments
 * are opened when they are first read. Bytes that are no longer in any file read as NULs, like a hole in a file; {@link #flaws} reports
 * them. Not for sharing between threads.
 */
public final class LogChannel implements Closeable {
    private final Path log;
    private final SegmentList earlier;
    private final @Nullable FileChannel active;
    /** Only one at a time is open: the log of several years may have more segments than a process may open files. */
    private @Nullable Segment openSegment;
    private @Nullable SegmentBytes openBytes;

    private LogChannel(Path log, SegmentList earlier, @Nullable FileChannel active) {
        this.log = log;
        this.earlier = earlier;
        this.active = active;
    }

    /**
     * A defect of the segments.
     *
     * @param offset  where in the log it is
     * @param missing the number of bytes missing from there on
     * @param surplus the number of bytes that have no place in the log
     * @param reason  a few words for a message
     */
    public record Flaw(long offset, long missing, long surplus, String reason) {}

    /** The log with this active file; null if there is none. Refuses anything but regular files. */
    public static @Nullable LogChannel openOrNull(Path log) throws IOException {
        try {
            while (true) {
                SegmentList earlier = SegmentList.of(log);
                FileChannel active = PrivateFiles.SYSTEM.readIfExists(log);
                if (earlier.isStill()) {
                    return active == null && earlier.segments().isEmpty() ? null : new LogChannel(log, earlier, active);
                }
                if (active != null) {
                    active.close();
                }
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(log, e);
        }
    }

    List<Segment> segments() {
        return earlier.segments();
    }

    /** Where the active file begins in the log. */
    public long base() {
        return earlier.end();
    }

    /** Whether there was an active file; without one, the log ends with its last segment. */
    public boolean isActive() {
        return active != null;
    }

    /** The length of the log in bytes. */
    public long size() throws IOException {
        return earlier.end() + (active == null ? 0 : active.size());
    }

    /**
     * Reads up to this many bytes from this offset on; returns the number read, negative at the end of the log. An error names file and
     * offset.
     */
    public int read(byte[] buffer, int start, int length, long offset) throws IOException {
        long base = earlier.end();
        if (offset < base) {
            return readEarlier(buffer, start, length, offset);
        }
        return active == null ? -1 : read(log, active, buffer, start, length, offset - base);
    }

    /** Reads until this part of the buffer is full or the log ends; returns the number of bytes read. */
    public int readFully(byte[] buffer, int start, int length, long offset) throws IOException {
        int filled = 0;
        while (filled < length) {
            int count = read(buffer, start + filled, length - filled, offset + filled);
            if (count <= 0) {
                break;
            }
            filled += count;
        }
        return filled;
    }

    private int readEarlier(byte[] buffer, int start, int length, long offset) throws IOException {
        Segment segment = earlier.at(offset);
        if (segment == null) {
            throw new IllegalStateException("no segment ends after byte " + offset + " of " + log);
        }
        int count = -1;
        if (offset >= segment.base()) {
            count = bytes(segment)
                    .read(buffer, start, (int) Math.min(length, segment.end() - offset), offset - segment.base());
        }
        if (count < 0) {
            long holeEnd = offset < segment.base() ? segment.base() : segment.end();
            count = (int) Math.min(length, holeEnd - offset);
            Arrays.fill(buffer, start, start + count, (byte) 0);
        }
        return count;
    }

    private SegmentBytes bytes(Segment segment) throws IOException {
        SegmentBytes bytes = openBytes;
        // Segments of one list differ in where they begin. The record's own equals would be linked at its first call, which takes
        // milliseconds.
        if (bytes == null || openSegment == null || openSegment.base() != segment.base()) {
            closeSegment();
            bytes = open(segment);
            openBytes = bytes;
            openSegment = segment;
        }
        return bytes;
    }

    private void closeSegment() throws IOException {
        SegmentBytes bytes = openBytes;
        openBytes = null;
        if (bytes != null) {
            bytes.close();
        }
    }

    private static SegmentBytes open(Segment segment) throws IOException {
        try {
            return segment.isCompressed() ? GzipSegment.open(segment.compressedFile()) : openPlain(segment);
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(segment.file(), e);
        }
    }

    private static SegmentBytes openPlain(Segment segment) throws IOException {
        try {
            return PlainSegment.open(segment.plainFile());
        } catch (NoSuchFileException compressedMeanwhile) {
            return GzipSegment.open(segment.compressedFile());
        }
    }

    /** The defects of the segments between two offsets, in order. */
    public List<Flaw> flaws(long from, long to) throws IOException {
        if (from >= earlier.end()) {
            return List.of();
        }
        List<Flaw> flaws = new ArrayList<>();
        long end = 0;
        for (Segment segment : earlier.segments()) {
            if (segment.base() > end && end < to && segment.base() > from) {
                flaws.add(new Flaw(end, segment.base() - end, 0, "the segment that held these bytes is missing"));
            }
            if (segment.base() < to && segment.end() > from) {
                addFlaw(segment, flaws);
            }
            end = segment.end();
        }
        return flaws;
    }

    /** The segments whose files hold more than they should. The surplus is not part of the log, so no reader comes across it. */
    public List<Flaw> surplus() throws IOException {
        return flaws(0, Long.MAX_VALUE).stream().filter(flaw -> flaw.surplus() > 0).toList();
    }

    /**
     * The compressed segments whose files differ by even one bit from what was written, whether or not a line shows it. Reads them all.
     */
    public List<Flaw> defects() throws IOException {
        List<Flaw> defects = new ArrayList<>();
        for (Segment segment : earlier.segments()) {
            if (segment.isCompressed()) {
                try (SegmentBytes bytes = open(segment)) {
                    String defect = bytes.defect();
                    if (defect != null) {
                        defects.add(new Flaw(segment.base(), 0, 0, segment.file().getFileName() + " " + defect));
                    }
                }
            }
        }
        return defects;
    }

    private static void addFlaw(Segment segment, List<Flaw> flaws) throws IOException {
        long length = length(segment);
        String name = String.valueOf(segment.file().getFileName());
        if (length < segment.length()) {
            flaws.add(new Flaw(segment.base() + length, segment.length() - length, 0, name + " is shorter than its name says"));
        } else if (length > segment.length()) {
            flaws.add(new Flaw(segment.end(), 0, length - segment.length(), name + " is longer than its name says"));
        }
    }

    private static long length(Segment segment) throws IOException {
        BasicFileAttributes plain = segment.isCompressed() ? null : PrivateFiles.attributes(segment.plainFile());
        if (plain != null) {
            return plain.size();
        }
        try (SegmentBytes bytes = open(segment)) {
            return bytes.length();
        }
    }

    /** One read; an error names file and offset. */
    static int read(Path file, FileChannel channel, byte[] buffer, int start, int length, long offset)
            throws JournalException {
        try {
            return channel.read(ByteBuffer.wrap(buffer, start, length), offset);
        } catch (IOException e) {
            throw new LogUnwritableException("cannot read " + file + " at byte " + offset + ": "
                    + JournalException.reason(e) + ": check the disk", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (FileChannel _ = active) {
            closeSegment();
        }
    }
}
