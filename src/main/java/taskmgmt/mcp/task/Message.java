package taskmgmt.mcp.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * A message of JSON-RPC 2.0.
 *
 * @param id         identifies the answer; null for a message that gets no answer
 * @param method     the requested method; empty for an answer
 * @param parameters empty if there are none
 */
public record Message(@Nullable Object id, String method, Map<String, @Nullable Object> parameters) {
    public static final int UNREADABLE = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMETERS = -32602;
    public static final int INTERNAL = -32603;
    private static final String META = "_meta";

    /** @throws IllegalArgumentException if the text is not such a message */
    public static Message read(String text) {
        try {
            Map<String, @Nullable Object> message = Json.lenient().parse(text);
            String method = message.get("method") instanceof String word ? word : "";
            return new Message(message.get("id"), method, object(message.get("params")));
        } catch (BadJsonException e) {
            throw new IllegalArgumentException("this is no message of JSON-RPC 2.0", e);
        }
    }

    /** The metadata of the message. */
    public Map<String, @Nullable Object> meta() {
        return object(parameters.get(META));
    }

    /** A string parameter; null if it is not a string. */
    public @Nullable String text(String name) {
        return parameters.get(name) instanceof String text ? text : null;
    }

    /** The answer. */
    public Map<String, @Nullable Object> answered(Map<String, @Nullable Object> result) {
        return answer("result", result);
    }

    /** The answer if the request cannot be carried out. */
    public Map<String, @Nullable Object> refused(int code, String why) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", (long) code);
        error.put("message", why);
        return answer("error", error);
    }

    private Map<String, @Nullable Object> answer(String kind, Map<String, @Nullable Object> content) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", id);
        answer.put(kind, content);
        return answer;
    }

    /** A modifiable copy of the value if it is an object; otherwise an empty one. */
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> object.put(String.valueOf(key), each));
        }
        return object;
    }
}
