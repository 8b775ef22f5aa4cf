package taskmgmt.agent.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;

/**
 * Requests and answers of Anthropic's Messages API, according to its reference: the system prompt is a field of its own, tool
 * results are blocks of a user message, one message for all calls that were requested together, and arguments are objects.
 */
final class MessagesBody {
    /** A limit that the protocol requires; a model that can write less refuses a larger one. */
    private static final long MAX_TOKENS = 4_096;
    private static final String CONTENT = "content";

    private MessagesBody() {}

    static Map<String, @Nullable Object> of(ChatRequest request) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("model", request.model());
        body.put("max_tokens", MAX_TOKENS);
        StringBuilder system = new StringBuilder();
        List<Map<String, @Nullable Object>> messages = new ArrayList<>();
        List<Map<String, @Nullable Object>> results = new ArrayList<>();
        for (ChatMessage each : request.messages()) {
            if (each.role() == ChatMessage.Role.TOOL) {
                if (results.isEmpty()) {
                    messages.add(message("user", results));
                }
                results.add(result(each));
                continue;
            }
            results = new ArrayList<>();
            switch (each.role()) {
                case SYSTEM -> system.append(system.isEmpty() ? "" : "\n\n").append(each.content());
                case USER -> messages.add(message("user", each.content()));
                default -> messages.add(message("assistant", blocks(each)));
            }
        }
        if (!system.isEmpty()) {
            body.put("system", system.toString());
        }
        body.put("messages", messages);
        if (!request.tools().isEmpty()) {
            body.put("tools", request.tools().stream().map(MessagesBody::tool).toList());
        }
        if (request.forced() != null) {
            body.put("tool_choice", Map.of("type", "tool", "name", request.forced()));
        }
        if (request.streams()) {
            body.put("stream", true);
        }
        return body;
    }

    private static Map<String, @Nullable Object> message(String role, Object content) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put(CONTENT, content);
        return message;
    }

    private static Map<String, @Nullable Object> tool(ToolSpec spec) {
        Map<String, @Nullable Object> tool = new LinkedHashMap<>();
        tool.put("name", spec.name());
        tool.put("description", spec.text());
        tool.put("input_schema", spec.schema());
        return tool;
    }

    private static Map<String, @Nullable Object> result(ChatMessage message) {
        Map<String, @Nullable Object> block = new LinkedHashMap<>();
        block.put("type", "tool_result");
        block.put("tool_use_id", message.callId());
        block.put(CONTENT, message.content());
        return block;
    }

    /** The blocks of a model's message; a block of text must not be empty. */
    private static List<Map<String, @Nullable Object>> blocks(ChatMessage message) {
        List<Map<String, @Nullable Object>> blocks = new ArrayList<>();
        if (!message.content().isBlank() || message.calls().isEmpty()) {
            Map<String, @Nullable Object> text = new LinkedHashMap<>();
            text.put("type", "text");
            text.put("text", message.content().isBlank() ? "…" : message.content());
            blocks.add(text);
        }
        for (ToolCall call : message.calls()) {
            Map<String, @Nullable Object> block = new LinkedHashMap<>();
            block.put("type", "tool_use");
            block.put("id", call.id());
            block.put("name", call.name());
            block.put("input", arguments(call.arguments()));
            blocks.add(block);
        }
        return blocks;
    }

    /** Arguments that cannot be parsed go back as an empty object: the result of the call says what was wrong with them. */
    private static Map<String, @Nullable Object> arguments(String text) {
        try {
            return Json.lenient().parse(text);
        } catch (BadJsonException _) {
            return Map.of();
        }
    }

    static ChatReply reply(Map<String, ?> body) throws AgentException {
        if (!(body.get(CONTENT) instanceof List<?> blocks)) {
            throw new AgentException(AgentFault.RESULT_MAPPING_ERROR, "the service answered without 'content'");
        }
        StringBuilder text = new StringBuilder();
        List<ToolCall> calls = new ArrayList<>();
        for (Object each : blocks) {
            if (each instanceof Map<?, ?> block) {
                text.append("text".equals(block.get("type")) ? ChatReply.text(block.get("text")) : "");
                if ("tool_use".equals(block.get("type"))) {
                    calls.add(new ToolCall(ChatReply.text(block.get("id")), ChatReply.text(block.get("name")), written(block.get("input"))));
                }
            }
        }
        return new ChatReply(text.toString(), calls, ChatReply.text(body.get("stop_reason")), ChatReply.tokens(body, "input_tokens"),
                ChatReply.tokens(body, "output_tokens"));
    }

    private static String written(@Nullable Object input) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (input instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return JsonPrinter.compact(map);
    }
}
