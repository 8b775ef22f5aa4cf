package taskmgmt.agent.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentMeans;

/** How requests to a service are written, and how its answers are read. */
public interface ChatProtocol {
    /** The path after the address of the service. */
    String path();

    /** The line that ends a streamed answer. */
    String lastLine();

    /** Headers in addition to those of every request. */
    Map<String, String> headers(@Nullable String key);

    /** The body of a request. */
    Map<String, @Nullable Object> body(ChatRequest request);

    /**
     * Reads an answer that arrived whole.
     *
     * @throws AgentException if it is not an answer of this protocol
     */
    ChatReply reply(Map<String, ?> body) throws AgentException;

    /** Assembles an answer that arrives in pieces. */
    ReplyPieces pieces();

    static ChatProtocol of(AgentMeans.Model.Protocol protocol) {
        return switch (protocol) {
            case OPENAI -> new Completions();
            case ANTHROPIC -> new Messages();
        };
    }

    /** Chat completions. */
    final class Completions implements ChatProtocol {
        @Override
        public String path() {
            return "/chat/completions";
        }

        @Override
        public String lastLine() {
            return "data: [DONE]";
        }

        @Override
        public Map<String, String> headers(@Nullable String key) {
            return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
        }

        @Override
        public Map<String, @Nullable Object> body(ChatRequest request) {
            return request.toMap();
        }

        @Override
        public ChatReply reply(Map<String, ?> body) throws AgentException {
            return ChatReply.of(body);
        }

        @Override
        public ReplyPieces pieces() {
            return new ChatPieces();
        }
    }

    /** Messages, version 2023-06-01. */
    final class Messages implements ChatProtocol {
        @Override
        public String path() {
            return "/messages";
        }

        @Override
        public String lastLine() {
            return "event: message_stop";
        }

        @Override
        public Map<String, String> headers(@Nullable String key) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("anthropic-version", "2023-06-01");
            if (key != null) {
                headers.put("x-api-key", key);
            }
            return headers;
        }

        @Override
        public Map<String, @Nullable Object> body(ChatRequest request) {
            return MessagesBody.of(request);
        }

        @Override
        public ChatReply reply(Map<String, ?> body) throws AgentException {
            return MessagesBody.reply(body);
        }

        @Override
        public ReplyPieces pieces() {
            return new MessagesPieces();
        }
    }
}
