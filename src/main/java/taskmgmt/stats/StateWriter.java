package taskmgmt.stats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a fold's state as bytes: numbers of few digits take few bytes. Not thread-safe. */
public final class StateWriter {
    private static final int PIECE_BYTES = 1 << 16;

    private final @Nullable Consumer<ByteBuffer> sink;
    private byte[] bytes;
    private int length;

    /** Keeps what is written, for {@link #toByteArray}. */
    public StateWriter() {
        sink = null;
        bytes = new byte[1024];
    }

    /** Hands on what is written, piece by piece, the last of them at {@link #flush}. */
    public StateWriter(Consumer<ByteBuffer> sink) {
        this.sink = sink;
        bytes = new byte[PIECE_BYTES];
    }

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

    /** All that was written; only where it was kept. */
    public byte[] toByteArray() {
        if (sink != null) {
            throw new IllegalStateException("what was written was handed on");
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Begins anew; only where what is written is kept. */
    public void clear() {
        if (sink != null) {
            throw new IllegalStateException("what was written was handed on");
        }
        length = 0;
    }

    /** Hands on what was not handed on yet. */
    public void flush() {
        if (sink != null) {
            sink.accept(ByteBuffer.wrap(bytes, 0, length));
            length = 0;
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            flush();
        }
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
