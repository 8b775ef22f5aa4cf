package taskmgmt.serve.html;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.number.Decimal;

/**
 * An object as the command line prints it, by its keys. What is missing is as what is null.
 *
 * @param values by their keys
 */
public record Data(Map<String, @Nullable Object> values) {
    public static final Data NONE = new Data(Map.of());
    private static final Json JSON = Json.lenient();
    private static final String ROWS = "rows";

    /** Not copied: it is read once, and never changed. */
    public static Data of(Map<?, ?> map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new Data(values);
    }

    /** @throws IllegalStateException if the text is no object */
    public static Data object(String json) {
        try {
            return new Data(JSON.parse(json));
        } catch (BadJsonException e) {
            throw new IllegalStateException("what the command line prints is no JSON", e);
        }
    }

    /** @throws IllegalStateException if the text is no list of objects */
    public static List<Data> rows(String json) {
        return object("{\"" + ROWS + "\":" + json + "}").list(ROWS);
    }

    /** As people read it; empty if there is nothing. */
    public String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : words(value);
    }

    /** Objects as their keys with the values, not as JSON. */
    private static String words(@Nullable Object value) {
        StringJoiner all = new StringJoiner(", ");
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> all.add(key + ": " + within(each)));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> all.add(within(each)));
        } else {
            all.add(value instanceof Decimal decimal ? decimal.toPlainString() : String.valueOf(value));
        }
        return all.toString();
    }

    /** In parentheses where the commas in it would be taken for those around it. */
    private static String within(@Nullable Object value) {
        boolean isMany = value instanceof Map<?, ?> map && map.size() > 1 || value instanceof List<?> list && list.size() > 1;
        return isMany ? "(" + words(value) + ")" : words(value);
    }

    public boolean has(String key) {
        Object value = values.get(key);
        return value != null && !value.equals("") && !(value instanceof Map<?, ?> map && map.isEmpty()) && !(value instanceof List<?> list && list.isEmpty());
    }

    public boolean is(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** 0 where it is no number. */
    public long count(String key) {
        return values.get(key) instanceof Number number ? Decimal.of(number).longValue() : 0;
    }

    /** Null if it is no number. */
    public @Nullable Double number(String key) {
        Object value = values.get(key);
        return value instanceof Decimal || value instanceof Long || value instanceof BigInteger ? ((Number) value).doubleValue() : null;
    }

    /** Without keys where there is none. */
    public Data at(String key) {
        return values.get(key) instanceof Map<?, ?> map ? of(map) : NONE;
    }

    /** The objects of a list. */
    public List<Data> list(String key) {
        List<Data> list = new ArrayList<>();
        if (values.get(key) instanceof List<?> found) {
            for (Object each : found) {
                list.add(each instanceof Map<?, ?> map ? of(map) : NONE);
            }
        }
        return list;
    }

    /** The words of a list. */
    public List<String> words(String key) {
        return values.get(key) instanceof List<?> found ? found.stream().map(Data::words).toList() : List.of();
    }

    /** The value as JSON, over several lines where it is long. */
    public String json(String key) {
        StringBuilder text = new StringBuilder();
        try {
            JsonPrinter.pretty(values.get(key), 0, text);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a StringBuilder refused text", e);
        }
        return text.toString();
    }
}
