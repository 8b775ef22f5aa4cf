package taskmgmt.cli.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * Structured data as people type it: a JSON object, or {@code key=value}. A value that is a JSON number, {@code true},
 * {@code false} or {@code null} is read as such; anything else is a string.
 */
public record Values(Map<String, @Nullable Object> map) {

    /** @throws IllegalArgumentException if it is neither */
    public static Values parse(String text) {
        if (text.startsWith("{")) {
            return new Values(json(text));
        }
        KeyValue pair = KeyValue.parse(text);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(pair.key(), value(pair.value()));
        return new Values(map);
    }

    /** All of them in one; if a key is repeated, the last value counts. */
    public static Map<String, @Nullable Object> merged(List<Values> all) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (Values values : all) {
            merged.putAll(values.map);
        }
        return merged;
    }

    /** The same; null if nothing was given. */
    public static @Nullable Map<String, @Nullable Object> mergedOrNull(List<Values> all) {
        return all.isEmpty() ? null : merged(all);
    }

    /**
     * Any value: JSON if the string is valid JSON, which is required if it starts like an object; otherwise the string
     * itself.
     */
    public static Object any(String text) {
        if (text.startsWith("{")) {
            return json(text);
        }
        Object value = text.startsWith("[") || text.startsWith("\"") ? parsed(text) : value(text);
        return value == null ? text : value;
    }

    private static Map<String, @Nullable Object> json(String text) {
        try {
            return Json.strict().parse(text);
        } catch (BadJsonException e) {
            throw new IllegalArgumentException("is no JSON object: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object value(String text) {
        boolean literal = text.equals("true") || text.equals("false") || text.equals("null");
        boolean number = !text.isEmpty() && "-0123456789".indexOf(text.charAt(0)) >= 0;
        return literal || number ? parsed(text) : text;
    }

    /** The JSON value in the string, or the string itself if it is not a single one. */
    private static @Nullable Object parsed(String text) {
        try {
            Map<String, @Nullable Object> wrapped = Json.strict().parse("{\"v\":" + text + "}");
            return wrapped.size() == 1 ? wrapped.get("v") : text;
        } catch (BadJsonException e) {
            return text;
        }
    }
}
