package taskmgmt.agent.chat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * A tool call requested by a model.
 *
 * @param id        by which the result is told
 * @param arguments as the model wrote them, which may be no JSON
 */
public record ToolCall(String id, String name, String arguments) {
    /** The arguments as an object; null where they are none. */
    public @Nullable Map<String, @Nullable Object> parsed() {
        try {
            return arguments.isBlank() ? Map.of() : Json.strict().parse(arguments);
        } catch (BadJsonException _) {
            return null; // whoever wrote them is told
        }
    }
}
