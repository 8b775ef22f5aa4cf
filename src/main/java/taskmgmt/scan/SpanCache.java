package taskmgmt.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;

/**
 * Remembers what was made of which bytes, as names of types and people come again and again. A place for each hash, and
 * the newest takes it: it never grows. Not thread-safe.
 */
final class SpanCache<T> {
    private static final int PLACES = 1024;

    private final byte[][] keys = new byte[PLACES][];
    private final @Nullable Object[] values = new @Nullable Object[PLACES];

    /** What was made of the same bytes before; null where that is not remembered. */
    @SuppressWarnings("unchecked") // only values of the type are put in
    @Nullable T get(byte[] bytes, int start, int end) {
        int place = place(bytes, start, end);
        Object value = values[place];
        return value != null && Arrays.equals(keys[place], 0, keys[place].length, bytes, start, end) ? (T) value : null;
    }

    /** Remembers what was made of the bytes, and returns it. */
    T put(byte[] bytes, int start, int end, T made) {
        int place = place(bytes, start, end);
        keys[place] = Arrays.copyOfRange(bytes, start, end);
        values[place] = made;
        return made;
    }

    private static int place(byte[] bytes, int start, int end) {
        return Bytes.hash(bytes, start, end) & PLACES - 1;
    }
}
