package taskmgmt.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Calls that are tasks: called now, fetched later. */
class McpTaskCallsTest {
    @TempDir
    private Path directory;

    private Tool tool() {
        return Tool.in(directory).environment("USER", "ann");
    }

    private static Map<String, Object> delegate(Map<String, ?> arguments) {
        return Map.of("name", "delegate", "arguments", arguments, "task", Map.of("ttl", 60_000L));
    }

    private static String created(PipedClient client, Map<String, ?> arguments) throws IOException {
        Map<?, ?> task = (Map<?, ?>) Objects.requireNonNull(client.result("tools/call", delegate(arguments)).get("task"));
        assertThat(task.get("status")).isEqualTo("working");
        assertThat(task.get("statusMessage")).isEqualTo("pending");
        assertThat(task.containsKey("ttl")).isTrue();
        assertThat(task.get("ttl")).isNull();
        return String.valueOf(task.get("taskId"));
    }

    private static Map<String, ?> named(String id) {
        return Map.of("taskId", id);
    }

    @Test
    void saysThatItHasThemAndByWhichTool() throws IOException {
        try (PipedClient client = PipedClient.silent(tool())) {
            Map<?, ?> hello = client.result("initialize", Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of(),
                    "clientInfo", Map.of("name", "agent", "version", "1")));
            assertThat(hello.get("capabilities")).extracting("tasks")
                    .isEqualTo(Map.of("list", Map.of(), "cancel", Map.of(), "requests", Map.of("tools", Map.of("call", Map.of()))));
            List<?> tools = (List<?>) Objects.requireNonNull(client.result("tools/list", Map.of()).get("tools"));
            for (Object each : tools) {
                Map<?, ?> described = (Map<?, ?>) each;
                assertThat(described.get("execution")).isEqualTo("delegate".equals(described.get("name")) ? Map.of("taskSupport", "optional") : null);
            }
        }
    }

    /** Neither the client nor the server that it was called on is needed any more. */
    @Test
    void isFetchedFromAnotherServerAfterARestart() throws IOException {
        String id;
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            id = created(client, Map.of("title", "look over the parser", "type", "review"));
        }
        tool().run("task", "start", id);
        tool().run("task", "progress", id, "--percent", "40", "--message", "half way");
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            assertThat(client.result("tasks/get", named(id)).get("statusMessage")).isEqualTo("active, 40%: half way");
            tool().run("task", "complete", id, "--result", "{\"comments\":3}");
            Map<?, ?> ended = client.result("tasks/get", named(id));
            assertThat(ended.get("status")).isEqualTo("completed");
            Map<?, ?> result = client.result("tasks/result", named(id));
            assertThat(result.get("isError")).isEqualTo(false);
            assertThat(result.get("structuredContent")).extracting("result").isEqualTo(Map.of("comments", 3L));
            assertThat(result.get("_meta")).isEqualTo(Map.of("io.modelcontextprotocol/related-task", named(id)));
            assertThat((List<?>) client.result("tasks/list", Map.of()).get("tasks")).singleElement().extracting("taskId", "status")
                    .containsExactly(id, "completed");
        }
    }

    @Test
    void theResultComesWhenTheTaskHasEndedAndOthersAreAnsweredMeanwhile() throws IOException {
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            String id = created(client, Map.of("title", "x"));
            client.send(Map.of("jsonrpc", "2.0", "id", "waits", "method", "tasks/result", "params", named(id)));
            assertThat(client.result("tasks/get", named(id)).get("status")).isEqualTo("working");
            tool().run("task", "fail", id, "--error", "no such file");
            Map<String, @Nullable Object> answer = client.next();
            assertThat(answer.get("id")).isEqualTo("waits");
            assertThat(answer.get("result")).extracting("isError").isEqualTo(true);
            Map<?, ?> failed = client.result("tasks/get", named(id));
            assertThat(failed.get("status")).isEqualTo("failed");
            assertThat(failed.get("statusMessage")).isEqualTo("failed: no such file");
        }
    }

    @Test
    void nobodyWaitsForAnAnswerThatIsNotWantedAnyMore() throws IOException {
        Map<String, @Nullable Object> cancelled;
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            String id = created(client, Map.of("title", "x"));
            client.send(Map.of("jsonrpc", "2.0", "id", 77L, "method", "tasks/result", "params", named(id)));
            client.send(Map.of("jsonrpc", "2.0", "method", "notifications/cancelled", "params", Map.of("requestId", 77L)));
            client.send(Map.of("jsonrpc", "2.0", "id", 78L, "method", "tasks/result", "params", named(id)));
            cancelled = client.next();
        } // which ends the server, and the other one that waits
        assertThat(cancelled.get("id")).isIn(77L, 78L);
        assertThat(cancelled.get("error")).extracting("message").asString().contains("has not ended yet: ask again");
    }

    @Test
    void aTaskIsCancelledOnce() throws IOException {
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            String id = created(client, Map.of("title", "x"));
            assertThat(client.result("tasks/cancel", named(id)).get("status")).isEqualTo("cancelled");
            assertThat(client.refusal("tasks/cancel", named(id))).isEqualTo("-32602 task " + id + " has ended: cancelled");
            assertThat(client.result("tasks/result", named(id)).get("isError")).isEqualTo(true);
        }
        assertThat(tool().run("audit", "list", "-o", "json").out()).contains("task_cancelled");
    }

    @Test
    void whatCannotBeDoneIsRefusedByItsCode() throws IOException {
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            String id = created(client, Map.of("title", "x", "type", "review"));
            assertThat(client.refusal("tasks/get", named("nothing"))).isEqualTo("-32602 there is no task nothing");
            assertThat(client.refusal("tasks/get", named(id.substring(0, id.length() - 2)))).startsWith("-32602 there is no task ");
            assertThat(client.refusal("tasks/get", Map.of())).isEqualTo("-32602 taskId is missing");
            assertThat(client.refusal("tasks/list", Map.of("cursor", "x"))).isEqualTo("-32602 'x' is no cursor of this list");
            assertThat(client.refusal("tasks/list", Map.of("cursor", "-1"))).startsWith("-32602");
            assertThat(client.refusal("tasks/frobnicate", Map.of())).isEqualTo("-32601 there is no method tasks/frobnicate");
            assertThat(client.refusal("tools/call", Map.of("name", "stats", "arguments", Map.of(), "task", Map.of())))
                    .isEqualTo("-32601 the tool stats cannot be called as a task; delegate can");
            assertThat(client.refusal("tools/call", delegate(Map.of()))).startsWith("-32602 delegate needs title");
            assertThat(client.refusal("tools/call", delegate(Map.of("title", "x", "priority", 99L)))).startsWith("-32602").contains("priority");
        }
        assertThat(tool().run("task", "list", "-o", "jsonl").out().lines()).hasSize(1);
    }

    @Test
    void whoMayOnlyLookGetsNoMore() throws IOException {
        String id;
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            id = created(client, Map.of("title", "x"));
        }
        try (PipedClient client = PipedClient.silent(tool(), "--read-only")) {
            Map<?, ?> hello = client.result("initialize", Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of(),
                    "clientInfo", Map.of("name", "agent", "version", "1")));
            assertThat(hello.get("capabilities")).extracting("tasks").isEqualTo(Map.of("list", Map.of()));
            assertThat(client.result("tasks/get", named(id)).get("status")).isEqualTo("working");
            assertThat(client.refusal("tasks/cancel", named(id))).isEqualTo("-32601 who may only look cannot cancel a task");
            assertThat(client.refusal("tools/call", delegate(Map.of("title", "y")))).startsWith("-32601 the tool delegate cannot be called");
        }
    }

    @Test
    void aLongListComesInPages() throws IOException {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 203; i++) {
            events.append("{\"task_id\":\"t").append(i).append("\",\"event\":\"task.created\",\"title\":\"t\",\"ts\":\"2026-01-01T00:0").append(i / 60)
                    .append(':').append(String.format(java.util.Locale.ROOT, "%02d", i % 60)).append("Z\"}\n");
        }
        java.nio.file.Files.writeString(directory.resolve("events.jsonl"), events);
        assertThat(tool().run("events", "ingest", "events.jsonl").status()).isZero();
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            Map<String, Object> seen = new LinkedHashMap<>();
            String cursor = null;
            int pages = 0;
            do {
                Map<?, ?> page = client.result("tasks/list", cursor == null ? Map.of() : Map.of("cursor", cursor));
                ((List<?>) Objects.requireNonNull(page.get("tasks"))).forEach(each -> seen.put(String.valueOf(((Map<?, ?>) each).get("taskId")), each));
                cursor = (String) page.get("nextCursor");
                pages++;
            } while (cursor != null);
            assertThat(pages).isEqualTo(3);
            assertThat(seen).hasSize(203);
            assertThat(seen.keySet().iterator().next()).isEqualTo("t202");
        }
    }

    /** A message of the version that has no sessions. */
    private static Map<String, Object> alone(Map<String, ?> parameters, boolean hasTasks) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put("_meta", Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28", "io.modelcontextprotocol/clientInfo", Map.of("name", "new", "version", "1"),
                "io.modelcontextprotocol/clientCapabilities", hasTasks ? Map.of("extensions", Map.of("io.modelcontextprotocol/tasks", Map.of())) : Map.of()));
        return all;
    }

    @Test
    void theExtensionIsSpokenWithoutASession() throws IOException {
        String id;
        try (PipedClient client = PipedClient.silent(tool())) {
            Map<?, ?> found = client.result("server/discover", alone(Map.of(), true));
            assertThat(found.get("supportedVersions")).isEqualTo(List.of("2026-07-28"));
            assertThat(found.get("capabilities")).extracting("extensions").isEqualTo(Map.of("io.modelcontextprotocol/tasks", Map.of()));
            assertThat(found.get("resultType")).isEqualTo("complete");
            Map<?, ?> handle = client.result("tools/call", alone(Map.of("name", "delegate", "arguments", Map.of("title", "x", "type", "review")), true));
            assertThat(handle.get("resultType")).isEqualTo("task");
            assertThat(handle.get("status")).isEqualTo("working");
            id = String.valueOf(handle.get("taskId"));
        }
        try (PipedClient client = PipedClient.silent(tool())) {
            assertThat(client.result("tasks/get", alone(named(id), true)).get("status")).isEqualTo("working");
            Map<?, ?> claimed = client.result("tools/call", alone(Map.of("name", "claim", "arguments", Map.of("type", "review")), false));
            assertThat(claimed.get("resultType")).isEqualTo("complete");
            assertThat(claimed.get("structuredContent")).extracting("worker").asString().startsWith("new-");
            tool().run("task", "fail", id, "--error", "no");
            Map<?, ?> ended = client.result("tasks/get", alone(named(id), true));
            assertThat(ended.get("status")).isEqualTo("completed"); // the call has an answer, and that answer is a failure
            assertThat(ended.get("result")).extracting("isError", "resultType").containsExactly(true, "complete");
            assertThat(client.result("tasks/update", alone(Map.of("taskId", id, "inputResponses", Map.of()), true)).get("resultType")).isEqualTo("complete");
            assertThat(client.refusal("tasks/list", alone(Map.of(), true))).isEqualTo("-32601 there is no method tasks/list");
            assertThat(client.refusal("tasks/cancel", alone(named(id), true))).contains("has ended");
        }
    }

    @Test
    void whoHasNotTheExtensionIsAnsweredAtOnce() throws IOException {
        try (PipedClient client = PipedClient.silent(tool())) {
            Map<?, ?> answer = client.result("tools/call", alone(Map.of("name", "delegate", "arguments", Map.of("title", "x")), false));
            assertThat(answer.get("resultType")).isEqualTo("complete");
            String id = String.valueOf(((Map<?, ?>) Objects.requireNonNull(answer.get("structuredContent"))).get("task_id"));
            assertThat(client.result("tasks/cancel", alone(named(id), false))).isEqualTo(Map.of("resultType", "complete"));
            assertThat(client.result("tasks/get", alone(named(id), false)).get("status")).isEqualTo("cancelled");
        }
    }

    @Test
    void everythingElseIsAsBeforeWithWhatTheNewVersionWants() throws IOException {
        tool().run("task", "create", "--id", "t1", "--title", "x");
        try (PipedClient client = PipedClient.silent(tool())) {
            for (String each : List.of("tools/list", "prompts/list", "resources/list", "resources/templates/list")) {
                Map<?, ?> list = client.result(each, alone(Map.of(), false));
                assertThat(list.get("resultType")).as(each).isEqualTo("complete");
                assertThat(list.get("cacheScope")).as(each).isEqualTo("private");
                assertThat(list.get("ttlMs")).as(each).isEqualTo(300_000L);
            }
            Map<?, ?> read = client.result("resources/read", alone(Map.of("uri", "task-mgmt://tasks/t1"), false));
            assertThat(read.get("ttlMs")).isEqualTo(0L);
            assertThat(client.result("prompts/get", alone(Map.of("name", "explain", "arguments", Map.of("id", "t1")), false)).get("resultType"))
                    .isEqualTo("complete");
            assertThat(client.refusal("logging/setLevel", alone(Map.of(), false))).startsWith("-32601");
            assertThat(client.refusal("resources/read", alone(Map.of("uri", "task-mgmt://tasks/none"), false))).contains("none");
        }
    }

    @Test
    void whatIsNoMessageOrOfNoKnownVersionIsSaid() throws IOException {
        try (PipedClient client = PipedClient.silent(tool())) {
            client.line("no JSON");
            assertThat(client.next().get("error")).extracting("code").isEqualTo(-32700L);
            assertThat(client.refusal("tools/list", Map.of())).isEqualTo("-32600 begin with initialize");
            assertThat(client.refusal("initialize", Map.of("capabilities", Map.of()))).startsWith("-32600 initialize needs protocolVersion");
            Map<String, @Nullable Object> other = client.request("tools/list", Map.of("_meta", Map.of("io.modelcontextprotocol/protocolVersion", "2031-01-01")));
            assertThat(other.get("error")).extracting("code").isEqualTo(-32022L);
            assertThat(other.get("error")).extracting("data").extracting("supported").isEqualTo(List.of("2026-07-28"));
            client.send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
            client.send(Map.of("jsonrpc", "2.0", "method", "notifications/cancelled", "params", alone(Map.of("requestId", 1L), false)));
            client.line("");
            assertThat(client.result("server/discover", alone(Map.of(), false)).get("resultType")).isEqualTo("complete");
        }
    }
}
