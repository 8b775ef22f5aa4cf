package taskmgmt.agent.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;

/**
 * The response of a model.
 *
 * @param finish       why it ended, in the words of the service
 * @param inputTokens  tokens read; 0 if the service does not report them
 * @param outputTokens tokens written; 0 if the service does not report them
 */
public record ChatReply(String text, List<ToolCall> calls, String finish, long inputTokens, long outputTokens) {
    public ChatReply {
        calls = List.copyOf(calls);
    }

    /** This reply as a message of the conversation. */
    public ChatMessage message() {
        return new ChatMessage(ChatMessage.Role.ASSISTANT, text, calls, null);
    }

    /**
     * Reads an answer that arrived whole.
     *
     * @throws AgentException if it is not an answer of this protocol
     */
    public static ChatReply of(Map<String, ?> body) throws AgentException {
        Map<?, ?> choice = choice(body);
        if (choice == null || !(choice.get("message") instanceof Map<?, ?> message)) {
            throw new AgentException(AgentFault.RESULT_MAPPING_ERROR, "the service answered without 'choices[0].message'");
        }
        List<ToolCall> calls = new ArrayList<>();
        for (Object each : message.get("tool_calls") instanceof List<?> list ? list : List.of()) {
            if (each instanceof Map<?, ?> call && call.get("function") instanceof Map<?, ?> function) {
                calls.add(new ToolCall(text(call.get("id")), text(function.get("name")), text(function.get("arguments"))));
            }
        }
        return new ChatReply(text(message.get("content")), calls, text(choice.get("finish_reason")), tokens(body, "prompt_tokens"),
                tokens(body, "completion_tokens"));
    }

    static @Nullable Map<?, ?> choice(Map<String, ?> body) {
        return body.get("choices") instanceof List<?> choices && !choices.isEmpty() && choices.getFirst() instanceof Map<?, ?> choice ? choice : null;
    }

    static long tokens(Map<String, ?> body, String name) {
        return body.get("usage") instanceof Map<?, ?> usage && usage.get(name) instanceof Number number ? Math.max(0, number.longValue()) : 0;
    }

    static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
