package taskmgmt.serve.agent;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.mcp.task.Message;
import taskmgmt.serve.Request;

/**
 * The headers that a request of version 2026-07-28 repeats of its body, so that whatever stands between can tell requests apart without reading them;
 * where the two differ, it would let through what it means to keep out, and so the request is refused (SEP-2243).
 */
final class StandardHeaders {
    /** By which the protocol says that the two differ. */
    static final int MISMATCH = -32020;

    private static final Map<String, String> NAMES = Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri",
            "tasks/get", "taskId", "tasks/update", "taskId", "tasks/cancel", "taskId");
    private static final String ENCODED = "=?base64?";
    private static final String END = "?=";

    private StandardHeaders() {}

    /** What is wrong with them; null for nothing. */
    static @Nullable String mismatch(Request request, Message message) {
        String version = String.valueOf(message.meta().get("io.modelcontextprotocol/protocolVersion"));
        if (!version.equals(request.header("MCP-Protocol-Version"))) {
            return "the header MCP-Protocol-Version is not the version that the body names: " + version;
        }
        if (!message.method().equals(request.header("Mcp-Method"))) {
            return "the header Mcp-Method is not the method of the body: " + message.method();
        }
        String field = NAMES.get(message.method());
        String name = field == null ? null : message.text(field);
        return name == null || name.equals(decoded(request.header("Mcp-Name"))) ? null : "the header Mcp-Name is not the " + field + " of the body";
    }

    /** A header holds ASCII: what is more is encoded. */
    private static @Nullable String decoded(@Nullable String header) {
        String text = header == null ? null : header.strip();
        if (text == null || !text.startsWith(ENCODED) || !text.endsWith(END)) {
            return text;
        }
        try {
            return new String(Base64.getDecoder().decode(text.substring(ENCODED.length(), text.length() - END.length())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
