package taskmgmt.agent.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/** The pieces of a streamed Messages API answer: blocks begin, grow and end, each with an index; any other event is ignored. */
final class MessagesPieces extends ReplyPieces {
    private final Map<Long, Block> blocks = new TreeMap<>();
    private String finish = "";
    private long inputTokens;
    private long outputTokens;

    /** A text, or a call of a tool with its arguments. */
    private static final class Block {
        private String id = "";
        private String name = "";
        private final StringBuilder text = new StringBuilder();
    }

    @Override
    boolean data(String data) throws AgentException, BadJsonException {
        return event(Json.lenient().parse(data));
    }

    private boolean event(Map<String, ?> event) throws AgentException {
        String type = ChatReply.text(event.get("type"));
        switch (type) {
            case "error" -> throw new AgentException(AgentFault.PLAN_EXECUTION_ERROR, "the service broke off its answer: "
                    + (event.get("error") instanceof Map<?, ?> error ? ChatReply.text(error.get("message")) : ""));
            case "message_start" -> {
                if (event.get("message") instanceof Map<?, ?> message) {
                    count(message);
                }
            }
            case "content_block_start" -> begin(event);
            case "content_block_delta" -> grow(event);
            case "message_delta" -> {
                count(event);
                if (event.get("delta") instanceof Map<?, ?> delta && delta.get("stop_reason") instanceof String reason) {
                    finish = reason;
                }
            }
            default -> { }
        }
        return type.equals("message_stop");
    }

    private void count(Map<?, ?> holder) {
        if (holder.get("usage") instanceof Map<?, ?> usage) {
            inputTokens = Math.max(inputTokens, usage.get("input_tokens") instanceof Number number ? number.longValue() : 0);
            outputTokens = Math.max(outputTokens, usage.get("output_tokens") instanceof Number number ? number.longValue() : 0);
        }
    }

    private Block block(Map<String, ?> event) {
        long index = event.get("index") instanceof Number number ? number.longValue() : blocks.size();
        return blocks.computeIfAbsent(index, _ -> new Block());
    }

    private void begin(Map<String, ?> event) {
        Block block = block(event);
        if (event.get("content_block") instanceof Map<?, ?> begun) {
            block.id = ChatReply.text(begun.get("id"));
            block.name = ChatReply.text(begun.get("name"));
            block.text.append(ChatReply.text(begun.get("text")));
        }
    }

    private void grow(Map<String, ?> event) {
        if (event.get("delta") instanceof Map<?, ?> delta) {
            block(event).text.append(ChatReply.text(delta.get("text"))).append(ChatReply.text(delta.get("partial_json")));
        }
    }

    @Override
    public ChatReply reply() throws AgentException {
        if (finish.isEmpty()) {
            throw new AgentException(AgentFault.RESULT_MAPPING_ERROR, "the service's answer ended in the middle");
        }
        StringBuilder text = new StringBuilder();
        List<ToolCall> calls = new ArrayList<>();
        for (Block each : blocks.values()) {
            if (each.name.isEmpty()) {
                text.append(each.text);
            } else {
                calls.add(new ToolCall(each.id, each.name, each.text.isEmpty() ? "{}" : each.text.toString()));
            }
        }
        return new ChatReply(text.toString(), calls, finish, inputTokens, outputTokens);
    }
}
