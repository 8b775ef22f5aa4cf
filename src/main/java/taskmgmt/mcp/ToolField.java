package taskmgmt.mcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonLineWriter;

/**
 * An argument of a tool: its allowed values, and the command-line words that it becomes.
 *
 * @param name       its key
 * @param kind       the kind of value
 * @param isRequired whether the tool cannot be used without it
 * @param option     of the command; empty for a positional argument, after all options
 * @param text       a description
 * @param choices    the allowed words; empty for any
 */
record ToolField(String name, Kind kind, boolean isRequired, String option, String text, List<String> choices) {
    /** The kind of value, in terms of JSON Schema. */
    enum Kind {
        TEXT("string"), INTEGER("integer"), NUMBER("number"), FLAG("boolean"), TEXTS("array"), OBJECT("object"),
        /** Any value of JSON. */
        ANY("");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** An optional argument. */
    static ToolField of(String name, Kind kind, String option, String text, String... choices) {
        return new ToolField(name, kind, false, option, text, List.of(choices));
    }

    /** A required argument. */
    static ToolField required(String name, Kind kind, String option, String text) {
        return new ToolField(name, kind, true, option, text, List.of());
    }

    /** The argument as JSON Schema. */
    Map<String, @Nullable Object> schema() {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        if (kind != Kind.ANY) {
            schema.put("type", kind.type);
        }
        schema.put("description", text);
        if (kind == Kind.TEXTS) {
            schema.put("items", Map.of("type", "string"));
        }
        if (!choices.isEmpty()) {
            schema.put("enum", choices);
        }
        return schema;
    }

    /**
     * The words of the command line.
     *
     * @throws IllegalArgumentException if the value is not allowed; the message is one line that an agent can act on
     */
    List<String> words(Object value) {
        List<String> words = new ArrayList<>();
        switch (kind) {
            case TEXT -> words.add(word(choice(text(value))));
            case INTEGER -> words.add(word(integer(value)));
            case NUMBER -> words.add(word(number(value)));
            case FLAG -> {
                if (flag(value)) {
                    words.add(option);
                }
            }
            case TEXTS -> {
                for (Object each : list(value)) {
                    words.add(word(text(each)));
                }
            }
            case OBJECT -> words.add(word(object(value)));
            case ANY -> words.add(word(json(value)));
        }
        return words;
    }

    private String word(String value) {
        return option.isEmpty() ? value : option + "=" + value;
    }

    private String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(kind == Kind.TEXTS ? "a list of strings" : "a string");
    }

    private String choice(String value) {
        if (!choices.isEmpty() && !choices.contains(value)) {
            throw wrong("one of " + String.join(", ", choices));
        }
        return value;
    }

    private String integer(Object value) {
        if (value instanceof Long number) {
            return number.toString();
        }
        throw wrong("a whole number");
    }

    private String number(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        throw wrong("a number");
    }

    private boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong("true or false");
    }

    private List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong("a list of strings");
    }

    private String object(Object value) {
        if (value instanceof Map<?, ?>) {
            return json(value);
        }
        throw wrong("an object");
    }

    private static String json(Object value) {
        JsonLineWriter writer = new JsonLineWriter();
        writer.value(value);
        return new String(writer.toByteArray(), StandardCharsets.UTF_8);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(name + " must be " + what);
    }
}
