package taskmgmt.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * The values of a run for the Common Expression Language: whole numbers as {@code int}, others as {@code double}. A missing value
 * has no entry, so that {@code has(…)} is false.
 *
 * @param kinds the kinds of the parameters: numbers and booleans are not strings there
 */
record CelValues(Map<String, RunParameter.Kind> kinds) {
    CelValues {
        kinds = Map.copyOf(kinds);
    }

    /** The values of these references, by their first names. */
    Map<String, Object> of(List<Reference> references, Reference.Values known) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Reference each : references) {
            put(each.parts(), value(each, known), values);
        }
        return values;
    }

    private @Nullable Object value(Reference reference, Reference.Values known) {
        Object value = known.of(reference);
        List<String> parts = reference.parts();
        RunParameter.Kind kind = parts.getFirst().equals(Reference.PARAMS) ? kinds.get(parts.getLast()) : null;
        if (value instanceof String text && kind != null) {
            return switch (kind) {
                case STRING -> text;
                case NUMBER -> number(Decimal.parse(text.strip()));
                case BOOLEAN -> Boolean.valueOf(text);
            };
        }
        return value == null ? null : plain(value);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Decimal number -> number(number);
            case Integer number -> number.longValue();
            case List<?> list -> {
                List<@Nullable Object> plain = new ArrayList<>();
                list.forEach(each -> plain.add(each == null ? null : plain(each)));
                yield plain;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                map.forEach((key, each) -> plain.put(String.valueOf(key), each == null ? null : plain(each)));
                yield plain;
            }
            default -> value;
        };
    }

    private static Object number(Decimal number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) <= 1L << 53 ? (Object) (long) value : (Object) value;
    }

    /** The maps on the path exist even if the value does not. */
    @SuppressWarnings("unchecked") // they are created here
    private static void put(List<String> parts, @Nullable Object value, Map<String, Object> values) {
        Map<String, Object> within = values;
        for (String name : parts.subList(0, parts.size() - 1)) {
            within = (Map<String, Object>) within.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
        }
        if (value != null) {
            within.put(parts.getLast(), value);
        }
    }
}
