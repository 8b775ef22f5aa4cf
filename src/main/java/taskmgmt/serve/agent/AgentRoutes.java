package taskmgmt.serve.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.Role;
import taskmgmt.json.JsonPrinter;
import taskmgmt.mcp.Tool;
import taskmgmt.mcp.Tools;
import taskmgmt.mcp.offer.CommandLine;
import taskmgmt.mcp.offer.Offer;
import taskmgmt.mcp.session.AgentSession;
import taskmgmt.mcp.session.StatelessCalls;
import taskmgmt.mcp.session.SpokenVersions;
import taskmgmt.mcp.task.Message;
import taskmgmt.mcp.task.TaskCalls;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.Call;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;

/**
 * The Model Context Protocol by its streamable HTTP transport: each message is a request, and its answer the answer. The server has nothing
 * to say without being asked, so that there is no GET. A session belongs to the key that opened it; messages of the version that has no sessions
 * say themselves who sends them.
 */
public final class AgentRoutes {
    private static final String ADDRESS = "/mcp";
    private static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String STREAM = "text/event-stream";
    private static final int NOT_ALLOWED = 4;
    private static final int BAD_REQUEST = 400;

    private final Function<String, CommandLine> commands;
    private final Denials denials;
    private final String version;
    private final RandomGenerator random;
    private final Sessions<AgentSession> sessions;

    /** Records that someone lacks a permission. */
    public interface Denials {
        void denied(Caller caller, String action, String resource) throws IOException;
    }

    /**
     * @param commands run in the name of whom is given
     * @param version  of this program
     * @param random   where marks of sessions come from; for several threads at once
     * @param nanos    a clock that never goes back
     */
    public AgentRoutes(Function<String, CommandLine> commands, Denials denials, String version, RandomGenerator random, LongSupplier nanos) {
        this.commands = commands;
        this.denials = denials;
        this.version = version;
        this.random = random;
        this.sessions = new Sessions<>(nanos);
    }

    /** For everybody who may read: what a tool takes besides is checked with the tool. */
    public List<Route> routes() {
        return List.of(
                Route.change("POST", ADDRESS, Role.VIEWER, "callAgentServer", "take a message of the Model Context Protocol, and answer it",
                        List.of(BodyField.anything("a message of JSON-RPC 2.0")), this::take),
                Route.change("DELETE", ADDRESS, Role.VIEWER, "endAgentSession", "end a session of the Model Context Protocol", List.of(), this::end));
    }

    private Response take(Call call) throws IOException {
        boolean isStream = isStream(call.request());
        String message = new String(call.request().body(), StandardCharsets.UTF_8);
        try {
            if (SpokenVersions.STATELESS.equals(call.request().header(VERSION)) || StatelessCalls.isOne(Message.read(message))) {
                return alone(call, Message.read(message), isStream);
            }
            requireVersion(call.request());
            if ("initialize".equals(call.body().any("method"))) {
                return open(call.caller(), message, isStream);
            }
            AgentSession session = sessions.find(sessionId(call.request()), call.caller());
            if (session == null) {
                throw unknown();
            }
            String denied = denied(call);
            String answer = denied == null ? session.answer(message) : denied;
            return answer == null ? Response.empty(202) : answer(answer, isStream);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage())).exception();
        }
    }

    private Response open(Caller caller, String message, boolean isStream) {
        List<Tool> tools = tools(caller);
        CommandLine own = commands.apply(caller.name());
        AgentSession.Opened opened = AgentSession.open(new Offer(own, tools, version, null, mark()), new TaskCalls(own, tools), SpokenVersions.OF_HTTP, message);
        sessions.add(opened.session().id(), opened.session(), caller);
        return answer(opened.answer(), isStream).with(SESSION, opened.session().id());
    }

    private static List<Tool> tools(Caller caller) {
        return Tools.ALL.stream().filter(tool -> caller.role().covers(role(tool))).toList();
    }

    /** A message that belongs to no session. */
    private Response alone(Call call, Message message, boolean isStream) throws IOException {
        String mismatch = message.id() == null ? null : StandardHeaders.mismatch(call.request(), message);
        if (mismatch != null) {
            return Response.json(BAD_REQUEST, JsonPrinter.compact(message.refused(StandardHeaders.MISMATCH, mismatch)));
        }
        String denied = denied(call);
        String answer = denied;
        if (denied == null) {
            List<Tool> tools = tools(call.caller());
            CommandLine own = commands.apply(call.caller().name());
            TaskCalls tasks = new TaskCalls(own, tools);
            answer = new StatelessCalls(new Offer(own, tools, version, null, call.caller().name()), tasks).answer(message);
        }
        return answer == null ? Response.empty(202) : answer(answer, isStream);
    }

    /** As over REST: to report on tasks takes the role for that. */
    private static Role role(Tool tool) {
        return tool.changes() ? Role.REPORTER : Role.VIEWER;
    }

    private String mark() {
        return Integer.toHexString(random.nextInt() | Integer.MIN_VALUE);
    }

    private Response end(Call call) {
        requireVersion(call.request());
        String id = sessionId(call.request());
        AgentSession session = sessions.find(id, call.caller());
        if (session == null || !sessions.end(id, call.caller())) {
            throw unknown();
        }
        session.close();
        return Response.empty(204);
    }

    /** The answer to a call of a tool that the role does not cover, which is on record then; null for what may be. */
    private @Nullable String denied(Call call) throws IOException {
        Map<?, ?> parameters = call.body().any("params") instanceof Map<?, ?> map ? map : Map.of();
        Object id = call.body().any("id");
        if (id != null && "tasks/cancel".equals(call.body().any("method")) && !call.caller().role().covers(Role.REPORTER)) {
            denials.denied(call.caller(), call.route().name() + " tasks/cancel", ADDRESS);
            return null; // nor is it offered: the answer says so
        }
        if (id == null || !"tools/call".equals(call.body().any("method"))) {
            return null;
        }
        for (Tool tool : Tools.ALL) {
            if (tool.name().equals(parameters.get("name")) && !call.caller().role().covers(role(tool))) {
                denials.denied(call.caller(), call.route().name() + " " + tool.name(), ADDRESS);
                return refusal(id, tool.name() + " takes the role " + role(tool).text() + ", and " + call.caller().name() + " is "
                        + call.caller().role().text());
            }
        }
        return null;
    }

    private static String refusal(Object id, String why) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("error", why);
        said.put("exit_code", (long) NOT_ALLOWED);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("content", List.of(Map.of("type", "text", "text", JsonPrinter.compact(said))));
        result.put("isError", true);
        result.put("structuredContent", said);
        result.put("resultType", "complete");
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", id);
        answer.put("result", result);
        return JsonPrinter.compact(answer);
    }

    private static Response answer(String json, boolean isStream) {
        return isStream ? Response.of(Response.OK, STREAM, "event: message\ndata: " + json + "\n\n") : Response.json(Response.OK, json);
    }

    /** A client that does not say is one of the first version that had this transport. */
    private static void requireVersion(Request request) {
        String said = request.header(VERSION);
        if (said != null && !SpokenVersions.OF_HTTP.contains(said)) {
            throw Problem.badRequest("version '" + said + "' of the protocol is not known here").at(VERSION, said)
                    .remedy("the versions are " + String.join(", ", SpokenVersions.OF_HTTP) + " and " + SpokenVersions.STATELESS).exception();
        }
    }

    private static String sessionId(Request request) {
        String id = request.header(SESSION);
        if (id == null || id.isBlank()) {
            throw Problem.badRequest("the header " + SESSION + " is missing").at(SESSION, null).remedy("begin with initialize, whose answer has it").exception();
        }
        return id;
    }

    private static RuntimeException unknown() {
        return Problem.of(404, "there is no such session, or not any more").remedy("begin another one with initialize").exception();
    }

    /** Whether the client takes nothing but a stream of events. */
    private static boolean isStream(Request request) {
        List<String> accepted = request.headers().getOrDefault("accept", List.of("*/*")).stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        if (accepted.stream().anyMatch(each -> each.contains(Route.JSON) || each.contains("*/*") || each.contains("application/*"))) {
            return false;
        }
        if (accepted.stream().anyMatch(each -> each.contains(STREAM))) {
            return true;
        }
        throw Problem.of(406, "the answer is " + Route.JSON + " or " + STREAM).remedy("name both in the header Accept").exception();
    }
}
