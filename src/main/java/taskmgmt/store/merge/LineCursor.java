package taskmgmt.store.merge;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.json.FieldScanner;

/**
 * Reads the lines of a part of a log one by one, on request: two cursors can be read side by side in bounded memory. Blank
 * lines are skipped. A whole record at the end that lacks its newline counts, as it would after a repair; anything else
 * there, and lines too long for any reader, are left out and counted.
 */
final class LineCursor implements LineSink {
    private static final int WINDOW_BYTES = 256 * 1024;
    private static final int MAX_TAIL_BYTES = 1 << 20;

    private final LogRange part;
    private final LineKeys keys;
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private long position;
    private long leftOut;

    LineCursor(LogRange part, LineKeys keys) {
        this.part = part;
        this.keys = keys;
        this.position = part.from();
    }

    /** The next line; null at the end. */
    @Nullable LogLine next() throws IOException {
        if (lines.isEmpty()) {
            fill();
        }
        return lines.poll();
    }

    /** The number of bytes read. */
    long read() {
        return position - part.from();
    }

    /** The number of lines left out. */
    long leftOut() {
        return leftOut;
    }

    private void fill() throws IOException {
        long window = WINDOW_BYTES;
        while (lines.isEmpty() && position < part.end()) {
            long to = Math.min(part.end(), position + window);
            long tail = LineScanner.scan(part.log(), position, to, this).tailOffset();
            if (to == part.end()) {
                takeTail(tail);
                position = to;
            } else if (tail == position) {
                window *= 2;
            } else {
                position = tail;
            }
        }
    }

    private void takeTail(long tail) throws IOException {
        long length = part.end() - tail;
        if (length == 0) {
            return;
        }
        byte[] bytes = length > MAX_TAIL_BYTES ? null : LineScanner.before(part.log(), part.end(), (int) length);
        if (bytes != null && new FieldScanner().scan(bytes, 0, bytes.length)) {
            lines.add(keys.of(bytes));
        } else {
            leftOut++;
        }
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        lines.add(keys.of(Arrays.copyOfRange(buffer, start, end)));
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        leftOut++;
    }
}
