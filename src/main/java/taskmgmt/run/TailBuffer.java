package taskmgmt.run;

import java.nio.charset.StandardCharsets;

/** The last bytes of a stream. Not thread-safe. */
final class TailBuffer {
    /** Enough for the error message and its context; a record has room for it even if every byte is escaped. */
    static final int CAPACITY = 4096;

    private final byte[] ring = new byte[CAPACITY];
    private long total;

    void add(byte[] bytes, int offset, int length) {
        int skipped = Math.max(0, length - CAPACITY);
        for (int i = skipped; i < length; i++) {
            ring[(int) ((total + i) % CAPACITY)] = bytes[offset + i];
        }
        total += length;
    }

    /** The text, starting at the beginning of a line if anything before it was left out. Invalid UTF-8 is replaced. */
    String text() {
        int length = (int) Math.min(total, CAPACITY);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((total - length + i) % CAPACITY)];
        }
        return text(bytes, total > CAPACITY);
    }

    static String text(byte[] bytes, boolean cut) {
        int from = 0;
        if (cut) {
            int newline = 0;
            while (newline < bytes.length && bytes[newline] != '\n') {
                newline++;
            }
            if (newline < bytes.length - 1) {
                from = newline + 1;
            }
            while (from < bytes.length && (bytes[from] & 0xc0) == 0x80) {
                from++; // skip the rest of a character
            }
        }
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
