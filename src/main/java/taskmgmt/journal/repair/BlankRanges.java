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
 * Which bytes of a segment are to be blank because others are lost: those, and the rest of each line of which a part is
 * lost. What is left are whole lines. A line of which all but its end is there is kept, and ended; so is one that begins just
 * behind what is lost: nothing but a whole object is an object with what follows or precedes it cut off.
 *
 * @param ranges in their order; no two touch
 */
record BlankRanges(List<Blank> ranges) {
    /** A longer line than any program of ours writes holds no record. */
    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final int BLOCK_BYTES = GzipFormat.BLOCK_BYTES;

    BlankRanges {
        ranges = List.copyOf(ranges);
    }

    /**
     * Bytes to be blank.
     *
     * @param endsLine whether the first of them has to end the line before
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

    /** Negative where there is none. */
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

    /** {@code to} where there is none. */
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

    /** Bytes that are blank. */
    long bytes() {
        return ranges.stream().mapToLong(blank -> blank.to() - blank.from()).sum();
    }

    /** Fills a block of the segment, at an offset that is a multiple of a block's length: what is kept, and blanks. */
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

    /** Blank lines end where blocks do, so that they are no longer than any other and all the same. */
    private static void blank(byte[] block, int from, int to) {
        Arrays.fill(block, from, to, (byte) ' ');
        if (to == BLOCK_BYTES) {
            block[to - 1] = '\n';
        }
    }
}
