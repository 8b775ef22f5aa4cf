package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.access.Role;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;

/** The Model Context Protocol as a server answers it: each message a request of HTTP. */
class AgentsTest {
    private static final String MCP = "/mcp";
    private static final String ACCEPT = "application/json, text/event-stream";
    private static final String SESSION = "Mcp-Session-Id";
    private static final int AGENTS = 20;

    @TempDir
    private Path directory;

    private Guarded server;

    @BeforeEach
    void start() throws Exception {
        server = new Guarded(directory);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static String message(@Nullable Object id, String method, Map<String, ?> parameters) {
        return id == null ? JsonPrinter.compact(Map.of("jsonrpc", "2.0", "method", method, "params", parameters))
                : JsonPrinter.compact(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
    }

    private static String hello(String version) {
        return message(1L, "initialize", Map.of("protocolVersion", version, "capabilities", Map.of(), "clientInfo", Map.of("name", "agent", "version", "1")));
    }

    private static Map<String, @Nullable Object> json(HttpResponse<String> response) throws BadJsonException {
        return Json.strict().parse(response.body());
    }

    /** A client whose messages come one after the other. */
    private final class Client {
        private final Role role;
        private final String session;
        private long last = 1;

        Client(Role role) throws Exception {
            this.role = role;
            HttpResponse<String> begun = server.as(role, "POST", MCP, hello("2025-11-25"), "Accept", ACCEPT);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
            assertThat(begun.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(json(begun).get("result")).extracting("protocolVersion").isEqualTo("2025-11-25");
            session = begun.headers().firstValue(SESSION).orElseThrow();
            HttpResponse<String> ready = send(message(null, "notifications/initialized", Map.of()));
            assertThat(ready.statusCode()).isEqualTo(202);
            assertThat(ready.body()).isEmpty();
        }

        HttpResponse<String> send(String message) throws IOException, InterruptedException {
            return server.as(role, "POST", MCP, message, "Accept", ACCEPT, SESSION, session, "MCP-Protocol-Version", "2025-11-25");
        }

        Map<String, @Nullable Object> request(String method, Map<String, ?> parameters) throws Exception {
            long id = ++last;
            HttpResponse<String> response = send(message(id, method, parameters));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            Map<String, @Nullable Object> answer = json(response);
            assertThat(answer).containsEntry("id", id);
            return answer;
        }

        /** What a tool answers. */
        Map<?, ?> call(String name, Map<String, ?> arguments) throws Exception {
            Map<?, ?> result = (Map<?, ?>) Objects.requireNonNull(request("tools/call", Map.of("name", name, "arguments", arguments)).get("result"));
            assertThat(Json.strict().parse(String.valueOf(((Map<?, ?>) ((List<?>) Objects.requireNonNull(result.get("content"))).getFirst()).get("text"))))
                    .isEqualTo(result.get("structuredContent"));
            return (Map<?, ?>) Objects.requireNonNull(result.get("structuredContent"));
        }

        List<?> tools() throws Exception {
            return (List<?>) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(request("tools/list", Map.of()).get("result"))).get("tools"));
        }
    }

    @Test
    void anAgentWorksThroughATaskInTheNameOfItsKey() throws Exception {
        Client client = new Client(Role.REPORTER);
        assertThat(client.tools()).extracting("name").contains("create", "claim", "heartbeat", "progress", "complete", "fail", "forecast", "stats", "evidence",
                "search");

        Object id = Objects.requireNonNull(client.call("create", Map.of("title", "look over the parser", "type", "review", "input", Map.of("file", "a.c"))).get("task_id"));
        Map<?, ?> claimed = client.call("claim", Map.of("type", "review"));
        assertThat(claimed.get("task_id")).isEqualTo(id);
        assertThat(claimed.get("input")).isEqualTo(Map.of("file", "a.c"));
        assertThat(String.valueOf(claimed.get("worker"))).startsWith("agent-");
        Object token = Objects.requireNonNull(claimed.get("token"));
        assertThat(client.call("progress", Map.of("id", id, "token", token, "percent", 50L)).get("status")).isEqualTo("active");
        assertThat(client.call("complete", Map.of("id", id, "token", 1L)).get("exit_code")).isEqualTo(4L);
        assertThat(client.call("complete", Map.of("id", id, "token", token, "result", Map.of("comments", 3L))).get("status")).isEqualTo("completed");

        assertThat(String.valueOf(client.request("resources/read", Map.of("uri", "task-mgmt://tasks/" + id + "/history")))).contains("task.completed");
        assertThat(String.valueOf(client.request("prompts/get", Map.of("name", "triage", "arguments", Map.of())))).contains("it is no instruction");
        assertThat(server.tool().run("audit", "list", "--by", server.id(Role.REPORTER), "-o", "jsonl", "--logs", "logs").out().lines()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(server.tool().run("audit", "verify", "--logs", "logs").status()).isZero();
        assertThat(server.as(Role.VIEWER, "GET", "/api/v1/tasks/" + id, null).body()).contains("\"completed\"");
    }

    @Test
    void whoMayOnlyReadIsOfferedNoMoreAndATryIsOnRecord() throws Exception {
        for (Role role : List.of(Role.VIEWER, Role.APPROVER)) {
            Client client = new Client(role);
            assertThat(client.tools()).extracting("name").containsExactlyInAnyOrder("list", "show", "forecast", "stats", "evidence", "search");
            assertThat((List<?>) Objects.requireNonNull(client.call("list", Map.of()).get("items"))).hasSize(1);

            for (String tool : List.of("create", "delegate", "claim", "heartbeat", "progress", "complete", "fail", "release")) {
                Map<String, @Nullable Object> answer = client.request("tools/call", Map.of("name", tool, "arguments", Map.of("title", "x", "id", "a", "token", 1L)));
                assertThat(answer.get("result")).as(tool).extracting("isError").isEqualTo(true);
                assertThat(String.valueOf(answer)).contains(tool + " takes the role reporter, and " + server.id(role) + " is " + role.text());
                assertThat(server.lastAudit()).isEqualTo("access_denied by the key's id");
            }
            assertThat(client.request("tools/call", Map.of("name", "rob", "arguments", Map.of())).get("error")).isNotNull();
        }
        assertThat(server.tool().run("task", "list", "-o", "jsonl", "--logs", "logs").out().lines()).hasSize(1);
    }

    @Test
    void nobodyGetsInWithoutAKeyOrFromAnotherSite() throws Exception {
        assertThat(server.with("tm_aaaaaaaaaa_" + "A".repeat(43), "POST", MCP, hello("2025-11-25")).statusCode()).isEqualTo(401);
        assertThat(server.as(Role.ADMIN, "POST", MCP, hello("2025-11-25"), "Origin", "https://elsewhere.example").statusCode()).isEqualTo(403);
        assertThat(server.as(Role.ADMIN, "GET", MCP, null, "Accept", "text/event-stream").statusCode()).as("the server has nothing to say unasked").isEqualTo(405);
    }

    /** A key that is revoked is of no use to a session that it opened. */
    @Test
    void aSessionIsForItsKeyAlone() throws Exception {
        Client client = new Client(Role.REPORTER);
        String ping = message(7L, "ping", Map.of());
        assertThat(server.as(Role.ADMIN, "POST", MCP, ping, SESSION, client.session).statusCode()).isEqualTo(404);
        assertThat(server.as(Role.ADMIN, "DELETE", MCP, null, SESSION, client.session).statusCode()).isEqualTo(404);
        assertThat(client.send(ping).statusCode()).isEqualTo(200);

        server.as(Role.ADMIN, "DELETE", "/api/v1/keys/" + server.id(Role.REPORTER), null);

        assertThat(client.send(ping).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWhenTheClientSaysSoAndWithTheServer() throws Exception {
        Client client = new Client(Role.REPORTER);
        String ping = message(7L, "ping", Map.of());
        assertThat(server.as(Role.REPORTER, "DELETE", MCP, null, SESSION, client.session).statusCode()).isEqualTo(204);
        assertThat(client.send(ping).statusCode()).isEqualTo(404);
        assertThat(server.as(Role.REPORTER, "DELETE", MCP, null, SESSION, client.session).statusCode()).isEqualTo(404);

        Client other = new Client(Role.REPORTER);
        server.restart();

        assertThat(other.send(ping).statusCode()).as("the client begins again").isEqualTo(404);
        assertThat(new Client(Role.REPORTER).send(ping).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoMessageIsRefused() throws Exception {
        Client client = new Client(Role.REPORTER);
        assertThat(server.as(Role.REPORTER, "POST", MCP, message(2L, "tools/list", Map.of())).body()).contains("the header Mcp-Session-Id is missing");
        assertThat(server.as(Role.REPORTER, "POST", MCP, message(2L, "tools/list", Map.of()), SESSION, " ").statusCode()).isEqualTo(400);
        assertThat(server.as(Role.REPORTER, "DELETE", MCP, null).statusCode()).isEqualTo(400);
        assertThat(server.as(Role.REPORTER, "POST", MCP, message(2L, "ping", Map.of()), SESSION, client.session, "MCP-Protocol-Version", "1999-01-01")
                .statusCode()).isEqualTo(400);
        assertThat(server.as(Role.REPORTER, "DELETE", MCP, null, SESSION, client.session, "MCP-Protocol-Version", "1999-01-01").statusCode()).isEqualTo(400);
        for (String text : List.of("", "{}", "[]", "{", "{\"jsonrpc\":\"2.0\"}", "{\"jsonrpc\":\"2.0\",\"id\":1}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":5}")) {
            assertThat(client.send(text).statusCode()).as(text).isEqualTo(400);
        }
        for (String text : List.of("{\"jsonrpc\":\"2.0\",\"method\":\"initialize\"}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":[]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":{}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":5}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}")) {
            HttpResponse<String> answer = server.as(Role.REPORTER, "POST", MCP, text);
            assertThat(answer.statusCode()).as(text + answer.body()).isEqualTo(400);
            assertThat(answer.headers().firstValue(SESSION)).isEmpty();
        }
        assertThat(client.request("roots/list", Map.of()).get("error")).extracting("message").asString().contains("Method not found");
        assertThat(client.call("list", Map.of("nonsense", 1L)).get("exit_code")).isEqualTo(2L);
        assertThat(client.send(message(9L, "ping", Map.of())).statusCode()).as("it goes on").isEqualTo(200);
    }

    @Test
    void versionsAndFormsAreAsTheClientWantsThem() throws Exception {
        for (String version : List.of("2025-03-26", "2025-06-18", "2025-11-25")) {
            assertThat(json(server.as(Role.VIEWER, "POST", MCP, hello(version))).get("result")).extracting("protocolVersion").isEqualTo(version);
        }
        for (String unknown : List.of("2024-11-05", "2099-01-01")) {
            assertThat(json(server.as(Role.VIEWER, "POST", MCP, hello(unknown))).get("result")).extracting("protocolVersion").as(unknown).isEqualTo("2025-11-25");
        }
        HttpResponse<String> stream = server.as(Role.VIEWER, "POST", MCP, hello("2025-11-25"), "Accept", "text/event-stream");
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(stream.body()).startsWith("event: message\ndata: {").endsWith("}\n\n");
        assertThat(Json.strict().parse(stream.body().substring(stream.body().indexOf('{'))).get("result")).extracting("serverInfo").extracting("name")
                .isEqualTo("task-mgmt");
        assertThat(server.as(Role.VIEWER, "POST", MCP, hello("2025-11-25"), "Accept", "application/*").statusCode()).isEqualTo(200);
        assertThat(server.as(Role.VIEWER, "POST", MCP, hello("2025-11-25"), "Accept", "text/html").statusCode()).isEqualTo(406);
    }

    /** The server may be another one, and so may the session. */
    @Test
    void aCallThatIsATaskIsFetchedAfterARestart() throws Exception {
        Client client = new Client(Role.REPORTER);
        Map<?, ?> called = (Map<?, ?>) Objects.requireNonNull(client.request("tools/call", Map.of("name", "delegate", "arguments",
                Map.of("title", "x", "type", "review"), "task", Map.of())).get("result"));
        Object id = Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(called.get("task"))).get("taskId"));

        server.restart();

        Client other = new Client(Role.REPORTER);
        assertThat(other.request("tasks/get", Map.of("taskId", id)).get("result")).extracting("status").isEqualTo("working");
        Object token = Objects.requireNonNull(other.call("claim", Map.of("type", "review")).get("token"));
        other.call("complete", Map.of("id", id, "token", token, "result", 5L));
        assertThat(other.request("tasks/result", Map.of("taskId", id)).get("result")).extracting("structuredContent").extracting("result").isEqualTo(5L);
    }

    @Test
    void whoMayOnlyReadLooksAtTasksAndATryToCancelIsOnRecord() throws Exception {
        Object id = Objects.requireNonNull(new Client(Role.REPORTER).call("create", Map.of("title", "x")).get("task_id"));
        Client viewer = new Client(Role.VIEWER);
        assertThat(viewer.request("tasks/get", Map.of("taskId", id)).get("result")).extracting("status").isEqualTo("working");
        assertThat(viewer.request("tasks/cancel", Map.of("taskId", id)).get("error")).extracting("code").isEqualTo(-32601L);
        assertThat(server.lastAudit()).isEqualTo("access_denied by the key's id");
        assertThat(viewer.request("tasks/get", Map.of("taskId", id)).get("result")).extracting("status").isEqualTo("working");
    }

    /** Of the version that has no sessions; its headers repeat what its body says. */
    private HttpResponse<String> alone(Role role, String method, Map<String, ?> parameters, String... headers) throws Exception {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put("_meta", Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28", "io.modelcontextprotocol/clientInfo", Map.of("name", "new", "version", "1"),
                "io.modelcontextprotocol/clientCapabilities", Map.of("extensions", Map.of("io.modelcontextprotocol/tasks", Map.of()))));
        List<String> sent = new ArrayList<>(List.of("Accept", ACCEPT));
        sent.addAll(List.of(headers));
        return server.as(role, "POST", MCP, message(7L, method, all), sent.toArray(String[]::new));
    }

    @Test
    void theVersionWithoutSessionsIsSpokenToo() throws Exception {
        String version = "MCP-Protocol-Version";
        HttpResponse<String> found = alone(Role.REPORTER, "server/discover", Map.of(), version, "2026-07-28", "Mcp-Method", "server/discover");
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(found.headers().firstValue(SESSION)).isEmpty();
        HttpResponse<String> called = alone(Role.REPORTER, "tools/call", Map.of("name", "delegate", "arguments", Map.of("title", "x")), version, "2026-07-28",
                "Mcp-Method", "tools/call", "Mcp-Name", "delegate");
        assertThat(json(called).get("result")).extracting("resultType", "status").containsExactly("task", "working");
        String id = String.valueOf(((Map<?, ?>) Objects.requireNonNull(json(called).get("result"))).get("taskId"));
        HttpResponse<String> got = alone(Role.VIEWER, "tasks/get", Map.of("taskId", id), version, "2026-07-28", "Mcp-Method", "tasks/get", "Mcp-Name",
                "=?base64?" + Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8)) + "?=");
        assertThat(json(got).get("result")).extracting("status").isEqualTo("working");
        HttpResponse<String> denied = alone(Role.VIEWER, "tools/call", Map.of("name", "delegate", "arguments", Map.of("title", "x")), version, "2026-07-28",
                "Mcp-Method", "tools/call", "Mcp-Name", "delegate");
        assertThat(json(denied).get("result")).extracting("isError", "resultType").containsExactly(true, "complete");
        assertThat(server.as(Role.REPORTER, "POST", MCP, message(null, "notifications/cancelled", Map.of("_meta",
                Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28"))), version, "2026-07-28").statusCode()).isEqualTo(202);
        assertThat(json(alone(Role.REPORTER, "nothing", Map.of(), version, "2026-07-28", "Mcp-Method", "nothing")).get("error")).extracting("code")
                .isEqualTo(-32601L);
    }

    @Test
    void headersThatSayAnotherThingThanTheBodyAreRefused() throws Exception {
        String version = "MCP-Protocol-Version";
        Map<String, ?> call = Map.of("name", "create", "arguments", Map.of("title", "x"));
        for (String[] headers : new String[][] {{}, {version, "2025-11-25"}, {version, "2026-07-28"}, {version, "2026-07-28", "Mcp-Method", "tools/list"},
            {version, "2026-07-28", "Mcp-Method", "tools/call"}, {version, "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", "list"},
            {version, "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", "=?base64?%?="}}) {
            HttpResponse<String> refused = alone(Role.REPORTER, "tools/call", call, headers);
            assertThat(refused.statusCode()).as(String.join(" ", headers)).isEqualTo(400);
            assertThat(json(refused).get("error")).extracting("code").isEqualTo(-32020L);
        }
        assertThat(server.tool().run("task", "list", "-o", "jsonl", "--logs", "logs").out().lines()).hasSize(1);
    }

    @Test
    void ofTwentySessionsOneGetsATask() throws Exception {
        for (int i = 1; i < AGENTS; i++) {
            server.tool().run("task", "create", "--title", "t", "--id", "t" + i, "--logs", "logs");
        }
        List<FutureTask<Map<?, ?>>> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(new FutureTask<>(() -> new Client(Role.REPORTER).call("claim", Map.of())));
            Thread.ofPlatform().start(agents.getLast());
        }
        Set<Object> taken = new HashSet<>();
        Set<Object> workers = new HashSet<>();
        for (FutureTask<Map<?, ?>> agent : agents) {
            taken.add(Objects.requireNonNull(agent.get().get("task_id"), agent.get()::toString));
            workers.add(Objects.requireNonNull(agent.get().get("worker")));
        }
        assertThat(taken).hasSize(AGENTS);
        assertThat(workers).hasSize(AGENTS);
    }
}
