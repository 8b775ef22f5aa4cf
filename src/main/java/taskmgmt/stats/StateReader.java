package taskmgmt.stats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what a {@link StateWriter} wrote. Bytes that it cannot have written are an {@link IllegalStateException}. Not
 * thread-safe.
 */
public final class StateReader {
    private final byte[] bytes;
    private int position;

    public StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Avoids a call for each byte: most of a state is numbers, and most of it is read before anything is compiled. */
    public long number() {
        byte[] from = bytes;
        int at = position;
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && at < from.length; shift += 7) {
            byte next = from[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                position = at;
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw damaged();
    }

    /** A count of things in memory: neither negative nor larger than the number of bytes left. */
    public int count() {
        long value = number();
        if (value < 0 || value > bytes.length - position) {
            throw damaged();
        }
        return (int) value;
    }

    public double real() {
        byte[] from = bytes;
        int at = position;
        if (from.length - at < Double.BYTES) {
            throw damaged();
        }
        long bits = 0;
        for (int i = Double.BYTES - 1; i >= 0; i--) {
            bits = bits << Byte.SIZE | from[at + i] & 0xFF;
        }
        position = at + Double.BYTES;
        return Double.longBitsToDouble(bits);
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** What {@link StateWriter#name} wrote, which must be one of these. */
    public <E extends Enum<E>> E named(List<E> values) {
        String name = text();
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw damaged();
    }

    public byte[] bytes() {
        int length = count();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    public boolean isAtEnd() {
        return position == bytes.length;
    }

    private static IllegalStateException damaged() {
        return new IllegalStateException("the state is not what a fold writes");
    }
}
