package taskmgmt.agent.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation.
 *
 * @param content the text
 * @param calls   tool calls that a model requests
 * @param callId  the id of the call whose result this is; null for other messages
 */
public record ChatMessage(Role role, String content, List<ToolCall> calls, @Nullable String callId) {
    /** The sender. */
    public enum Role {
        SYSTEM("system"),
        USER("user"),
        ASSISTANT("assistant"),
        TOOL("tool");

        private final String text;

        Role(String text) {
            this.text = text;
        }
    }

    public ChatMessage {
        calls = List.copyOf(calls);
    }

    public static ChatMessage system(String content) {
        return new ChatMessage(Role.SYSTEM, content, List.of(), null);
    }

    public static ChatMessage user(String content) {
        return new ChatMessage(Role.USER, content, List.of(), null);
    }

    /** The result of a call: data, whatever it says. */
    public static ChatMessage result(ToolCall call, String content) {
        return new ChatMessage(Role.TOOL, content, List.of(), call.id());
    }

    /** The same message shortened, for a model that cannot read that much. */
    public ChatMessage shortened(int length) {
        return role != Role.TOOL || content.length() <= length ? this
                : new ChatMessage(role, content.substring(0, length) + "… (the rest is left out)", calls, callId);
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("role", role.text);
        map.put("content", content);
        if (callId != null) {
            map.put("tool_call_id", callId);
        }
        if (!calls.isEmpty()) {
            List<Map<String, @Nullable Object>> list = new ArrayList<>();
            for (ToolCall each : calls) {
                Map<String, @Nullable Object> function = new LinkedHashMap<>();
                function.put("name", each.name());
                function.put("arguments", each.arguments());
                Map<String, @Nullable Object> call = new LinkedHashMap<>();
                call.put("id", each.id());
                call.put("type", "function");
                call.put("function", function);
                list.add(call);
            }
            map.put("tool_calls", list);
        }
        return map;
    }
}
