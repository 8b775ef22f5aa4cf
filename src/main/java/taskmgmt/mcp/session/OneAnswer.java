package taskmgmt.mcp.session;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps the answer to one request. No tool sends anything before the answer. */
final class OneAnswer implements McpStreamableServerTransport {
    private final McpJsonMapper mapper;
    private volatile McpSchema.@Nullable JSONRPCMessage given;

    OneAnswer(McpJsonMapper mapper) {
        this.mapper = mapper;
    }

    McpSchema.@Nullable JSONRPCMessage given() {
        return given;
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
        return Mono.fromRunnable(() -> given = message);
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, String messageId) {
        return sendMessage(message);
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
