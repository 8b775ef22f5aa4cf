package taskmgmt.mcp.client;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.OwnSession;
import tools.jackson.databind.json.JsonMapper;

/** A server that was started, and that is ended when the session is closed. May be used by several threads. */
public final class ServerSession implements AutoCloseable {
    /** A server's answers are data: they are not validated against the server's own schemas. */
    private static final JsonSchemaValidator NO_SECOND_LOOK = (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid(null);

    /** A missing program, or one that is not such a server, would not be noticed otherwise. */
    private static final Duration MAX_START = Duration.ofSeconds(30);

    private final McpSyncClient client;

    private ServerSession(McpSyncClient client) {
        this.client = client;
    }

    /**
     * A tool that a server offers.
     *
     * @param repeats whether, according to the server, it may be called again without harm
     */
    public record Offered(String name, String text, Map<String, @Nullable Object> schema, boolean repeats) {}

    /** What a tool answered. */
    public record Answer(String text, boolean isError) {}

    /** The server did not answer in time. */
    public static final class LateException extends IOException {
        private static final long serialVersionUID = 1L;

        LateException(String message) {
            super(message);
        }
    }

    /**
     * Starts a server.
     *
     * @param argv    the program and its arguments
     * @param timeout of each answer; of the first one, 30 s at most
     * @throws IOException if it cannot be started, or does not speak the protocol
     */
    public static ServerSession open(List<String> argv, Path directory, Map<String, String> variables, Duration timeout) throws IOException {
        McpJsonMapper mapper = new JacksonMcpJsonMapper(JsonMapper.builder().build());
        List<String> words = OwnSession.of(argv);
        ServerParameters parameters = ServerParameters.builder(words.getFirst()).args(words.subList(1, words.size())).env(variables).build();
        StdioClientTransport transport = new StdioClientTransport(parameters, mapper) {
            @Override
            protected ProcessBuilder getProcessBuilder() {
                return super.getProcessBuilder().directory(directory.toFile());
            }
        };
        transport.setStdErrorHandler(_ -> { });
        McpSyncClient client = McpClient.sync(transport).requestTimeout(timeout).initializationTimeout(timeout.compareTo(MAX_START) < 0 ? timeout : MAX_START)
                .clientInfo(McpSchema.Implementation.builder("task-mgmt", "1").build()).jsonSchemaValidator(NO_SECOND_LOOK).build();
        try {
            client.initialize();
        } catch (RuntimeException e) {
            client.close();
            throw failure(e);
        }
        return new ServerSession(client);
    }

    public List<Offered> tools() throws IOException {
        List<Offered> tools = new ArrayList<>();
        try {
            for (McpSchema.Tool each : client.listTools().tools()) {
                boolean repeats = each.annotations() != null && (Boolean.TRUE.equals(each.annotations().readOnlyHint())
                        || Boolean.TRUE.equals(each.annotations().idempotentHint()));
                tools.add(new Offered(each.name(), each.description() == null ? "" : each.description(),
                        each.inputSchema() == null ? Map.of() : new LinkedHashMap<>(each.inputSchema()), repeats));
            }
        } catch (RuntimeException e) {
            throw failure(e);
        }
        return tools;
    }

    /** @throws IOException if there is no answer */
    public Answer call(String tool, Map<String, @Nullable Object> arguments) throws IOException {
        try {
            McpSchema.CallToolResult result = client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(values(arguments)).build());
            StringBuilder text = new StringBuilder();
            for (McpSchema.Content each : result.content()) {
                text.append(text.isEmpty() ? "" : "\n").append(each instanceof McpSchema.TextContent said ? said.text() : "(" + each.type() + ")");
            }
            return new Answer(text.toString(), Boolean.TRUE.equals(result.isError()));
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Converts numbers to types that the library supports. */
    private static Map<String, Object> values(Map<String, @Nullable Object> arguments) {
        Map<String, Object> values = new LinkedHashMap<>();
        arguments.forEach((key, value) -> {
            if (value != null) {
                values.put(key, value instanceof Number number && !(value instanceof Long) ? new BigDecimal(number.toString()) : value);
            }
        });
        return values;
    }

    private static IOException failure(RuntimeException e) {
        Throwable cause = e;
        for (Throwable next = e.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return cause instanceof TimeoutException ? new LateException("the server does not answer in time")
                : new IOException(String.valueOf(cause.getMessage()).lines().findFirst().orElse("it does not answer"), e);
    }

    @Override
    public void close() {
        client.closeGracefully();
    }
}
