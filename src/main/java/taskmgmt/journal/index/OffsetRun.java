package taskmgmt.journal.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * One immutable file of an {@link OffsetIndex}, open for reading. Its format, all numbers 64 bits and big-endian:
 *
 * <pre>
 * header   TMINDEX2, from, to, count, identity, and the first 16 bytes of the SHA-256 of these
 * block    63 pairs of a hash and an offset, in the last block as many as are left, and the first 16 bytes of the SHA-256 of the
 *          header, the block's number and these pairs
 * </pre>
 *
 * The pairs are sorted by hash, then offset, as signed numbers. The result of a search rests only on blocks whose sum is right, even the
 * result that a hash is absent, which the pairs before and after its position prove.
 *
 * @param file     the file
 * @param channel  open on the file
 * @param from     start of the first line of the log that it covers, in bytes
 * @param to       end of the last one
 * @param count    number of pairs
 * @param identity of the log
 */
record OffsetRun(Path file, FileChannel channel, long from, long to, long count, long identity) implements RunFile {
    private static final long MAGIC = 0x544d_494e_4445_5832L; // TMINDEX2
    /** Of runs without sums and without entries for dependencies: they count as complete, and are made again. */
    private static final long FORMER_MAGIC = 0x544d_494e_4445_5831L; // TMINDEX1
    private static final int SUM_BYTES = 16;
    private static final int FIELD_BYTES = 5 * Long.BYTES;
    private static final int HEADER_BYTES = FIELD_BYTES + SUM_BYTES;
    private static final int PAIR_BYTES = 2 * Long.BYTES;
    private static final int BLOCK_PAIRS = 63;
    /** How far from its likely position a hash is looked for first. */
    private static final int FIRST_STEP_BLOCKS = 4;
    private static final int BLOCK_BYTES = BLOCK_PAIRS * PAIR_BYTES + SUM_BYTES;

    /** The run in a file; null if the file is not a run. */
    static @Nullable OffsetRun open(Path file) throws IOException {
        return RunFile.open(file, OffsetRun::of);
    }

    /** Whether a file is a complete run, possibly in an earlier format. Reads all of it. */
    static boolean isWhole(Path file) throws IOException {
        try (OffsetRun run = open(file)) {
            if (run != null) {
                MessageDigest digest = Sha256.digest();
                for (long block = 0; block < run.blocks(); block++) {
                    if (!run.isRight(digest, block, run.bytes(block))) {
                        return false;
                    }
                }
                return true;
            }
        }
        try (FileChannel channel = PrivateFiles.SYSTEM.read(file)) {
            ByteBuffer header = ByteBuffer.allocate(FIELD_BYTES);
            return channel.read(header, 0) == FIELD_BYTES && header.getLong(0) == FORMER_MAGIC
                    && channel.size() == FIELD_BYTES + header.getLong(24) * PAIR_BYTES;
        }
    }

    private static @Nullable OffsetRun of(Path file, FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        if (channel.read(header, 0) != HEADER_BYTES || header.getLong(0) != MAGIC) {
            return null;
        }
        OffsetRun run = new OffsetRun(file, channel, header.getLong(8), header.getLong(16), header.getLong(24), header.getLong(32));
        boolean whole = Arrays.equals(header.array(), header(run.from, run.to, run.count, run.identity).array())
                && run.from >= 0 && run.to > run.from && run.count >= 0 && channel.size() == size(run.count);
        return whole ? run : null;
    }

    private static ByteBuffer header(long from, long to, long count, long identity) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(MAGIC).putLong(from).putLong(to).putLong(count).putLong(identity);
        MessageDigest digest = Sha256.starting();
        digest.update(header.array(), 0, FIELD_BYTES);
        return header.put(digest.digest(), 0, SUM_BYTES).flip();
    }

    private static long size(long count) {
        return HEADER_BYTES + count * PAIR_BYTES + blocks(count) * SUM_BYTES;
    }

    private static long blocks(long count) {
        return (count + BLOCK_PAIRS - 1) / BLOCK_PAIRS;
    }

    private long blocks() {
        return blocks(count);
    }

    /** The sum of a block, which also covers where it belongs: a block of another run or position is as wrong as a changed one. */
    private static byte[] sum(MessageDigest digest, byte[] header, long number, byte[] block, int length) {
        digest.update(header, 0, FIELD_BYTES);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        digest.update(block, 0, length);
        return digest.digest();
    }

    // Both buffers are allocated here, so their backing arrays start where they do.
    @SuppressWarnings("ByteBufferBackingArray")
    private boolean isRight(MessageDigest digest, long number, ByteBuffer block) {
        int length = block.limit() - SUM_BYTES;
        byte[] expected = sum(digest, header(from, to, count, identity).array(), number, block.array(), length);
        return Arrays.equals(expected, 0, SUM_BYTES, block.array(), length, length + SUM_BYTES);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * Adds the offsets of this hash, ascending.
     *
     * @throws LogDamagedException if the run is not what was written
     */
    void find(long hash, List<Long> offsets) throws IOException {
        long low = lastBefore(hash);
        MessageDigest digest = Sha256.starting();
        for (long number = low; number < blocks(); number++) {
            ByteBuffer block = pairs(digest, number);
            if (number == low && low > 0 && block.getLong(0) >= hash) {
                throw damaged();
            }
            while (block.hasRemaining()) {
                long found = block.getLong();
                long offset = block.getLong();
                if (found > hash) {
                    return;
                }
                if (found == hash) {
                    offsets.add(offset);
                }
            }
        }
    }

    /**
     * The last block that begins before the hash, as far as can be seen without verifying the sums; the first block if none does. Hashes
     * are spread evenly, so the search starts at the likely position, in ever larger steps, and then bisects what is left.
     */
    private long lastBefore(long hash) throws IOException {
        long low = Math.clamp((long) ((hash * 0x1p-64 + 0.5) * blocks()), 0, Math.max(0, blocks() - 1));
        long high = low;
        long step = FIRST_STEP_BLOCKS;
        while (low > 0 && first(low) >= hash) {
            high = low;
            low = Math.max(0, low - step);
            step *= 2;
        }
        while (low >= high && high < blocks()) {
            high = Math.min(blocks(), low + step);
            if (high < blocks() && first(high) < hash) {
                low = high;
            }
            step *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (first(middle) < hash) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long first(long number) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(Long.BYTES);
        read(first, HEADER_BYTES + number * BLOCK_BYTES);
        return first.getLong(0);
    }

    /** Passes on the pairs of two runs in order. */
    static void merge(OffsetRun left, OffsetRun right, Sink sink) throws IOException {
        Cursor a = new Cursor(left);
        Cursor b = new Cursor(right);
        while (a.isAtPair() || b.isAtPair()) {
            // Of equal hashes, those of the left run come first: its offsets are smaller.
            boolean takeLeft = a.isAtPair() && (!b.isAtPair() || a.hash <= b.hash);
            Cursor next = takeLeft ? a : b;
            sink.add(next.hash, next.offset);
            next.advance();
        }
    }

    /** The pairs of a block whose sum is right. */
    private ByteBuffer pairs(MessageDigest digest, long number) throws IOException {
        ByteBuffer block = bytes(number);
        if (!isRight(digest, number, block)) {
            throw damaged();
        }
        return block.limit(block.limit() - SUM_BYTES);
    }

    private ByteBuffer bytes(long number) throws IOException {
        int pairs = (int) Math.min(BLOCK_PAIRS, count - number * BLOCK_PAIRS);
        ByteBuffer block = ByteBuffer.allocate(pairs * PAIR_BYTES + SUM_BYTES);
        read(block, HEADER_BYTES + number * BLOCK_BYTES);
        return block.flip();
    }

    private void read(ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw damaged();
            }
        }
    }

    private LogDamagedException damaged() {
        return new LogDamagedException(file + " is not what was written: remove it, it is made again");
    }

    /** Goes through the pairs of a run. */
    private static final class Cursor {
        private final OffsetRun run;
        private final MessageDigest digest = Sha256.digest();
        private ByteBuffer block = ByteBuffer.allocate(0);
        private long number;
        private boolean present;
        private long hash;
        private long offset;

        Cursor(OffsetRun run) throws IOException {
            this.run = run;
            advance();
        }

        boolean isAtPair() {
            return present;
        }

        void advance() throws IOException {
            present = block.hasRemaining() || number < run.blocks();
            if (present) {
                if (!block.hasRemaining()) {
                    block = run.pairs(digest, number++);
                }
                hash = block.getLong();
                offset = block.getLong();
            }
        }
    }

    /** Writes a run from its beginning. */
    static final class Sink {
        private final FileChannel channel;
        private final byte[] header;
        private final MessageDigest digest = Sha256.digest();
        private final ByteBuffer buffer = ByteBuffer.allocate(64 * BLOCK_BYTES);
        private final ByteBuffer block = ByteBuffer.allocate(BLOCK_PAIRS * PAIR_BYTES);
        private long number;
        private long written;

        Sink(FileChannel channel, long from, long to, long count, long identity) {
            this.channel = channel;
            this.header = OffsetRun.header(from, to, count, identity).array();
            buffer.put(header);
        }

        void add(long hash, long offset) throws IOException {
            block.putLong(hash).putLong(offset);
            if (!block.hasRemaining()) {
                endBlock();
            }
        }

        private void endBlock() throws IOException {
            byte[] sum = sum(digest, header, number++, block.array(), block.position());
            if (buffer.remaining() < block.position() + SUM_BYTES) {
                drain();
            }
            buffer.put(block.flip()).put(sum, 0, SUM_BYTES);
            block.clear();
        }

        void flush() throws IOException {
            if (block.position() > 0) {
                endBlock();
            }
            drain();
        }

        private void drain() throws IOException {
            buffer.flip();
            int length = buffer.remaining();
            PrivateFiles.writeFully(channel, buffer, written);
            written += length;
            buffer.clear();
        }
    }
}
