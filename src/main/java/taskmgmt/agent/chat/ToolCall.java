package taskmgmt.agent.chat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * A tool call requested by a model.
 *
 * @param id        the id that its result refers to
 * @param arguments as the model wrote them, possibly invalid JSON
 */
public record ToolCall(String id, String name, String arguments) {
    /** The arguments as an object; null if they are not a JSON object. */
    public @Nullable Map<String, @Nullable Object> parsed() {
        try {
            return arguments.isBlank() ? Map.of() : Json.strict().parse(arguments);
        } catch (BadJsonException _) {
            return null; // the result of the call reports the error to the model
        }
    }
}
