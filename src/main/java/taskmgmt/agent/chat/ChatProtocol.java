package taskmgmt.agent.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentMeans;

/** How a service is asked, and how its answers are read. */
public interface ChatProtocol {
    /** What follows the address of the service. */
    String path();

    /** The line after which a streamed answer has nothing more. */
    String lastLine();

    /** Headers besides those of every request. */
    Map<String, String> headers(@Nullable String key);

    /** The body of a request. */
    Map<String, @Nullable Object> body(ChatRequest request);

    /**
     * From an answer that came whole.
     *
     * @throws AgentException where it is no answer of this protocol
     */
    ChatReply reply(Map<String, ?> body) throws AgentException;

    /** For an answer that comes in pieces. */
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
