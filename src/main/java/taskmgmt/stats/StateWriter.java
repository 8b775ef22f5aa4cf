package taskmgmt.stats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a fold's state as bytes: small numbers take few bytes. Not thread-safe. */
public final class StateWriter {
    private static final int PIECE_BYTES = 1 << 16;

    private final @Nullable Consumer<ByteBuffer> sink;
    private byte[] bytes;
    private int length;

    /** A writer that keeps what is written, for {@link #toByteArray}. */
    public StateWriter() {
        sink = null;
        bytes = new byte[1024];
    }

    /** A writer that passes on what is written, piece by piece; {@link #flush} passes on the last piece. */
    public StateWriter(Consumer<ByteBuffer> sink) {
        this.sink = sink;
        bytes = new byte[PIECE_BYTES];
    }

    /** A number in one to ten bytes, small ones of either sign in few bytes: zigzag and base 128. */
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

    /** An enum constant, by name, so that adding or reordering constants does not affect stored data. */
    public void name(Enum<?> value) {
        text(value.name());
    }

    public void bytes(byte[] content) {
        number(content.length);
        room(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    /** Everything written; only for a writer that keeps it. */
    public byte[] toByteArray() {
        if (sink != null) {
            throw new IllegalStateException("what was written was handed on");
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Starts again; only for a writer that keeps what is written. */
    public void clear() {
        if (sink != null) {
            throw new IllegalStateException("what was written was handed on");
        }
        length = 0;
    }

    /** Passes on what has not been passed on yet. */
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
