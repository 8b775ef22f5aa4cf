package taskmgmt.journal.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taskmgmt.bytes.Bytes;
import taskmgmt.bytes.LineCheck;
import taskmgmt.journal.segment.GzipFormat;
import taskmgmt.journal.segment.Salvage;

/**
 * The bytes of a segment to be blanked because others are lost: the lost ones, and the rest of each line that is partly lost.
 * What remains is whole lines. A line that has lost only its end is kept and given a newline; a line that begins right after
 * lost bytes is kept too: an object that is complete by itself cannot be the remainder of a larger one.
 *
 * @param ranges in order; no two of them touch
 */
record BlankRanges(List<Blank> ranges) {
    /** A line longer than any that this program writes contains no record. */
    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final int BLOCK_BYTES = GzipFormat.BLOCK_BYTES;

    BlankRanges {
        ranges = List.copyOf(ranges);
    }

    /**
     * A range of bytes to be blanked.
     *
     * @param endsLine whether its first byte has to end the line before it
     */
    record Blank(long from, long to, boolean endsLine) {}

    static BlankRanges of(Salvage salvage, long length, LineCheck check) throws IOException {
        List<Salvage.Range> lost = salvage.lost();
        List<Blank> blanks = new ArrayList<>();
        long kept = 0;
        for (int i = 0; i < lost.size(); i++) {
            long behind = i + 1 < lost.size() ? lost.get(i + 1).from() : length;
            Blank blank = around(lost.get(i), kept, behind, salvage, check);
            if (!blanks.isEmpty() && blanks.getLast().to() == blank.from()) {
                Blank before = blanks.removeLast();
                blank = new Blank(before.from(), blank.to(), before.endsLine());
            }
            blanks.add(blank);
            kept = blank.to();
        }
        return new BlankRanges(blanks);
    }

    /** @param kept where a line begins, or ends, before it; {@code behind} up to where nothing more is lost */
    private static Blank around(Salvage.Range lost, long kept, long behind, Salvage salvage, LineCheck check) throws IOException {
        long lineStart = lastNewline(salvage, kept, lost.from()) + 1;
        lineStart = Math.max(kept, lineStart);
        boolean keepsLine = isWhole(salvage, lineStart, lost.from(), check);
        long newline = firstNewline(salvage, lost.to(), behind);
        boolean keepsNext = newline < behind && isWhole(salvage, lost.to(), newline, check);
        return new Blank(keepsLine ? lost.from() : lineStart, keepsNext ? lost.to() : newline, keepsLine);
    }

    private static boolean isWhole(Salvage salvage, long from, long to, LineCheck check) throws IOException {
        if (from >= to || to - from > MAX_LINE_BYTES) {
            return false;
        }
        byte[] line = new byte[(int) (to - from)];
        salvage.read(line, 0, line.length, from);
        return check.check(line, 0, line.length) == LineCheck.Verdict.WHOLE;
    }

    /** Negative if there is none. */
    private static long lastNewline(Salvage salvage, long from, long to) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        for (long end = to; end > from;) {
            int count = (int) Math.min(block.length, end - from);
            end -= count;
            salvage.read(block, 0, count, end);
            for (int i = count - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end + i;
                }
            }
        }
        return -1;
    }

    /** {@code to} if there is none. */
    private static long firstNewline(Salvage salvage, long from, long to) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        for (long at = from; at < to; at += block.length) {
            int count = (int) Math.min(block.length, to - at);
            salvage.read(block, 0, count, at);
            int newline = Bytes.newline(block, 0, count);
            if (newline >= 0) {
                return at + newline;
            }
        }
        return to;
    }

    /** The number of blank bytes. */
    long bytes() {
        return ranges.stream().mapToLong(blank -> blank.to() - blank.from()).sum();
    }

    /**
     * Fills a block of the segment, at an offset that is a multiple of the block length, with the bytes that are kept, and
     * blanks.
     */
    void fill(byte[] block, int length, long offset, Salvage salvage) throws IOException {
        long at = offset;
        long end = offset + length;
        for (Blank blank : ranges) {
            if (blank.to() > offset && blank.from() < end) {
                long from = Math.max(offset, blank.from());
                keep(block, offset, at, from, salvage);
                at = Math.min(end, blank.to());
                blank(block, (int) (from - offset), (int) (at - offset));
                if (blank.from() >= offset && blank.endsLine()) {
                    block[(int) (blank.from() - offset)] = '\n';
                }
                if (blank.to() <= end) {
                    block[(int) (blank.to() - offset) - 1] = '\n';
                }
            }
        }
        keep(block, offset, at, end, salvage);
    }

    private static void keep(byte[] block, long offset, long from, long to, Salvage salvage) throws IOException {
        if (to > from) {
            salvage.read(block, (int) (from - offset), (int) (to - from), from);
        }
    }

    /** Blank lines end at the ends of blocks, so that they are no longer than other lines and all the same. */
    private static void blank(byte[] block, int from, int to) {
        Arrays.fill(block, from, to, (byte) ' ');
        if (to == BLOCK_BYTES) {
            block[to - 1] = '\n';
        }
    }
}
