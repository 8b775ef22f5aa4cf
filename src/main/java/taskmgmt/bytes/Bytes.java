package taskmgmt.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches byte arrays, eight bytes at a time where that pays off.
 *
 * <p>Eight bytes are read as one little-endian number. For such a number, {@code (x - 01…01) & ~x & 80…80} has the high bit set in
 * the lowest byte that is zero, and possibly in some above it; a search wants the lowest [1].
 *
 * <p>[1] Sean Eron Anderson, Bit Twiddling Hacks: "Determine if a word has a zero byte", "… has a byte less than n".
 */
public final class Bytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';
    private static final long BLANKS = ONES * ' ';
    private static final long MIX = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio
    /** For each byte, whether it represents itself in a JSON string. */
    private static final boolean[] IS_PLAIN = plain();

    private Bytes() {}

    private static boolean[] plain() {
        boolean[] isPlain = new boolean[256];
        for (int b = ' '; b < 128; b++) {
            isPlain[b] = b != '"' && b != '\\';
        }
        return isPlain;
    }

    /** A number that is the same for the same bytes, for tables in memory, not for anything that is stored. */
    public static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            hash = (hash ^ longAt(bytes, i)) * MIX;
            hash ^= hash >>> 32;
        }
        for (; i < to; i++) {
            hash = (hash ^ bytes[i]) * MIX;
        }
        return (int) (hash ^ hash >>> 32);
    }

    /** Eight bytes as one little-endian number. */
    public static long longAt(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** The index of the first newline from {@code from} to before {@code to}, or -1. */
    public static int newline(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long x = (long) LONGS.get(bytes, i) ^ NEWLINES;
            long hit = (x - ONES) & ~x & HIGH_BITS;
            if (hit != 0) {
                return i + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The index of the last newline from {@code from} to before {@code to}, or -1. */
    public static int lastNewline(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /**
     * The index of the first byte that does not represent itself in a JSON string, or {@code to}. Most strings are so short that
     * checking one byte at a time is faster than eight at a time, and the code is compiled sooner.
     */
    public static int endOfPlainText(byte[] bytes, int from, int to) {
        boolean[] isPlain = IS_PLAIN;
        int i = from;
        while (i < to && isPlain[bytes[i] & 0xff]) {
            i++;
        }
        return i;
    }

    /** True if there is nothing but spaces, tabs and carriage returns. */
    public static boolean isBlank(byte[] bytes, int from, int to) {
        int i = from;
        // A repair may have left gigabytes of them.
        while (to - i >= Long.BYTES && (long) LONGS.get(bytes, i) == BLANKS) {
            i += Long.BYTES;
        }
        for (; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The end without the carriage return that may precede it. */
    public static int withoutReturn(byte[] bytes, int from, int to) {
        return to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    }
}
