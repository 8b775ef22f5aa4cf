package taskmgmt.workflow;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;

/** The output values that a step prints on standard output: one JSON object, or lines {@code name=value} among others. Pure. */
public final class StepOutput {
    /** How much standard output is searched for them, in bytes; the rest is ignored. */
    public static final int MAX_READ = 1 << 20;
    /** They are stored in a record, whose size is limited. */
    private static final int MAX_KEPT = 16_384;

    private StepOutput() {}

    /**
     * The values with these names, and no others.
     *
     * @throws IllegalArgumentException if one is missing, or they are too long together
     */
    public static Map<String, @Nullable Object> read(String text, List<String> names) {
        Map<String, ? extends @Nullable Object> said = text.strip().startsWith("{") ? object(text.strip()) : lines(text);
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        for (String name : names) {
            Object value = said.get(name);
            if (value == null) {
                throw new IllegalArgumentException("it did not say its output '" + name + "': a line " + name + "=VALUE, or a JSON object");
            }
            outputs.put(name, value);
        }
        if (JsonPrinter.compact(outputs).getBytes(StandardCharsets.UTF_8).length > MAX_KEPT) {
            throw new IllegalArgumentException("its outputs have more than " + MAX_KEPT + " bytes: write them to a file, and say its name");
        }
        return outputs;
    }

    private static Map<String, @Nullable Object> object(String text) {
        try {
            return Json.strict().parse(text);
        } catch (BadJsonException e) {
            throw new IllegalArgumentException("its standard output begins with '{' and is no JSON: " + e.getMessage(), e);
        }
    }

    /** If a name occurs more than once, the last one counts. */
    private static Map<String, String> lines(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        });
        return values;
    }
}
