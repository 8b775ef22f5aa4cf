package taskmgmt.scan;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.number.Decimal;

/**
 * The metadata of a task, as far as it is used to compare tasks: values that are a single string, number or Boolean, as text. Only
 * the first {@value #MAX_KEYS} such keys of an object in alphabetical order count, and only values of up to {@value
 * #MAX_CHARACTERS} characters. Not thread-safe.
 */
final class MetadataReader {
    static final int MAX_KEYS = 32;
    static final int MAX_CHARACTERS = 120;

    /** Represents a value that is not a single value, or is empty: it replaces the earlier value. */
    private static final String NOTHING = "";

    private final SpanCache<SortedMap<String, String>> known = new SpanCache<>();
    private final Json json = Json.lenient();

    /** The metadata after merging an object into the earlier metadata. */
    SortedMap<String, String> read(byte[] buffer, int start, int end, SortedMap<String, String> before) {
        SortedMap<String, String> cached = known.get(buffer, start, end);
        SortedMap<String, String> said =
                cached != null ? cached : known.put(buffer, start, end, parse(buffer, start, end));
        if (before.isEmpty() && !said.containsValue(NOTHING)) {
            return said;
        }
        SortedMap<String, String> merged = new TreeMap<>(before);
        merged.putAll(said);
        merged.values().removeIf(NOTHING::equals);
        return bounded(merged);
    }

    private SortedMap<String, String> parse(byte[] buffer, int start, int end) {
        SortedMap<String, String> said = new TreeMap<>();
        try {
            json.parse(buffer, start, end - start).forEach((key, value) -> put(said, key, value));
        } catch (BadJsonException unreadable) {
            // The line was parsed as an object before; if the fallback parser refuses this part, it contributes nothing here either.
            return Collections.emptySortedMap();
        }
        return bounded(said);
    }

    private static void put(SortedMap<String, String> said, String key, @Nullable Object value) {
        if (key.length() <= MAX_CHARACTERS) {
            String text = text(value);
            said.put(key, text.length() <= MAX_CHARACTERS ? text : NOTHING);
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof Iterable) {
            return NOTHING;
        }
        return value instanceof Decimal number ? number.plain().toPlainString() : value.toString();
    }

    private static SortedMap<String, String> bounded(SortedMap<String, String> said) {
        while (said.size() > MAX_KEYS) {
            said.remove(said.lastKey());
        }
        return Collections.unmodifiableSortedMap(said);
    }
}
