package taskmgmt.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;

/**
 * Remembers the results for given bytes, because names of types and people recur constantly. There is one slot for each hash, which
 * the newest entry takes: the cache never grows. Not thread-safe.
 */
final class SpanCache<T> {
    private static final int PLACES = 1024;

    private final byte[][] keys = new byte[PLACES][];
    private final @Nullable Object[] values = new @Nullable Object[PLACES];

    /** The earlier result for the same bytes; null if it is not in the cache. */
    @SuppressWarnings("unchecked") // only values of that type are stored
    @Nullable T get(byte[] bytes, int start, int end) {
        int place = place(bytes, start, end);
        Object value = values[place];
        return value != null && Arrays.equals(keys[place], 0, keys[place].length, bytes, start, end) ? (T) value : null;
    }

    /** Stores the result for the bytes, and returns it. */
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
