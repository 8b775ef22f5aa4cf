package taskmgmt.mcp.session;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.mcp.offer.Offer;
import taskmgmt.mcp.task.Message;
import taskmgmt.mcp.task.TaskCalls;
import tools.jackson.core.JacksonException;

/** A session opened by one client. Its messages may arrive in parallel, each in a thread of its own, which does the work. */
public final class AgentSession {
    private static final McpJsonMapper MAPPER = Offer.mapper();

    private final McpStreamableServerSession session;
    private final TaskCalls tasks;

    private AgentSession(McpStreamableServerSession session, TaskCalls tasks) {
        this.session = session;
        this.tasks = tasks;
    }

    /**
     * A session that has begun.
     *
     * @param answer to the message that opened it
     */
    public record Opened(AgentSession session, String answer) {}

    /**
     * Begins a session.
     *
     * @param offer    what is offered
     * @param tasks    calls of the same offer that are tasks
     * @param versions the supported versions of the protocol
     * @param message  the initialize request
     * @throws IllegalArgumentException if it is not one
     */
    public static Opened open(Offer offer, TaskCalls tasks, List<String> versions, String message) {
        OneSession provider = new OneSession(versions);
        offer.server(McpServer.sync(provider).immediateExecution(true));
        if (!(read(message) instanceof McpSchema.JSONRPCRequest request)) {
            throw new IllegalArgumentException("initialize is a request, and has an id");
        }
        McpStreamableServerSession.McpStreamableServerSessionInit begun = provider.sessions().startSession(hello(request));
        McpSchema.InitializeResult result = begun.initResult().block();
        String answer = text(McpSchema.JSONRPCResponse.result(request.id(), result));
        return new Opened(new AgentSession(begun.session(), tasks), tasks.described(Message.read(message), answer));
    }

    private static McpSchema.InitializeRequest hello(McpSchema.JSONRPCRequest request) {
        if (!(request.params() instanceof Map<?, ?> parameters) || !(parameters.get("protocolVersion") instanceof String)) {
            throw new IllegalArgumentException("initialize needs protocolVersion, capabilities and clientInfo");
        }
        try {
            return MAPPER.convertValue(parameters, McpSchema.InitializeRequest.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the parameters of initialize cannot be used", e);
        }
    }

    /** The id by which the client refers to it; it cannot be guessed. */
    public String id() {
        return session.getId();
    }

    /**
     * Does what a message requests.
     *
     * @return the answer; null if the message gets none
     * @throws IllegalArgumentException if it is not a message
     */
    public @Nullable String answer(String message) {
        Message asked = Message.read(message);
        Map<String, @Nullable Object> own = tasks.answer(asked);
        String answer = own == null ? fromLibrary(message) : JsonPrinter.compact(own);
        return answer == null ? null : tasks.described(asked, answer);
    }

    private @Nullable String fromLibrary(String message) {
        OneAnswer answer = new OneAnswer(MAPPER);
        switch (read(message)) {
            case McpSchema.JSONRPCRequest request -> session.responseStream(answer).handle(request).block();
            case McpSchema.JSONRPCNotification notification -> session.accept(notification).block();
            default -> throw new IllegalArgumentException("nothing was asked that this could be the answer to");
        }
        McpSchema.JSONRPCMessage given = answer.given();
        return given == null ? null : text(given);
    }

    /** Ends all waits for tasks. */
    public void close() {
        tasks.close();
    }

    private static McpSchema.JSONRPCMessage read(String message) {
        try {
            return McpSchema.deserializeJsonRpcMessage(MAPPER, message);
        } catch (IOException | JacksonException e) {
            throw new IllegalArgumentException("this is no message of JSON-RPC 2.0", e);
        }
    }

    private static String text(McpSchema.JSONRPCMessage message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer cannot be written", e);
        }
    }
}
