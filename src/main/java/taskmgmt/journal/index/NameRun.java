package taskmgmt.journal.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogDamagedException;

/**
 * One immutable file of a {@link NameIndex}, open for reading. Its format, all numbers big-endian:
 *
 * <pre>
 * header   TMNAMES1, from, to, identity, number of blocks of names, number of blocks of reversed names, 64 bits each, and the first
 *          16 bytes of the SHA-256 of these
 * block    4080 bytes of names, and the first 16 bytes of the SHA-256 of the header's first four fields, the block's number and these
 * name     16 bits: how many leading bytes it shares with the previous name in the block; 16 bits: how many follow; the bytes that follow
 * </pre>
 *
 * Names are sorted by their bytes as unsigned numbers, without duplicates. The second kind of block holds the same names with their
 * bytes reversed, and is numbered after the first kind. The unused rest of a block is zeros. The result of a search rests only on
 * blocks whose sum is right, including the one with the name after the last match.
 *
 * @param file      the file
 * @param channel   open on the file
 * @param from      start of the first line of the log that it covers, in bytes
 * @param to        end of the last one
 * @param identity  of the log
 * @param forwards  number of blocks with the names as they are
 * @param backwards number of blocks with the reversed names
 */
record NameRun(Path file, FileChannel channel, long from, long to, long identity, long forwards, long backwards) implements RunFile {
    /** Longer names are not in any run. */
    static final int MAX_NAME_BYTES = 1_024;

    static final int BLOCK_BYTES = 4_096;
    static final int SUM_BYTES = 16;
    static final int NAMES_BYTES = BLOCK_BYTES - SUM_BYTES;
    private static final long MAGIC = 0x544d_4e41_4d45_5331L; // TMNAMES1
    private static final int BOUND_BYTES = 4 * Long.BYTES;
    private static final int FIELD_BYTES = 6 * Long.BYTES;
    static final int HEADER_BYTES = FIELD_BYTES + SUM_BYTES;

    /** The run in a file; null if the file is not a run. */
    static @Nullable NameRun open(Path file) throws IOException {
        return RunFile.open(file, NameRun::of);
    }

    private static @Nullable NameRun of(Path file, FileChannel channel) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(HEADER_BYTES);
        if (channel.read(found, 0) != HEADER_BYTES || found.getLong(0) != MAGIC) {
            return null;
        }
        NameRun run = new NameRun(file, channel, found.getLong(8), found.getLong(16), found.getLong(24), found.getLong(32), found.getLong(40));
        boolean whole = Arrays.equals(found.array(), header(run.from, run.to, run.identity, run.forwards, run.backwards))
                && run.from >= 0 && run.to > run.from && run.forwards >= 0 && run.backwards >= 0
                && channel.size() == HEADER_BYTES + (run.forwards + run.backwards) * BLOCK_BYTES;
        return whole ? run : null;
    }

    /** Whether a file is a complete run. Reads all of it. */
    static boolean isWhole(Path file) throws IOException {
        try (NameRun run = open(file)) {
            if (run == null) {
                return false;
            }
            MessageDigest digest = Sha256.digest();
            for (long block = 0; block < run.count(); block++) {
                if (!run.isRight(digest, block, run.bytes(block))) {
                    return false;
                }
            }
            return true;
        }
    }

    static byte[] header(long from, long to, long identity, long forwards, long backwards) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(MAGIC).putLong(from).putLong(to).putLong(identity).putLong(forwards).putLong(backwards);
        MessageDigest digest = Sha256.starting();
        digest.update(header.array(), 0, FIELD_BYTES);
        return header.put(digest.digest(), 0, SUM_BYTES).array();
    }

    /** The sum of a block, which also covers where it belongs: a block of another run or position is as wrong as a changed one. */
    static byte[] sum(MessageDigest digest, long from, long to, long identity, long number, byte[] block) {
        ByteBuffer bound = ByteBuffer.allocate(BOUND_BYTES + Long.BYTES);
        digest.update(bound.putLong(MAGIC).putLong(from).putLong(to).putLong(identity).putLong(number).array());
        digest.update(block, 0, NAMES_BYTES);
        return digest.digest();
    }

    private boolean isRight(MessageDigest digest, long number, byte[] block) {
        return Arrays.equals(sum(digest, from, to, identity, number, block), 0, SUM_BYTES, block, NAMES_BYTES, BLOCK_BYTES);
    }

    /** Its blocks. */
    @Override
    public long count() {
        return forwards + backwards;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The names as they are, in order, from the first one on. */
    NameCursor names() throws IOException {
        return new NameCursor(this, Sha256.digest(), 0, forwards);
    }

    /** The reversed names. */
    NameCursor namesFromBehind() throws IOException {
        return new NameCursor(this, Sha256.digest(), forwards, count());
    }

    /**
     * The names from a position somewhat before the first one that is not less than this one.
     *
     * @param fromBehind whether this name and the result are reversed
     * @throws LogDamagedException if the run is not what was written
     */
    NameCursor near(byte[] name, boolean fromBehind) throws IOException {
        long start = fromBehind ? forwards : 0;
        long end = fromBehind ? count() : forwards;
        // The last block that begins before the name, as far as can be seen without verifying the sums.
        long low = start;
        long high = end;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(first(bytes(middle)), name) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        NameCursor cursor = new NameCursor(this, Sha256.starting(), low, end);
        if (low > start && Arrays.compareUnsigned(cursor.name(), name) >= 0) {
            throw damaged();
        }
        return cursor;
    }

    private byte[] first(byte[] block) throws LogDamagedException {
        int length = (block[2] & 0xff) << Byte.SIZE | block[3] & 0xff;
        if (length > MAX_NAME_BYTES) {
            throw damaged();
        }
        return Arrays.copyOfRange(block, 2 * Short.BYTES, 2 * Short.BYTES + length);
    }

    /** A block whose sum is right. */
    byte[] block(MessageDigest digest, long number) throws IOException {
        byte[] block = bytes(number);
        if (!isRight(digest, number, block)) {
            throw damaged();
        }
        return block;
    }

    private byte[] bytes(long number) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        while (block.hasRemaining()) {
            if (channel.read(block, HEADER_BYTES + number * BLOCK_BYTES + block.position()) < 0) {
                throw damaged();
            }
        }
        return block.array();
    }

    private LogDamagedException damaged() {
        return new LogDamagedException(file + " is not what was written: remove it, it is made again");
    }
}
