package taskmgmt.journal.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.disk.PrivateFiles;

/** Writes a {@link NameRun}: its names, then the reversed ones, then its header. */
final class NameSink {
    private static final byte[] NONE = {};

    private final FileChannel channel;
    private final long from;
    private final long to;
    private final long identity;
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * NameRun.BLOCK_BYTES);
    private final byte[] block = new byte[NameRun.BLOCK_BYTES];
    private int filled;
    private byte[] last = NONE;
    private long number;
    private long forwards;
    private long written = NameRun.HEADER_BYTES;

    NameSink(FileChannel channel, long from, long to, long identity) {
        this.channel = channel;
        this.from = from;
        this.to = to;
        this.identity = identity;
    }

    /** Adds a name, unless it equals the last one; names must be added in order. */
    void add(byte[] name) throws IOException {
        if (Arrays.equals(name, last)) {
            return;
        }
        int shared = filled == 0 ? 0 : Math.max(0, Arrays.mismatch(last, name));
        if (filled + 2 * Short.BYTES + name.length - shared > NameRun.NAMES_BYTES) {
            endBlock();
            shared = 0;
        }
        number(shared);
        number(name.length - shared);
        System.arraycopy(name, shared, block, filled, name.length - shared);
        filled += name.length - shared;
        last = name;
    }

    private void number(int value) {
        block[filled++] = (byte) (value >>> Byte.SIZE);
        block[filled++] = (byte) value;
    }

    /** Ends the names; the reversed ones follow. */
    void turn() throws IOException {
        endBlock();
        last = NONE;
        forwards = number;
    }

    void finish() throws IOException {
        endBlock();
        drain();
        byte[] header = NameRun.header(from, to, identity, forwards, number - forwards);
        PrivateFiles.writeFully(channel, ByteBuffer.wrap(header), 0);
    }

    private void endBlock() throws IOException {
        if (filled == 0) {
            return;
        }
        Arrays.fill(block, filled, NameRun.NAMES_BYTES, (byte) 0);
        byte[] sum = NameRun.sum(digest, from, to, identity, number++, block);
        System.arraycopy(sum, 0, block, NameRun.NAMES_BYTES, NameRun.SUM_BYTES);
        if (!buffer.hasRemaining()) {
            drain();
        }
        buffer.put(block);
        filled = 0;
    }

    private void drain() throws IOException {
        buffer.flip();
        int length = buffer.remaining();
        PrivateFiles.writeFully(channel, buffer, written);
        written += length;
        buffer.clear();
    }
}
