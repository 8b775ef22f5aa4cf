package taskmgmt.spill;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file for data that others must not see, because it may contain secrets. Only its owner may open it, and its name is
 * removed before anything is written to it: nobody can find it or put another file in its place, and nothing is left of it however
 * the process ends. Must not be shared between threads.
 */
public final class NamelessFile implements Closeable {
    private final FileChannel channel;

    private NamelessFile(FileChannel channel) {
        this.channel = channel;
    }

    public static NamelessFile create() throws IOException {
        return new NamelessFile(FileChannel.open(Files.createTempFile("task-mgmt-", ".tmp"), StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Appends to the file. Closing the stream closes the file. */
    public OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    /** Reads the whole file from the start; closing the stream leaves the file open. */
    public InputStream in() {
        return new Reading();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Reading extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, from, length), position);
            position += Math.max(0, count);
            return count;
        }
    }
}
