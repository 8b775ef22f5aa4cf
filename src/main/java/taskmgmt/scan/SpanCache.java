package taskmgmt.scan;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of which bytes, as names of types and people come again and again. A place for each hash, and
 * the newest takes it: it never grows. Not thread-safe.
 */
final class SpanCache<T> {
    private static final int PLACES = 1024;

    private final byte[][] keys = new byte[PLACES][];
    private final @Nullable Object[] values = new @Nullable Object[PLACES];

    /** What was made of the same bytes before, or is made of them now. */
    @SuppressWarnings("unchecked") // only values of the type are put in
    T get(byte[] bytes, int start, int end, Supplier<T> maker) {
        int place = hash(bytes, start, end) & PLACES - 1;
        byte[] key = keys[place];
        Object value = values[place];
        if (value != null && Arrays.equals(key, 0, key.length, bytes, start, end)) {
            return (T) value;
        }
        T made = maker.get();
        keys[place] = Arrays.copyOfRange(bytes, start, end);
        values[place] = made;
        return made;
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 10;
    }
}
