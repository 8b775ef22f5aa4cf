package taskmgmt.mcp.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.mcp.offer.Offer;
import taskmgmt.mcp.task.Message;
import taskmgmt.mcp.task.TaskCalls;

/**
 * Version 2026-07-28 of the protocol, whose messages identify their sender themselves, with its extension for tasks. The library
 * does not support it yet, but its methods do the same as before: each message is passed to a session of the previous version, and
 * what the newer version requires is added to the answer. May be shared between threads.
 */
public final class StatelessCalls {
    /** Answers that the client may cache: the offer never changes, while the contents of a document may change at any time. */
    private static final Set<String> LISTS = Set.of("tools/list", "prompts/list", "resources/list", "resources/templates/list");
    private static final String READ = "resources/read";
    private static final String DISCOVER = "server/discover";
    private static final long LIST_MILLIS = 300_000;
    private static final Set<String> FORWARDED = Set.of("tools/call", "prompts/get");

    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    private static final String CLIENT = "io.modelcontextprotocol/clientInfo";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    private static final String SERVER = "io.modelcontextprotocol/serverInfo";
    private static final String TASKS = "io.modelcontextprotocol/tasks";
    private static final int UNKNOWN_VERSION = -32022;

    private final Offer offer;
    private final TaskCalls tasks;
    private @Nullable AgentSession session;
    private Map<String, @Nullable Object> greeting = Map.of();

    /** @param tasks calls of the same offer that are tasks */
    public StatelessCalls(Offer offer, TaskCalls tasks) {
        this.offer = offer;
        this.tasks = tasks;
    }

    /** Whether it is a message of a version that knows no sessions. */
    public static boolean isOne(Message message) {
        return message.meta().containsKey(VERSION);
    }

    /** The answer; null if the message gets none. */
    public @Nullable String answer(Message message) {
        if (message.id() == null) {
            return null; // nothing that can be cancelled here takes long enough to be ended
        }
        Map<String, @Nullable Object> meta = message.meta();
        if (!SpokenVersions.STATELESS.equals(meta.get(VERSION))) {
            return JsonPrinter.compact(unknownVersion(message, meta.get(VERSION)));
        }
        Map<String, @Nullable Object> extensions = Message.object(Message.object(meta.get(CAPABILITIES)).get("extensions"));
        Map<String, @Nullable Object> own = tasks.extendedAnswer(message, extensions.containsKey(TASKS));
        return JsonPrinter.compact(own == null ? others(message) : own);
    }

    private static Map<String, @Nullable Object> unknownVersion(Message message, @Nullable Object requested) {
        Map<String, @Nullable Object> refused = message.refused(UNKNOWN_VERSION, "version '" + requested + "' of the protocol is not known here");
        Map<String, @Nullable Object> error = Message.object(refused.get("error"));
        error.put("data", Map.of("supported", List.of(SpokenVersions.STATELESS), "requested", String.valueOf(requested)));
        refused.put("error", error);
        return refused;
    }

    private Map<String, @Nullable Object> others(Message message) {
        String method = message.method();
        if (method.equals(DISCOVER)) {
            return message.answered(discovered(message));
        }
        if (!LISTS.contains(method) && !FORWARDED.contains(method) && !method.equals(READ)) {
            return message.refused(Message.METHOD_NOT_FOUND, "there is no method " + method);
        }
        Map<String, @Nullable Object> answer = forwarded(message);
        Map<String, @Nullable Object> result = Message.object(answer.get("result"));
        if (answer.containsKey("result")) {
            result.remove("execution");
            result.put("resultType", "complete");
            if (!FORWARDED.contains(method)) {
                result.put("ttlMs", LISTS.contains(method) ? LIST_MILLIS : 0L);
                result.put("cacheScope", "private");
            }
            answer.put("result", result);
        }
        return answer;
    }

    private Map<String, @Nullable Object> discovered(Message message) {
        opened(message);
        Map<String, @Nullable Object> capabilities = Message.object(greeting.get("capabilities"));
        capabilities.remove("tasks");
        capabilities.put("extensions", Map.of(TASKS, Map.of()));
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("resultType", "complete");
        result.put("supportedVersions", List.of(SpokenVersions.STATELESS));
        result.put("capabilities", capabilities);
        result.put("instructions", greeting.get("instructions"));
        result.put("ttlMs", LIST_MILLIS);
        result.put("cacheScope", "private");
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put(SERVER, greeting.get("serverInfo"));
        result.put("_meta", meta);
        return result;
    }

    private Map<String, @Nullable Object> forwarded(Message message) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>(message.parameters());
        parameters.remove("_meta");
        parameters.remove("task"); // which belongs to the other version
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("jsonrpc", "2.0");
        request.put("id", message.id());
        request.put("method", message.method());
        request.put("params", parameters);
        return parsed(opened(message).answer(JsonPrinter.compact(request)));
    }

    /** The session for the sender of the messages; if there are several senders, that of the first one. */
    private synchronized AgentSession opened(Message message) {
        AgentSession known = session;
        if (known == null) {
            Map<String, @Nullable Object> client = Message.object(message.meta().get(CLIENT));
            client.putIfAbsent("name", "mcp");
            client.putIfAbsent("version", "");
            Map<String, Object> hello = Map.of("jsonrpc", "2.0", "id", 0L, "method", "initialize",
                    "params", Map.of("protocolVersion", SpokenVersions.OF_HTTP.getLast(), "capabilities", Map.of(), "clientInfo", client));
            AgentSession.Opened begun = AgentSession.open(offer, tasks, SpokenVersions.OF_HTTP, JsonPrinter.compact(hello));
            greeting = Message.object(parsed(begun.answer()).get("result"));
            known = begun.session();
            session = known;
        }
        return known;
    }

    private static Map<String, @Nullable Object> parsed(@Nullable String answer) {
        if (answer == null) {
            throw new IllegalStateException("a request was not answered");
        }
        try {
            return Message.object(Json.lenient().parse(answer));
        } catch (BadJsonException e) {
            throw new IllegalStateException("the library wrote what cannot be read", e);
        }
    }
}
