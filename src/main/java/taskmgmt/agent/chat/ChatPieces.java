package taskmgmt.agent.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/** The pieces of a streamed chat completion. */
final class ChatPieces extends ReplyPieces {
    private static final String END = "[DONE]";

    private final StringBuilder text = new StringBuilder();
    private final Map<Long, Call> calls = new TreeMap<>();
    private String finish = "";
    private long inputTokens;
    private long outputTokens;
    private boolean ended;

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    @Override
    boolean data(String data) throws AgentException, BadJsonException {
        if (data.equals(END)) {
            ended = true;
            return true;
        }
        piece(Json.lenient().parse(data));
        return false;
    }

    private void piece(Map<String, ?> body) throws AgentException {
        if (body.get("error") instanceof Map<?, ?> error) {
            throw new AgentException(AgentFault.PLAN_EXECUTION_ERROR, "the service broke off its answer: " + ChatReply.text(error.get("message")));
        }
        inputTokens = Math.max(inputTokens, ChatReply.tokens(body, "prompt_tokens"));
        outputTokens = Math.max(outputTokens, ChatReply.tokens(body, "completion_tokens"));
        Map<?, ?> choice = ChatReply.choice(body);
        if (choice == null) {
            return; // the last piece holds only the figures
        }
        finish = choice.get("finish_reason") instanceof String reason ? reason : finish;
        if (choice.get("delta") instanceof Map<?, ?> delta) {
            text.append(ChatReply.text(delta.get("content")));
            for (Object each : delta.get("tool_calls") instanceof List<?> list ? list : List.of()) {
                if (each instanceof Map<?, ?> call) {
                    call(call);
                }
            }
        }
    }

    private void call(Map<?, ?> piece) {
        long index = piece.get("index") instanceof Number number ? number.longValue() : calls.size();
        Call call = calls.computeIfAbsent(index, _ -> new Call());
        call.id = piece.get("id") instanceof String id && !id.isEmpty() ? id : call.id;
        if (piece.get("function") instanceof Map<?, ?> function) {
            call.name = function.get("name") instanceof String name && !name.isEmpty() ? name : call.name;
            call.arguments.append(ChatReply.text(function.get("arguments")));
        }
    }

    @Override
    public ChatReply reply() throws AgentException {
        if (!ended && finish.isEmpty()) {
            throw new AgentException(AgentFault.RESULT_MAPPING_ERROR, "the service's answer ended in the middle");
        }
        List<ToolCall> all = new ArrayList<>();
        calls.values().forEach(each -> all.add(new ToolCall(each.id, each.name, each.arguments.toString())));
        return new ChatReply(text.toString(), all, finish, inputTokens, outputTokens);
    }
}
