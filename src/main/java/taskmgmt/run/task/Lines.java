package taskmgmt.run.task;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Assembles lines from the bytes of one stream as they arrive. A carriage return also ends a line, as in a progress bar. Not thread-safe.
 */
final class Lines {
    /** A longer line is not meant for people; only its beginning counts. */
    private static final int MAX_BYTES = 1 << 14;

    private final Consumer<String> lines;
    private final byte[] begun = new byte[MAX_BYTES];
    private int length;

    Lines(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                end();
            } else if (length < MAX_BYTES) {
                begun[length++] = bytes[i];
            }
        }
    }

    /** Completes a line that was begun and not ended. */
    void end() {
        if (length > 0) {
            lines.accept(new String(begun, 0, length, StandardCharsets.UTF_8));
            length = 0;
        }
    }
}
