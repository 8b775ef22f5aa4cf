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
 * A segment in {@link GzipFormat}. Whatever part is read, only the blocks that hold it are decompressed; the last one is
 * kept, and each is held against its checksum.
 */
public final class GzipSegment implements SegmentBytes {
    private final Path file;
    private final FileChannel channel;
    private final GzipFormat.Table table;
    private final Inflater inflater = new Inflater(true);
    /** A part of the file: members are shorter than it, and the next one is mostly there already. */
    private final byte[] window = new byte[GzipFormat.MAX_MEMBER_BYTES];
    private long windowOffset;
    private int windowLength;
    private final byte[] block = new byte[GzipFormat.BLOCK_BYTES];
    private long blockNumber = -1;
    private int blockLength;
    /** Where the member behind the one that was last read begins. */
    private long nextMember;

    private GzipSegment(Path file, FileChannel channel, GzipFormat.Table table) {
        this.file = file;
        this.channel = channel;
        this.table = table;
    }

    /** The segment in this file, which somebody else may have compressed. */
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

    /** The table at the file's end; null where there is none of ours. */
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

    /** Of a file without a sum: block by block, with all that surrounds them. */
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

    /** Where the member of this block begins: from the nearest entry of the table on, over the members' headers. */
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

    /** Where in the window these bytes of the file are, which are read where needed; negative where the file ends before. */
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

    /** Reads until the buffer's part is full or the file ends; returns how many bytes that were. */
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
