package taskmgmt.journal.segment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.SegmentDamagedException;

/** A segment that was compressed with another program: it can only be read from its beginning, and so is slow. */
final class ForeignGzip implements SegmentBytes {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private @Nullable InputStream content;
    private long position;
    private long length = -1;

    ForeignGzip(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    @Override
    public long length() throws IOException {
        if (length < 0) {
            moveTo(Long.MAX_VALUE);
            length = position;
        }
        return length;
    }

    @Override
    public int read(byte[] buffer, int start, int count, long offset) throws IOException {
        moveTo(offset);
        if (position < offset) {
            return -1;
        }
        int read = next(buffer, start, count);
        position += Math.max(0, read);
        return read;
    }

    /**
     * One of our segments that has lost its table reads like a foreign one, so what counts is whether the file starts
     * like ours.
     */
    @Override
    public @Nullable String defect() throws IOException {
        byte[] first = new byte[GzipFormat.HEADER_BYTES];
        int count = GzipSegment.read(file, channel, first, first.length, 0);
        if (count == first.length && GzipFormat.memberLength(first, 0) >= 0) {
            return "has a damaged table of blocks";
        }
        try {
            length();
            return null;
        } catch (SegmentDamagedException e) {
            return e.reason();
        }
    }

    private void moveTo(long offset) throws IOException {
        if (content == null || offset < position) {
            channel.position(0);
            position = 0;
            content = opened();
        }
        byte[] skipped = new byte[BUFFER_BYTES];
        while (position < offset) {
            int count = next(skipped, 0, (int) Math.min(skipped.length, offset - position));
            if (count < 0) {
                return;
            }
            position += count;
        }
    }

    private InputStream opened() throws IOException {
        try {
            return new GZIPInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    private int next(byte[] buffer, int start, int count) throws IOException {
        try {
            return content == null ? -1 : content.read(buffer, start, count);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    private SegmentDamagedException damaged(IOException e) {
        return new SegmentDamagedException(file, "cannot be decompressed after byte " + position + " of its content: "
                + JournalException.reason(e), e);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
