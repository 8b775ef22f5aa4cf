package taskmgmt.doctor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.ChainedLine;
import taskmgmt.doctor.LineRestoration.Change;

/**
 * Finds the one changed bit of an audit entry, if only one bit was changed: with it restored, the entry has its own hash again,
 * links to the entry before, and is what the next entry links to. That bit may also be in a line end. Pure.
 */
final class EntryRestoration {
    private static final int MAX_BYTES = 8 * 1024;
    private static final int BITS = 8;

    private final @Nullable ChainedLine before;
    private final @Nullable ChainedLine behind;

    /** @param before the entry before the line; {@code behind} the one after it; null if there is none */
    EntryRestoration(@Nullable ChainedLine before, @Nullable ChainedLine behind) {
        this.before = before;
        this.behind = behind;
    }

    /** The change that turns the line into the entry that was written; null if there is none. */
    @Nullable Change find(byte[] found) {
        if (found.length > MAX_BYTES) {
            return null;
        }
        byte[] line = found.clone();
        for (int i = 0; i < line.length; i++) {
            for (int bit = 0; bit < BITS; bit++) {
                line[i] = (byte) (found[i] ^ 1 << bit);
                boolean fits = line[i] == '\n' ? fitAsTwo(line, i) : fits(ChainedLine.parseIntact(line, 0, line.length));
                if (fits) {
                    return new Change(i, line[i]);
                }
            }
            line[i] = found[i];
        }
        return null;
    }

    /** The change of the line end after {@code first} that joins two lines into one entry; null if there is none. */
    @Nullable Change join(byte[] first, byte[] second) {
        byte[] line = Arrays.copyOf(first, first.length + 1 + second.length);
        System.arraycopy(second, 0, line, first.length + 1, second.length);
        for (int bit = 0; bit < BITS; bit++) {
            line[first.length] = (byte) ('\n' ^ 1 << bit);
            ChainedLine link = ChainedLine.parseIntact(line, 0, line.length);
            if (link != null && follows(link)) {
                return new Change(first.length, line[first.length]);
            }
        }
        return null;
    }

    private boolean fitAsTwo(byte[] line, int newline) {
        ChainedLine first = ChainedLine.parseIntact(line, 0, newline);
        ChainedLine second = ChainedLine.parseIntact(line, newline + 1, line.length);
        return first != null && second != null && follows(first)
                && second.prev().equals(first.hash());
    }

    private boolean fits(@Nullable ChainedLine link) {
        return link != null && follows(link) && (behind == null || behind.prev().equals(link.hash()));
    }

    private boolean follows(ChainedLine link) {
        return before == null || link.prev().equals(before.hash());
    }
}
