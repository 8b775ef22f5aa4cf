package taskmgmt.journal.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.disk.PrivateFiles;

/** Writes a file in {@link GzipFormat}, block by block, in bounded memory however long it gets. */
public final class GzipWriter implements Closeable {
    private static final int MAX_STORED_BYTES = 65_535;

    private final FileChannel target;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    /** Over everything written so far. */
    private final MessageDigest digest = Sha256.digest();
    private final byte[] compressed = new byte[GzipFormat.BLOCK_BYTES];
    private long[] entries = new long[GzipFormat.MAX_ENTRIES];
    private int entryCount;
    private long stride = 1;
    private long blocks;
    private long contentLength;
    private long written;

    public GzipWriter(FileChannel target) {
        this.target = target;
    }

    /** Adds a block; all but the last one are {@link GzipFormat#BLOCK_BYTES} long. */
    public void add(byte[] block, int length) throws IOException {
        if (contentLength % GzipFormat.BLOCK_BYTES != 0 || length == 0) {
            throw new IllegalArgumentException("only the last block may be shorter");
        }
        if (blocks % stride == 0) {
            enter();
        }
        deflater.reset();
        deflater.setInput(block, 0, length);
        deflater.finish();
        int size = deflater.deflate(compressed, 0, compressed.length);
        ByteBuffer data = deflater.finished() ? ByteBuffer.wrap(compressed, 0, size) : stored(block, length);
        write(data, block, length);
        blocks++;
        contentLength += length;
    }

    /** Records where the next member begins; a full table is thinned to every other entry. */
    private void enter() {
        if (entryCount == entries.length) {
            for (int i = 0; i < entryCount / 2; i++) {
                entries[i] = entries[2 * i];
            }
            entryCount /= 2;
            stride *= 2;
        }
        entries[entryCount++] = written;
    }

    private void write(ByteBuffer data, byte[] block, int length) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(block, 0, length);
        int memberLength = GzipFormat.HEADER_BYTES + data.remaining() + GzipFormat.TRAILER_BYTES;
        ByteBuffer member = ByteBuffer.allocate(memberLength);
        GzipFormat.putHeader(member, memberLength, 0);
        member.put(data).putInt((int) crc.getValue()).putInt(length);
        write(member.flip());
    }

    /** Stored deflate blocks, for bytes that compression would not make fewer, RFC 1951, 3.2.4. */
    private static ByteBuffer stored(byte[] block, int length) {
        ByteBuffer data = ByteBuffer.allocate(length + 2 * 5).order(ByteOrder.LITTLE_ENDIAN);
        for (int start = 0; start < length; start += MAX_STORED_BYTES) {
            int count = Math.min(MAX_STORED_BYTES, length - start);
            data.put((byte) (start + count == length ? 1 : 0)).putShort((short) count).putShort((short) ~count);
            data.put(block, start, count);
        }
        return data.flip();
    }

    /** Writes the table at the end. */
    public void finish(long identity) throws IOException {
        LongBuffer table = LongBuffer.wrap(Arrays.copyOf(entries, entryCount));
        byte[] member = GzipFormat.tableMember(contentLength, identity, stride, table);
        digest.update(member);
        System.arraycopy(digest.digest(), 0, member, GzipFormat.SUM_AT, GzipFormat.SUM_BYTES);
        PrivateFiles.writeFully(target, ByteBuffer.wrap(member), written);
        written += member.length;
    }

    private void write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        digest.update(bytes.duplicate());
        PrivateFiles.writeFully(target, bytes, written);
        written += length;
    }

    @Override
    public void close() {
        deflater.close();
    }
}
