package taskmgmt.agent.tool;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks arguments against a schema before they are passed to a tool. It supports {@code type}, {@code properties}, {@code
 * required}, {@code additionalProperties: false}, {@code items}, {@code enum}, {@code minimum} and {@code maximum} of JSON Schema;
 * anything else in a schema is for the tool to check.
 */
public final class ArgumentCheck {
    private ArgumentCheck() {}

    /** A sentence that says what is wrong with the arguments; empty if they are valid. */
    public static String fault(Map<String, @Nullable Object> arguments, Map<String, ?> schema) {
        return fault(arguments, schema, "");
    }

    private static String fault(@Nullable Object value, Map<?, ?> schema, String where) {
        String wrong = typeFault(value, schema.get("type"), where);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (schema.get("enum") instanceof List<?> choices && !choices.contains(value)) {
            return name(where) + " has to be one of " + choices;
        }
        if (value instanceof Number number) {
            boolean small = schema.get("minimum") instanceof Number least && number.doubleValue() < least.doubleValue();
            boolean large = schema.get("maximum") instanceof Number most && number.doubleValue() > most.doubleValue();
            return small ? name(where) + " has to be at least " + schema.get("minimum") : large ? name(where) + " has to be at most " + schema.get("maximum") : "";
        }
        if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < list.size(); i++) {
                String fault = fault(list.get(i), items, where + "[" + i + "]");
                if (!fault.isEmpty()) {
                    return fault;
                }
            }
        }
        return value instanceof Map<?, ?> map ? objectFault(map, schema, where) : "";
    }

    private static String objectFault(Map<?, ?> map, Map<?, ?> schema, String where) {
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> known ? known : Map.of();
        for (Object each : schema.get("required") instanceof List<?> required ? required : List.of()) {
            if (map.get(each) == null) {
                return name(where) + " needs '" + each + "'";
            }
        }
        for (Map.Entry<?, ?> each : map.entrySet()) {
            Object property = properties.get(each.getKey());
            if (property == null && Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                return name(where) + " has no '" + each.getKey() + "': it has " + properties.keySet();
            }
            String fault = property instanceof Map<?, ?> inner && each.getValue() != null
                    ? fault(each.getValue(), inner, where + (where.isEmpty() ? "" : ".") + each.getKey()) : "";
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private static String typeFault(@Nullable Object value, @Nullable Object type, String where) {
        List<?> types = type instanceof List<?> several ? several : type == null ? List.of() : List.of(type);
        for (Object each : types) {
            if (is(value, String.valueOf(each))) {
                return "";
            }
        }
        return types.isEmpty() ? "" : name(where) + " has to be of type " + String.join(" or ", types.stream().map(String::valueOf).toList());
    }

    private static boolean is(@Nullable Object value, String type) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "array" -> value instanceof List<?>;
            case "object" -> value instanceof Map<?, ?>;
            case "null" -> value == null;
            default -> true;
        };
    }

    private static String name(String where) {
        return where.isEmpty() ? "the object of arguments" : "'" + where + "'";
    }
}
