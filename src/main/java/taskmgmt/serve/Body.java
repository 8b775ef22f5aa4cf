package taskmgmt.serve;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.number.Decimal;

/** The body of a call: a JSON object with known keys, and values of the declared types. */
public final class Body {
    public static final Body EMPTY = new Body(Map.of());
    private static final Json JSON = Json.strict();

    private final Map<String, @Nullable Object> values;

    private Body(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Reads a body; an empty one has no keys.
     *
     * @throws ProblemException if it is no JSON object, a key is not known or missing, or a value is not of its kind
     */
    public static Body read(byte[] bytes, List<BodyField> fields) {
        Map<String, @Nullable Object> found = parse(bytes);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : found.entrySet()) {
            Object value = entry.getValue();
            if (value != null) {
                values.put(entry.getKey(), checked(known(entry.getKey(), fields), value));
            } else {
                known(entry.getKey(), fields);
            }
        }
        requireAll(fields, values);
        return new Body(values);
    }

    private static void requireAll(List<BodyField> fields, Map<String, @Nullable Object> values) {
        for (BodyField field : fields) {
            if (field.required() && !values.containsKey(field.name())) {
                throw Problem.badRequest(field.name() + " is missing: " + field.description()).at(field.name(), null)
                        .remedy("give it as " + field.kind().words()).exception();
            }
        }
    }

    /**
     * Reads a submitted form of a page; a field left empty counts as absent.
     *
     * @throws ProblemException if a field is not known or missing, or is no text
     */
    public static Body form(byte[] bytes, List<BodyField> fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        UrlText.form(new String(bytes, StandardCharsets.ISO_8859_1)).forEach((name, texts) -> {
            String text = texts.getLast();
            if (known(name, fields).kind() != BodyField.Kind.TEXT || texts.size() > 1) {
                throw Problem.badRequest(name + " is one text in a form").at(name, null).exception();
            }
            if (!text.isBlank()) {
                values.put(name, text);
            }
        });
        requireAll(fields, values);
        return new Body(values);
    }

    private static Map<String, @Nullable Object> parse(byte[] bytes) {
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            return Map.of();
        }
        try {
            return JSON.parse(bytes, 0, bytes.length);
        } catch (BadJsonException e) {
            throw Problem.badRequest("the body is no JSON object: " + e.getMessage()).remedy("send one object, as UTF-8").exception();
        }
    }

    private static BodyField known(String name, List<BodyField> fields) {
        for (BodyField field : fields) {
            if (field.name().equals(name) || field.isAnything()) {
                return field;
            }
        }
        List<String> names = fields.stream().map(BodyField::name).toList();
        throw Problem.badRequest("there is no key '" + name + "' here").at(name, null)
                .remedy(names.isEmpty() ? "leave out the body" : "the keys are " + String.join(", ", names)).exception();
    }

    private static Object checked(BodyField field, Object value) {
        boolean fits = switch (field.kind()) {
            case TEXT -> value instanceof String;
            case FLAG -> value instanceof Boolean;
            case WHOLE -> value instanceof Long;
            case NUMBER -> value instanceof Number;
            case TEXTS -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            case OBJECT -> value instanceof Map<?, ?>;
            case PRIORITY, DURATION -> value instanceof String || value instanceof Long || value instanceof BigInteger || value instanceof Decimal;
            case DOCUMENT -> value instanceof String || value instanceof Map<?, ?>;
            case ANY -> true;
        };
        if (!fits) {
            throw Problem.badRequest(field.name() + " must be " + field.kind().words()).at(field.name(), value).exception();
        }
        return value;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The same with this additional value. */
    public Body with(String name, Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Body(more);
    }

    /** Everything that was sent, except for keys without a value. */
    public Map<String, @Nullable Object> all() {
        return Collections.unmodifiableMap(values);
    }

    public @Nullable Object any(String name) {
        return values.get(name);
    }

    public @Nullable String text(String name) {
        return (String) values.get(name);
    }

    /** A value that may be a string or a number, as people would type it. */
    public @Nullable String typed(String name) {
        Object value = values.get(name);
        return value == null ? null : String.valueOf(value);
    }

    public String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalStateException(name + " is read as if it were required");
        }
        return text;
    }

    public @Nullable Boolean flag(String name) {
        return (Boolean) values.get(name);
    }

    public @Nullable Long whole(String name) {
        return (Long) values.get(name);
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            list.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }

    /** Null if it is absent. */
    public @Nullable Map<String, @Nullable Object> object(String name) {
        if (!(values.get(name) instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }

    /** Empty if it is absent. */
    public Map<String, @Nullable Object> objectOrEmpty(String name) {
        Map<String, @Nullable Object> object = object(name);
        return object == null ? Map.of() : object;
    }
}
