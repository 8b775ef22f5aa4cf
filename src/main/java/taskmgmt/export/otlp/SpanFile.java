package taskmgmt.export.otlp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** A growing file of lines, in the format of the collector's file exporter. */
public final class SpanFile implements SpanTarget {
    private static final int LOOK_BYTES = 64 << 10;

    private final String path;
    private final FileChannel channel;

    /**
     * @param path    with links resolved, which identifies the file
     * @param channel for reading and writing
     */
    public SpanFile(String path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    @Override
    public String name() {
        return "file " + path;
    }

    /** Adds a line, durably. The remains of a line whose writer was killed while writing it are removed: that line is written again. */
    @Override
    public long take(String json) throws IOException {
        long at = endOfLines();
        channel.truncate(at);
        ByteBuffer line = ByteBuffer.wrap((json + '\n').getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            at += channel.write(line, at);
        }
        channel.force(true);
        return 0;
    }

    private long endOfLines() throws IOException {
        long end = channel.size();
        while (end > 0) {
            int length = (int) Math.min(end, LOOK_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, end - length + bytes.position()) >= 0) {
                // A read may return less than requested.
            }
            for (int i = bytes.position() - 1; i >= 0; i--) {
                if (bytes.get(i) == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }
}
