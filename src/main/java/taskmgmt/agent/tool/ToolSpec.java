package taskmgmt.agent.tool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool as its callers see it.
 *
 * @param name    letters, digits, {@code _} and {@code -}
 * @param text    what it does
 * @param schema  the JSON Schema of its arguments
 * @param repeats whether it may be called again if it is unknown whether the first call had an effect
 */
public record ToolSpec(String name, String text, Map<String, @Nullable Object> schema, boolean repeats) {
    public ToolSpec {
        schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    }

    /** The schema of an object with these properties. */
    public static Map<String, @Nullable Object> object(Map<String, Map<String, @Nullable Object>> properties, List<String> required) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The schema of a string. */
    public static Map<String, @Nullable Object> string(String text) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("description", text);
        return schema;
    }
}
