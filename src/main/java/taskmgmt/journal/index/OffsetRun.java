package taskmgmt.journal.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * One immutable file of an {@link OffsetIndex}, open for reading. Its format, all numbers 64 bits and big-endian: {@code TMINDEX2}, from, to,
 * count, identity, and then count pairs of a hash and an offset, sorted by hash, then offset, as signed numbers.
 *
 * @param file     the file
 * @param channel  on it
 * @param from     where the first line of the log that it covers begins, in bytes
 * @param to       where the last one ends
 * @param count    pairs in it
 * @param identity of the log
 */
record OffsetRun(Path file, FileChannel channel, long from, long to, long count, long identity) implements Closeable {
    private static final long MAGIC = 0x544d_494e_4445_5832L; // TMINDEX2
    /** Of runs without entries on dependencies: they are whole, and made again. */
    private static final long FORMER_MAGIC = 0x544d_494e_4445_5831L; // TMINDEX1
    private static final int HEADER_BYTES = 5 * Long.BYTES;
    private static final int PAIR_BYTES = 2 * Long.BYTES;
    private static final int BLOCK_PAIRS = 256;

    /** The run in a file; null where the file is none. */
    static @Nullable OffsetRun open(Path file) throws IOException {
        FileChannel channel = PrivateFiles.SYSTEM.read(file);
        try {
            OffsetRun run = of(file, channel);
            if (run == null) {
                channel.close();
            }
            return run;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether a file is a whole run, be it in an earlier format. */
    static boolean isWhole(Path file) throws IOException {
        try (OffsetRun run = open(file)) {
            if (run != null) {
                return true;
            }
        }
        try (FileChannel channel = PrivateFiles.SYSTEM.read(file)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            return channel.read(header, 0) == HEADER_BYTES && header.getLong(0) == FORMER_MAGIC
                    && channel.size() == HEADER_BYTES + header.getLong(24) * PAIR_BYTES;
        }
    }

    private static @Nullable OffsetRun of(Path file, FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        if (channel.read(header, 0) != HEADER_BYTES || header.getLong(0) != MAGIC) {
            return null;
        }
        OffsetRun run = new OffsetRun(file, channel, header.getLong(8), header.getLong(16), header.getLong(24), header.getLong(32));
        boolean whole = run.from >= 0 && run.to > run.from && run.count >= 0
                && channel.size() == HEADER_BYTES + run.count * PAIR_BYTES;
        return whole ? run : null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Adds the offsets of this hash, ascending. */
    void find(long hash, List<Long> offsets) throws IOException {
        long low = 0;
        long high = count;
        while (high - low > BLOCK_PAIRS) {
            long middle = (low + high) >>> 1;
            if (pairs(middle, 1).getLong(0) < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Pairs of the hash begin at or before high, and may go on behind it.
        for (long at = low; at < count; at += BLOCK_PAIRS) {
            ByteBuffer block = pairs(at, (int) Math.min(BLOCK_PAIRS, count - at));
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

    /** Hands on the pairs of two runs in their order. */
    static void merge(OffsetRun left, OffsetRun right, Sink sink) throws IOException {
        Cursor a = new Cursor(left);
        Cursor b = new Cursor(right);
        while (a.isAtPair() || b.isAtPair()) {
            // Of equal hashes the left run's come first: its offsets are the smaller ones.
            boolean takeLeft = a.isAtPair() && (!b.isAtPair() || a.hash <= b.hash);
            Cursor next = takeLeft ? a : b;
            sink.add(next.hash, next.offset);
            next.advance();
        }
    }

    private ByteBuffer pairs(long index, int number) throws IOException {
        ByteBuffer pairs = ByteBuffer.allocate(number * PAIR_BYTES);
        long position = HEADER_BYTES + index * PAIR_BYTES;
        while (pairs.hasRemaining()) {
            if (channel.read(pairs, position + pairs.position()) < 0) {
                throw new LogDamagedException(file + " became shorter: remove it, it is made again");
            }
        }
        return pairs.flip();
    }

    /** Walks over a run's pairs. */
    private static final class Cursor {
        private static final int BUFFERED_PAIRS = 4096;

        private final OffsetRun run;
        private ByteBuffer block = ByteBuffer.allocate(0);
        private long index;
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
            present = index < run.count;
            if (present) {
                if (!block.hasRemaining()) {
                    block = run.pairs(index, (int) Math.min(BUFFERED_PAIRS, run.count - index));
                }
                hash = block.getLong();
                offset = block.getLong();
                index++;
            }
        }
    }

    /** Writes a run from its beginning. */
    static final class Sink {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        private long written;

        Sink(FileChannel channel) {
            this.channel = channel;
        }

        void header(long from, long to, long count, long identity) {
            buffer.putLong(MAGIC).putLong(from).putLong(to).putLong(count).putLong(identity);
        }

        void add(long hash, long offset) throws IOException {
            if (buffer.remaining() < PAIR_BYTES) {
                flush();
            }
            buffer.putLong(hash).putLong(offset);
        }

        void flush() throws IOException {
            buffer.flip();
            int length = buffer.remaining();
            PrivateFiles.writeFully(channel, buffer, written);
            written += length;
            buffer.clear();
        }
    }
}
