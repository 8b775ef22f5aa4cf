package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.SegmentDamagedException;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * A segment in {@link GzipFormat}. To read a part, only the blocks that hold it are decompressed, and each is compared with
 * its checksum. The last block is kept.
 */
public final class GzipSegment implements SegmentBytes {
    private final Path file;
    private final FileChannel channel;
    private final GzipFormat.Table table;
    private final Inflater inflater = new Inflater(true);
    /** A part of the file, larger than any member, so that the next member is usually in it already. */
    private final byte[] window = new byte[GzipFormat.MAX_MEMBER_BYTES];
    private long windowOffset;
    private int windowLength;
    private final byte[] block = new byte[GzipFormat.BLOCK_BYTES];
    private long blockNumber = -1;
    private int blockLength;
    /** The offset after the member that was last read. */
    private long nextMember;

    private GzipSegment(Path file, FileChannel channel, GzipFormat.Table table) {
        this.file = file;
        this.channel = channel;
        this.table = table;
    }

    /** The segment in this file, which may have been compressed by another program. */
    public static SegmentBytes open(Path file) throws IOException {
        FileChannel channel = PrivateFiles.SYSTEM.read(file);
        try {
            GzipFormat.Table table = table(file, channel);
            return table == null ? new ForeignGzip(file, channel) : new GzipSegment(file, channel, table);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The table at the end of the file; null if it is not one of ours. */
    static GzipFormat.@Nullable Table table(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        byte[] end = new byte[GzipFormat.END_BYTES];
        if (size < end.length || read(file, channel, end, end.length, size - end.length) < end.length) {
            return null;
        }
        int length = GzipFormat.tableMemberLength(end);
        if (length < 0 || length > size) {
            return null;
        }
        byte[] last = new byte[length];
        return read(file, channel, last, length, size - length) < length ? null : GzipFormat.table(last);
    }

    @Override
    public long length() {
        return table.contentLength();
    }

    @Override
    public int read(byte[] buffer, int start, int length, long offset) throws IOException {
        if (offset >= table.contentLength()) {
            return -1;
        }
        long wanted = offset / GzipFormat.BLOCK_BYTES;
        if (wanted != blockNumber) {
            load(wanted);
        }
        int from = (int) (offset % GzipFormat.BLOCK_BYTES);
        int count = Math.min(length, blockLength - from);
        System.arraycopy(block, from, buffer, start, count);
        return count;
    }

    @Override
    public @Nullable String defect() throws IOException {
        try {
            return table.hasSum() ? sumDefect() : blockDefect();
        } catch (SegmentDamagedException e) {
            return e.reason();
        }
    }

    private @Nullable String sumDefect() throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] expected = new byte[GzipFormat.SUM_BYTES];
        long sum = channel.size() - table.memberLength() + GzipFormat.SUM_AT;
        if (read(file, channel, expected, expected.length, sum) < expected.length) {
            return "ends within its checksum";
        }
        update(digest, 0, sum);
        digest.update(new byte[expected.length]);
        update(digest, sum + expected.length, channel.size());
        return MessageDigest.isEqual(expected, digest.digest()) ? null : "does not fit its checksum";
    }

    private void update(MessageDigest digest, long from, long to) throws IOException {
        byte[] part = new byte[GzipFormat.BLOCK_BYTES];
        for (long at = from; at < to;) {
            int count = read(file, channel, part, (int) Math.min(part.length, to - at), at);
            if (count <= 0) {
                throw damaged(at, "the file became shorter while it was read");
            }
            digest.update(part, 0, count);
            at += count;
        }
    }

    /** The defect of a file without a sum: checks each block and the bytes around it. */
    private @Nullable String blockDefect() throws IOException {
        long blocks = (table.contentLength() + GzipFormat.BLOCK_BYTES - 1) / GzipFormat.BLOCK_BYTES;
        long at = 0;
        for (long number = 0; number < blocks; number++) {
            blockNumber = number;
            nextMember = at;
            int length = memberLength(at);
            int start = hold(at, length);
            if (start < 0 || !GzipFormat.isExact(window, start, length)) {
                return "is damaged at byte " + at + ": a block has another header than it was written with";
            }
            inflate(number, at, length);
            if (GzipFormat.number(window, start + length - Integer.BYTES) != blockLength || inflater.getRemaining() > 0 || !inflater.finished()) {
                return "is damaged at byte " + at + ": a block has another end than it was written with";
            }
            if (number % table.stride() == 0 && table.entries().get((int) (number / table.stride())) != at) {
                return "is damaged: its table does not tell where its blocks are";
            }
            nextMember = at + length;
            at = nextMember;
        }
        if (at + table.memberLength() != channel.size()) {
            return "is damaged at byte " + at + ": there are bytes that are no block";
        }
        byte[] last = new byte[table.memberLength()];
        boolean exact = read(file, channel, last, last.length, at) == last.length && GzipFormat.isExactTable(last, table);
        return exact ? null : "is damaged: its table is not as it was written";
    }

    private void load(long wanted) throws IOException {
        long at = wanted == blockNumber + 1 && blockNumber >= 0 ? nextMember : find(wanted);
        blockNumber = -1;
        int length = memberLength(at);
        inflate(wanted, at, length);
        blockNumber = wanted;
        nextMember = at + length;
    }

    /** The offset of this block's member, found by following the headers of members from the nearest table entry. */
    private long find(long wanted) throws IOException {
        long at = table.entries().get((int) (wanted / table.stride()));
        for (long skip = wanted % table.stride(); skip > 0; skip--) {
            at += memberLength(at);
        }
        return at;
    }

    private int memberLength(long at) throws IOException {
        int start = hold(at, GzipFormat.HEADER_BYTES);
        int length = start < 0 ? -1 : GzipFormat.memberLength(window, start);
        if (length < 0 || length > window.length) {
            throw damaged(at, "there is no block of compressed lines");
        }
        return length;
    }

    /** The index in the window of these bytes of the file, reading them if needed; negative if the file ends before them. */
    private int hold(long at, int length) throws IOException {
        if (at < windowOffset || at + length > windowOffset + windowLength) {
            windowOffset = at;
            windowLength = read(file, channel, window, window.length, at);
        }
        return length <= windowOffset + windowLength - at ? (int) (at - windowOffset) : -1;
    }

    private void inflate(long wanted, long at, int length) throws IOException {
        int expected = (int) Math.min(GzipFormat.BLOCK_BYTES, table.contentLength() - wanted * GzipFormat.BLOCK_BYTES);
        int start = hold(at, length);
        if (start < 0) {
            throw damaged(at, "the file ends within a block");
        }
        String flaw = GzipMember.inflate(inflater, window, start, length, block, expected);
        if (flaw != null) {
            throw damaged(at, flaw);
        }
        blockLength = expected;
    }

    private SegmentDamagedException damaged(long at, String reason) {
        return new SegmentDamagedException(file, "is damaged at byte " + at + ": " + reason, null);
    }

    /** Reads until this part of the buffer is full or the file ends; returns the number of bytes read. */
    static int read(Path file, FileChannel channel, byte[] buffer, int length, long offset) throws IOException {
        int filled = 0;
        while (filled < length) {
            int count = LogChannel.read(file, channel, buffer, filled, length - filled, offset + filled);
            if (count < 0) {
                break;
            }
            filled += count;
        }
        return filled;
    }

    @Override
    public void close() throws IOException {
        inflater.close();
        channel.close();
    }
}
