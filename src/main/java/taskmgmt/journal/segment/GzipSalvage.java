package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;

/**
 * The blocks of a file in {@link GzipFormat} that pass their check. Each block is looked for right after the previous one
 * and at its offset according to the table; if its header is damaged, between two offsets of the table. So a damaged block
 * costs no other block, and a file that has lost its end, including the table, still yields all blocks before that.
 */
final class GzipSalvage implements Salvage {
    private static final int BLOCK_BYTES = GzipFormat.BLOCK_BYTES;
    /** Each block needs sixteen bytes of memory. */
    private static final long MAX_BLOCKS = 1 << 26;
    private static final long UNKNOWN = -1;

    private final Path file;
    private final FileChannel channel;
    private final GzipFormat.@Nullable Table table;
    private final long length;
    private final long[] starts;
    /** The length of each block's member; 0 if it is lost. */
    private final int[] lengths;
    private final Inflater inflater = new Inflater(true);
    private final byte[] window = new byte[GzipFormat.MAX_MEMBER_BYTES];
    private final byte[] block = new byte[BLOCK_BYTES];
    private int loaded = -1;

    private GzipSalvage(Path file, FileChannel channel, GzipFormat.@Nullable Table table, long length, int blocks) {
        this.file = file;
        this.channel = channel;
        this.table = table;
        this.length = length;
        this.starts = new long[blocks];
        this.lengths = new int[blocks];
    }

    static GzipSalvage of(Path file, FileChannel channel, GzipFormat.@Nullable Table table, long length) throws IOException {
        long blocks = (length + BLOCK_BYTES - 1) / BLOCK_BYTES;
        if (blocks > MAX_BLOCKS) {
            throw new LogDamagedException(file + " is not as long as its name says, which is " + length + " bytes: move it away");
        }
        GzipSalvage salvage = new GzipSalvage(file, channel, table, length, (int) blocks);
        salvage.locate();
        return salvage;
    }

    private void locate() throws IOException {
        long at = 0;
        for (int number = 0; number < starts.length; number++) {
            long listed = listed(number);
            if (!isAt(number, at) && listed != at) {
                at = isAt(number, listed) ? listed : at;
            }
            if (lengths[number] > 0) {
                at = starts[number] + lengths[number];
            } else {
                int header = at == UNKNOWN ? -1 : headerLength(at);
                at = header > 0 ? at + header : listed(number + 1);
            }
        }
    }

    /** This block's offset according to the table; unknown if the table has no entry for it. */
    private long listed(int number) {
        if (table == null || number % table.stride() != 0 || number / table.stride() >= table.entries().limit()) {
            return UNKNOWN;
        }
        return table.entries().get((int) (number / table.stride()));
    }

    /** Whether this block is there and intact; if so, remembers it. */
    private boolean isAt(int number, long at) throws IOException {
        if (at < 0) {
            return false;
        }
        long between = listed(number + 1) - at;
        boolean found = inflate(number, at, headerLength(at))
                || (between <= window.length && inflate(number, at, (int) Math.max(0, between)));
        loaded = found ? number : -1;
        return found;
    }

    private int headerLength(long at) throws IOException {
        byte[] header = new byte[GzipFormat.HEADER_BYTES];
        return GzipSegment.read(file, channel, header, header.length, at) == header.length ? GzipFormat.memberLength(header, 0) : -1;
    }

    private boolean inflate(int number, long at, int memberLength) throws IOException {
        if (memberLength <= GzipFormat.HEADER_BYTES + GzipFormat.TRAILER_BYTES || memberLength > window.length
                || GzipSegment.read(file, channel, window, memberLength, at) < memberLength
                || GzipMember.inflate(inflater, window, 0, memberLength, block, blockLength(number)) != null) {
            return false;
        }
        starts[number] = at;
        lengths[number] = memberLength;
        return true;
    }

    private int blockLength(int number) {
        return (int) Math.min(BLOCK_BYTES, length - (long) number * BLOCK_BYTES);
    }

    @Override
    public List<Range> lost() {
        List<Range> lost = new ArrayList<>();
        for (int number = 0; number < lengths.length; number++) {
            if (lengths[number] == 0) {
                long from = (long) number * BLOCK_BYTES;
                long to = from + blockLength(number);
                boolean goesOn = !lost.isEmpty() && lost.getLast().to() == from;
                lost.add(new Range(goesOn ? lost.removeLast().from() : from, to));
            }
        }
        return lost;
    }

    @Override
    public void read(byte[] buffer, int start, int count, long offset) throws IOException {
        for (int done = 0; done < count;) {
            int number = (int) ((offset + done) / BLOCK_BYTES);
            int from = (int) ((offset + done) % BLOCK_BYTES);
            load(number);
            int part = Math.min(count - done, blockLength(number) - from);
            System.arraycopy(block, from, buffer, start + done, part);
            done += part;
        }
    }

    private void load(int number) throws IOException {
        if (number != loaded) {
            loaded = -1;
            if (!inflate(number, starts[number], lengths[number])) {
                throw new LogDamagedException(file + " has changed under the lock: find out what else writes to it");
            }
            loaded = number;
        }
    }

    @Override
    public void close() throws IOException {
        inflater.close();
        channel.close();
    }
}
