package taskmgmt.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/** Converts values of Java programs to values of records, and back. Pure. */
final class JsonValue {
    private static final int MAX_DEPTH = 50;

    private JsonValue() {}

    /**
     * The value as a record holds it. A number that is not finite becomes its text, because JSON has no number for it.
     *
     * @throws IllegalArgumentException if JSON cannot represent it
     */
    static @Nullable Object recorded(@Nullable Object value) {
        return recorded(value, 0);
    }

    /** The same for an object. */
    static Map<String, @Nullable Object> recordedMap(Map<String, ?> value) {
        return object(value, 0);
    }

    private static @Nullable Object recorded(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a value is nested deeper than " + MAX_DEPTH);
        }
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Long whole -> whole;
            case Integer whole -> (Object) whole.longValue();
            case Short whole -> (Object) whole.longValue();
            case Byte whole -> (Object) whole.longValue();
            case BigInteger whole -> whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
            case Double number when !Double.isFinite(number) -> number.toString();
            case Float number when !Float.isFinite(number) -> number.toString();
            case Double number -> Decimal.of(number).plain();
            case Float number -> Decimal.of(number).plain();
            case BigDecimal number -> Decimal.of(number);
            case Decimal number -> number;
            case Enum<?> constant -> constant.name();
            case Map<?, ?> map -> object(map, depth);
            case Iterable<?> items -> list(items, depth);
            default -> throw new IllegalArgumentException("JSON has no value for a " + value.getClass().getName());
        };
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            if (!(each.getKey() instanceof String key)) {
                throw new IllegalArgumentException("the key of an object must be a String, not " + each.getKey());
            }
            copy.put(key, recorded(each.getValue(), depth + 1));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> list(Iterable<?> items, int depth) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object each : items) {
            copy.add(recorded(each, depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    /**
     * The value of a record for a Java program: a number that is not a whole number in the range of long becomes a BigDecimal or
     * BigInteger.
     */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Decimal number -> new BigDecimal(number.toString());
            case Map<?, ?> map -> plainMap(map);
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(each -> copy.add(plain(each)));
                yield Collections.unmodifiableList(copy);
            }
            default -> value;
        };
    }

    static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
        return Collections.unmodifiableMap(copy);
    }
}
