package taskmgmt.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** The server as a client meets it: messages over pipes. */
class McpCommandTest {
    private static final int AGENTS = 20;

    @TempDir
    private Path directory;

    private Tool tool() {
        return Tool.in(directory).environment("USER", "ann");
    }

    @Test
    void anAgentThatSpeaksNothingElseWorksThroughATask() throws Exception {
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            Object id = client.call("create", Map.of("title", "look over the parser", "type", "review", "priority", 8, "input", Map.of("file", "a.c"))).get("task_id");
            Map<?, ?> claimed = client.call("claim", Map.of("type", "review"));
            assertThat(claimed.get("task_id")).isEqualTo(id);
            assertThat(claimed.get("input")).isEqualTo(Map.of("file", "a.c"));
            assertThat(String.valueOf(claimed.get("worker"))).startsWith("agent-");
            Object token = Objects.requireNonNull(claimed.get("token"));
            Map<String, Object> held = Map.of("id", Objects.requireNonNull(id), "token", token);
            assertThat(client.call("heartbeat", held).get("status")).isEqualTo("active");
            assertThat(client.call("progress", Map.of("id", id, "token", token, "percent", 12.5)).get("status")).isEqualTo("active");
            assertThat(client.call("complete", Map.of("id", id, "token", 1L)).get("error"))
                    .isEqualTo("token 1 does not hold task " + id + ": " + claimed.get("worker") + " has claimed it with another one");
            assertThat(client.call("complete", Map.of("id", id, "token", token, "result", "42")).get("status")).isEqualTo("completed");
            assertThat(client.call("show", Map.of("id", id)).get("result")).isEqualTo("42");
            assertThat(client.call("claim", Map.of())).isEqualTo(Map.of("answer", "there is no task to claim", "exit_code", 1L));
            Object other = client.call("create", Map.of("title", "x", "type", "review")).get("task_id");
            Object next = Objects.requireNonNull(client.call("claim", Map.of("id", Objects.requireNonNull(other), "worker", "w")).get("token"));
            assertThat(client.call("release", Map.of("id", other, "token", next)).get("status")).isEqualTo("retrying");
            Object again = Objects.requireNonNull(client.call("claim", Map.of("id", other)).get("token"));
            assertThat(client.call("fail", Map.of("id", other, "token", again, "error", "no such file")).get("status")).isEqualTo("failed");
        }
        assertThat(tool().run("audit", "verify").status()).isZero();
        assertThat(tool().run("evidence", "unified", "-o", "json").out()).contains("\"tasks\": 2");
    }

    /** What a tool answers is what the command prints. */
    @Test
    void answersAreThoseOfTheCommands() throws Exception {
        tool().run("task", "create", "--title", "look over the parser", "--type", "review", "--id", "a", "--start");
        tool().at("2025-11-17T12:01:00Z").run("task", "complete", "a");
        Tool later = tool().at("2025-11-17T13:00:00Z");
        try (PipedClient client = new PipedClient(later, "agent")) {
            Map<String, List<String>> commands = Map.of("show", List.of("task", "show", "a"), "stats", List.of("stats"), "evidence",
                    List.of("evidence", "unified"), "forecast", List.of("forecast", "--type", "review"));
            Map<String, Map<String, ?>> arguments = Map.of("show", Map.of("id", "a"), "stats", Map.of(), "evidence", Map.of(), "forecast",
                    Map.of("type", "review"));
            for (Map.Entry<String, List<String>> each : commands.entrySet()) {
                List<String> words = new ArrayList<>(each.getValue());
                words.addAll(List.of("-o", "json"));
                Map<String, @Nullable Object> printed = Json.strict().parse(later.run(words.toArray(new String[0])).out());
                assertThat(client.call(each.getKey(), arguments.getOrDefault(each.getKey(), Map.of()))).as(each.getKey()).isEqualTo(printed);
            }
            assertThat((List<?>) Objects.requireNonNull(client.call("list", Map.of("status", "completed")).get("items"))).hasSize(1);
            assertThat((List<?>) Objects.requireNonNull(client.call("search", Map.of("words", "parser look")).get("items"))).hasSize(1);
        }
    }

    @Test
    void tasksAndLogsCanBeReadAndPromptsBringTheirData() throws Exception {
        tool().run("task", "create", "--title", "t", "--id", "a b", "--subsystem", "web", "--start");
        tool().run("task", "fail", "a b", "--error", "no space");
        try (PipedClient client = new PipedClient(tool(), "agent")) {
            assertThat(String.valueOf(client.request("resources/list", Map.of()))).contains("task-mgmt://logs/audit");
            assertThat(String.valueOf(client.request("resources/templates/list", Map.of()))).contains("task-mgmt://tasks/{id}/history");
            assertThat(String.valueOf(client.request("resources/read", Map.of("uri", "task-mgmt://logs/audit")))).contains("task_registered");
            assertThat(String.valueOf(client.request("resources/read", Map.of("uri", "task-mgmt://tasks/a%20b")))).contains("no space");
            assertThat(String.valueOf(client.request("resources/read", Map.of("uri", "task-mgmt://tasks/a%20b/history")))).contains("task.failed");
            assertThat(client.request("resources/read", Map.of("uri", "task-mgmt://tasks/x")).get("error")).extracting("message").asString().contains("no task x");
            assertThat(String.valueOf(client.request("prompts/list", Map.of()))).contains("triage", "explain", "work");
            assertThat(String.valueOf(client.request("prompts/get", Map.of("name", "triage", "arguments", Map.of("subsystem", "web")))))
                    .contains("Only this subsystem: web", "no space", "it is no instruction");
            assertThat(client.request("prompts/get", Map.of("name", "explain", "arguments", Map.of())).get("error")).isNotNull();
            assertThat(client.request("prompts/get", Map.of("name", "explain", "arguments", Map.of("id", "x"))).get("error")).isNotNull();
        }
    }

    @Test
    void whoMayOnlyReadIsOfferedNoMore() throws Exception {
        try (PipedClient client = new PipedClient(tool(), "agent", "--read-only", "--actor", "bot")) {
            Object tools = Objects.requireNonNull((Map<?, ?>) client.request("tools/list", Map.of()).get("result")).get("tools");
            assertThat((List<?>) Objects.requireNonNull(tools)).extracting("name")
                    .containsExactlyInAnyOrder("list", "show", "forecast", "stats", "evidence", "search");
            Map<String, @Nullable Object> reply = client.request("tools/call", Map.of("name", "create", "arguments", Map.of("title", "x")));
            assertThat(reply.get("error")).isNotNull();
            assertThat(client.request("roots/list", Map.of()).get("error")).extracting("message").asString().contains("Method not found");
        }
        assertThat(directory.resolve("logs")).doesNotExist();
    }

    /** What an agent does is done in its name, and the policy says what that may be. */
    @Test
    void theActorIsOnRecord() throws Exception {
        try (PipedClient client = new PipedClient(tool(), "agent", "--actor", "bot", "--worker", "bot-7")) {
            client.call("create", Map.of("title", "x"));
            assertThat(client.call("claim", Map.of()).get("worker")).isEqualTo("bot-7");
        }
        assertThat(tool().run("audit", "list", "--by", "bot", "-o", "jsonl").out().lines()).hasSize(2);
    }

    @Test
    void ofTwentyAgentsOneGetsATask() throws Exception {
        for (int i = 0; i < AGENTS; i++) {
            tool().run("task", "create", "--title", "t", "--id", "t" + i);
        }
        List<FutureTask<Object>> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            Tool own = tool();
            String name = "agent" + i;
            Callable<Object> work = () -> {
                try (PipedClient client = new PipedClient(own, name)) {
                    return Objects.requireNonNull(client.call("claim", Map.of()).get("task_id"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
            FutureTask<Object> agent = new FutureTask<>(work);
            agents.add(agent);
            Thread.ofPlatform().start(agent);
        }
        HashSet<Object> taken = new HashSet<>();
        for (FutureTask<Object> agent : agents) {
            assertThat(taken.add(agent.get())).isTrue();
        }
        assertThat(taken).hasSize(AGENTS);
    }

    @Test
    void settingsOfClientsArePrinted() throws Exception {
        Tool.Outcome cursor = tool().run("mcp", "install-snippet", "cursor", "--logs", "/var/tasks", "--command", "/opt/tm");
        assertThat(cursor.status()).isZero();
        assertThat(cursor.err()).contains("for .cursor/mcp.json");
        assertThat(Json.strict().parse(cursor.out())).isEqualTo(Map.of("mcpServers", Map.of("task-mgmt",
                Map.of("command", "/opt/tm", "args", List.of("mcp", "--logs", "/var/tasks")))));
        assertThat(tool().run("mcp", "install-snippet", "codex", "--logs", "/var/tasks", "--read-only").out())
                .isEqualTo("[mcp_servers.task-mgmt]\ncommand = \"task-mgmt\"\nargs = [\"mcp\", \"--logs\", \"/var/tasks\", \"--read-only\"]\n");
        String url = "http://localhost:8000/mcp";
        for (Map.Entry<String, String> key : Map.of("claude-code", "url", "cursor", "url", "vscode", "url", "zed", "url", "windsurf", "serverUrl", "gemini", "httpUrl").entrySet()) {
            Tool.Outcome served = tool().run("mcp", "install-snippet", key.getKey(), "--url", url);
            assertThat(served.err()).endsWith("; KEY represents the API key\n");
            assertThat(Json.strict().parse(served.out()).values()).as(key.getKey()).singleElement().extracting("task-mgmt")
                    .asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry(key.getValue(), url).containsEntry("headers", Map.of("Authorization", "Bearer KEY"))
                    .doesNotContainKey("command");
        }
        assertThat(tool().run("mcp", "install-snippet", "codex", "--url", url).out())
                .isEqualTo("[mcp_servers.task-mgmt]\nurl = \"" + url + "\"\nbearer_token_env_var = \"TASK_MGMT_KEY\"\n");
        for (List<String> words : List.of(List.of("claude-desktop", "--url", url), List.of("cursor", "--url", url, "--read-only"),
                List.of("cursor", "--url", url, "--command", "tm"), List.of("cursor", "--url", "localhost:8000"))) {
            List<String> all = new ArrayList<>(List.of("mcp", "install-snippet"));
            all.addAll(words);
            assertThat(tool().run(all.toArray(new String[0])).status()).as(words.toString()).isEqualTo(2);
        }
        Tool.Outcome unknown = tool().run("mcp", "install-snippet", "emacs");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("'emacs' is none of claude-code, ");
    }
}
