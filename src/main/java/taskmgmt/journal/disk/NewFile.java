package taskmgmt.journal.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;

/**
 * A file of a {@link NewDirectory} while it is written from its beginning. What was written can be read by others after
 * {@link #flush}, and is durable after {@link #finish}. Not for sharing between threads.
 */
public final class NewFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path file;
    private final SyncPolicy policy;
    private final FileChannel channel;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private long flushed;

    NewFile(Path file, SyncPolicy policy, PrivateFiles files) throws JournalException {
        this.file = file;
        this.policy = policy;
        try {
            this.channel = files.create(file);
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    public Path path() {
        return file;
    }

    /** How many bytes there are, including those not flushed yet. */
    public long size() {
        return flushed + filled;
    }

    /** Adds the bytes from {@code start} to before {@code end}. */
    public void add(byte[] bytes, int start, int end) throws JournalException {
        for (int at = start; at < end;) {
            if (filled == BUFFER_BYTES) {
                flush();
            }
            int count = Math.min(end - at, BUFFER_BYTES - filled);
            System.arraycopy(bytes, at, buffer, filled, count);
            filled += count;
            at += count;
        }
    }

    /** Adds the bytes and a newline. */
    public void addLine(byte[] bytes) throws JournalException {
        add(bytes, 0, bytes.length);
        add(new byte[] {'\n'}, 0, 1);
    }

    /** Passes everything to the operating system. */
    public void flush() throws JournalException {
        try {
            PrivateFiles.writeFully(channel, ByteBuffer.wrap(buffer, 0, filled), flushed);
        } catch (IOException e) {
            throw unwritten(e);
        }
        flushed += filled;
        filled = 0;
    }

    /** Makes everything durable, unless the directory's policy leaves that to the system. */
    public void finish() throws JournalException {
        flush();
        try {
            if (policy != SyncPolicy.OS) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    /** Without {@link #finish}, unflushed bytes are dropped: the directory is not completed then either. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private LogUnwritableException unwritten(IOException cause) {
        return new LogUnwritableException("cannot write " + file + ": " + JournalException.reason(cause) + ": "
                + JournalException.remedy(cause, "check the disk"), cause);
    }
}
