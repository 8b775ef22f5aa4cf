package taskmgmt.journal.lines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.NewFile;

/**
 * A part of a log, whatever files hold it.
 *
 * @param from where a line begins
 * @param end  just after the last byte
 */
public record LogRange(Path log, long from, long end) {
    private static final int BLOCK_BYTES = 1 << 20;

    public long length() {
        return end - from;
    }

    /** The same range from a later start. */
    public LogRange since(long place) {
        return new LogRange(log, Math.min(Math.max(from, place), end), end);
    }

    /** The number of bytes from their starts that this range and another have in common, up to the end of a line. */
    public long commonPrefix(LogRange other) throws IOException {
        long most = Math.min(end, other.end);
        long common = 0;
        for (long at = 0; at < most; at += BLOCK_BYTES) {
            int length = (int) Math.min(BLOCK_BYTES, most - at);
            byte[] left = block(log, at, length);
            int differs = Arrays.mismatch(left, block(other.log, at, length));
            int same = differs < 0 ? length : differs;
            for (int i = same - 1; i >= 0; i--) {
                if (left[i] == '\n') {
                    common = at + i + 1;
                    break;
                }
            }
            if (differs >= 0) {
                return common;
            }
        }
        return common;
    }

    /** Appends these bytes unchanged to a file. */
    public void copyTo(NewFile file) throws IOException {
        for (long at = from; at < end; at += BLOCK_BYTES) {
            byte[] block = block(log, at, Math.min(BLOCK_BYTES, end - at));
            file.add(block, 0, block.length);
        }
    }

    /**
     * Some bytes of a log.
     *
     * @throws LogDamagedException if it does not hold this many
     */
    public static byte[] block(Path log, long offset, long length) throws IOException {
        byte[] block = LineScanner.before(log, offset + length, (int) length);
        if (block == null || block.length < length) {
            throw new LogDamagedException(log + " is shorter than it was a moment ago: look at what else writes to it");
        }
        return block;
    }
}
