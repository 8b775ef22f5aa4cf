package taskmgmt.journal.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.journal.disk.PrivateFiles;

/** What can still be read of a segment's content. Offsets count from the segment's beginning. Not thread-safe. */
public interface Salvage extends Closeable {
    /** The bytes from one offset to just before another. */
    record Range(long from, long to) {}

    /** The lost ranges in order; no two of them touch. */
    List<Range> lost();

    /** Reads all these bytes, none of which may be lost. */
    void read(byte[] buffer, int start, int length, long offset) throws IOException;

    @Override
    void close() throws IOException;

    /** For a segment that is missing. */
    static Salvage nothing(long length) {
        return new Salvage() {
            @Override
            public List<Range> lost() {
                return List.of(new Range(0, length));
            }

            @Override
            public void read(byte[] buffer, int start, int count, long offset) {
                throw new IllegalStateException("there is nothing to be read");
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /**
     * For a compressed file, whichever program made it.
     *
     * @param length of the content, according to the file's name
     */
    static Salvage of(Path file, long length, PrivateFiles files) throws IOException {
        FileChannel channel = files.read(file);
        try {
            GzipFormat.Table table = GzipSegment.table(file, channel);
            byte[] header = new byte[GzipFormat.HEADER_BYTES];
            boolean ours = table != null || (GzipSegment.read(file, channel, header, header.length, 0) == header.length
                    && GzipFormat.memberLength(header, 0) > 0);
            return ours ? GzipSalvage.of(file, channel, table, length) : ForeignSalvage.of(file, channel, length);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
