package taskmgmt.journal.segment;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.journal.SegmentDamagedException;

/**
 * What precedes the point where a file compressed by another program was cut off. If such a file is damaged in any other
 * way, nothing in it is trusted: its only checksum covers all of it, and a changed byte may have been decompressed into a
 * different one.
 */
final class ForeignSalvage implements Salvage {
    private final ForeignGzip content;
    private final long length;
    private final long readable;

    private ForeignSalvage(ForeignGzip content, long length, long readable) {
        this.content = content;
        this.length = length;
        this.readable = readable;
    }

    static ForeignSalvage of(Path file, FileChannel channel, long length) throws IOException {
        ForeignGzip content = new ForeignGzip(file, channel);
        return new ForeignSalvage(content, length, readable(content, length));
    }

    private static long readable(ForeignGzip content, long length) throws IOException {
        byte[] block = new byte[GzipFormat.BLOCK_BYTES];
        long at = 0;
        try {
            for (int count; at < length && (count = content.read(block, 0, (int) Math.min(block.length, length - at), at)) > 0;) {
                at += count;
            }
            content.length(); // reads to the end, where the checksum is
            return at;
        } catch (SegmentDamagedException e) {
            return e.getCause() instanceof EOFException ? at : 0;
        }
    }

    @Override
    public List<Range> lost() {
        return readable == length ? List.of() : List.of(new Range(readable, length));
    }

    @Override
    public void read(byte[] buffer, int start, int count, long offset) throws IOException {
        for (int done = 0; done < count;) {
            int part = content.read(buffer, start + done, count - done, offset + done);
            if (part <= 0) {
                throw new EOFException("nothing is there any more at byte " + (offset + done));
            }
            done += part;
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
