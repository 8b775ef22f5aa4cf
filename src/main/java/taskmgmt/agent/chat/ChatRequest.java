package taskmgmt.agent.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.tool.ToolSpec;

/**
 * A request to a model.
 *
 * @param tools  the tools that it may request
 * @param forced the tool that it must request; null if it is free to choose
 */
public record ChatRequest(String model, List<ChatMessage> messages, List<ToolSpec> tools, @Nullable String forced, boolean streams) {
    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** The body of the request. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("messages", messages.stream().map(ChatMessage::toMap).toList());
        if (!tools.isEmpty()) {
            List<Map<String, @Nullable Object>> list = new ArrayList<>();
            for (ToolSpec each : tools) {
                Map<String, @Nullable Object> function = new LinkedHashMap<>();
                function.put("name", each.name());
                function.put("description", each.text());
                function.put("parameters", each.schema());
                list.add(Map.of("type", "function", "function", function));
            }
            body.put("tools", list);
        }
        if (forced != null) {
            body.put("tool_choice", Map.of("type", "function", "function", Map.of("name", forced)));
        }
        if (streams) {
            body.put("stream", true);
            body.put("stream_options", Map.of("include_usage", true));
        }
        return body;
    }
}
