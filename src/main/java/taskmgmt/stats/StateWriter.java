package taskmgmt.stats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a fold's state as bytes: numbers of few digits take few bytes. Not thread-safe. */
public final class StateWriter {
    private byte[] bytes = new byte[1024];
    private int length;

    /** A number in one to ten bytes, small ones of either sign in few: zigzag and base 128. */
    public void number(long value) {
        room(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public void real(double value) {
        room(Long.BYTES);
        long bits = Double.doubleToLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    public void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A value of an enumeration, by its name: whoever adds one, or sorts them again, changes nothing of what was written. */
    public void name(Enum<?> value) {
        text(value.name());
    }

    public void bytes(byte[] content) {
        number(content.length);
        room(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
