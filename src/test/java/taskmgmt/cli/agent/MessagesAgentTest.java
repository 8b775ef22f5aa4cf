package taskmgmt.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.ChatService;
import taskmgmt.testkit.Tool;

/** Models behind Anthropic's Messages API: a server of the tests answers as its reference says. */
class MessagesAgentTest {
    private static final String KEY = "sk-ant-test-0123456789";
    private static final String DONE = """
            {"type":"message","role":"assistant","content":[{"type":"text","text":"It says piece."}],"stop_reason":"end_turn",\
            "usage":{"input_tokens":200,"output_tokens":20}}""";

    @TempDir
    private Path directory;
    private Tool tool;
    private ChatService service;

    @BeforeEach
    void open() throws IOException {
        service = new ChatService();
        tool = Tool.in(directory).environment("PATH", System.getenv("PATH")).environment("MODEL_KEY", KEY).ticking();
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(Files.createDirectories(directory.resolve("work")).resolve("a.txt"), "piece");
        agent("");
        assertThat(tool.run("task", "create", "--id", "t1", "--title", "Read a.txt", "--type", "work").status()).isZero();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private void agent(String more) throws IOException {
        Files.writeString(directory.resolve("logs/agents.yaml"), """
                agents:
                  m:
                    kind: model
                    protocol: anthropic
                    capabilities: ['*']
                    url: URL
                    model: test-model
                    key: MODEL_KEY
                    system: Be brief.
                    price: {input: 1, output: 10}
                    tools: [read_file, list_files]
                MORE
                """.replace("URL", service.url()).replace("MORE", more));
    }

    private Tool.Outcome run() {
        return tool.run("agent", "run", "t1", "--directory", "work", "-o", "jsonl");
    }

    private Map<?, ?> request(int i) throws BadJsonException {
        return Json.strict().parse(service.requests().get(i));
    }

    @Test
    void callsToolsTogetherAndSendsTheirResultsTogether() throws Exception {
        service.status(200, """
                {"type":"message","role":"assistant","content":[{"type":"text","text":"Let me look."},\
                {"type":"tool_use","id":"toolu_1","name":"list_files","input":{"path":"."}},\
                {"type":"tool_use","id":"toolu_2","name":"read_file","input":{"path":"a.txt"}}],\
                "stop_reason":"tool_use","usage":{"input_tokens":100,"output_tokens":10}}""").status(200, DONE);
        Tool.Outcome outcome = run();
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"result\":\"It says piece.\"", "\"input_tokens\":300", "\"output_tokens\":30", "\"cost_usd\":0.0006").doesNotContain(KEY);
        assertThat(service.authorizations()).containsOnly(KEY + " 2023-06-01");

        Map<?, ?> first = request(0);
        assertThat(first.get("model")).isEqualTo("test-model");
        assertThat(first.get("max_tokens")).isEqualTo(4_096L);
        assertThat(String.valueOf(first.get("system"))).contains("Be brief.");
        assertThat((List<?>) first.get("messages")).singleElement().asString().startsWith("{role=user, content=").contains("Task t1: Read a.txt");
        assertThat(String.valueOf(first.get("tools"))).contains("name=read_file", "input_schema={type=object");

        List<?> messages = Objects.requireNonNull((List<?>) request(1).get("messages"));
        assertThat(messages).hasSize(3);
        assertThat(messages.get(1)).hasToString("{role=assistant, content=[{type=text, text=Let me look.}, {type=tool_use, id=toolu_1, name=list_files, input={path=.}}, "
                + "{type=tool_use, id=toolu_2, name=read_file, input={path=a.txt}}]}");
        assertThat(messages.get(2)).hasToString("{role=user, content=[{type=tool_result, tool_use_id=toolu_1, content=a.txt}, {type=tool_result, tool_use_id=toolu_2, content=piece}]}");
        assertThat(Files.readString(directory.resolve("logs/registry.jsonl"))).doesNotContain(KEY);
    }

    @Test
    void readsAnswersThatComeInPieces() throws Exception {
        agent("    stream: true");
        service.streams("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":7,\"output_tokens\":1}}}",
                "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"read_file\",\"input\":{}}}",
                "event: ping\ndata: {\"type\":\"ping\"}",
                "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"pa\"}}",
                "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"th\\\": \\\"a.txt\\\"}\"}}",
                "data: {\"type\":\"content_block_stop\",\"index\":0}",
                "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":3}}", "data: {\"type\":\"message_stop\"}")
                .streams("data: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}",
                        "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                        "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"It says \"}}",
                        "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"piece.\"}}",
                        "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":4}}", "data: {\"type\":\"message_stop\"}");
        Tool.Outcome outcome = run();
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"result\":\"It says piece.\"", "\"input_tokens\":16", "\"output_tokens\":7");
        assertThat(request(0).get("stream")).isEqualTo(true);
        assertThat(service.requests().get(1)).contains("\"tool_use_id\":\"toolu_1\",\"content\":\"piece\"");
    }

    @Test
    void asksAgainWhereTheServiceHasTooMuchToDo() {
        service.status(429, "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow down\"}}", "retry-after", "1")
                .status(529, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}").status(200, DONE);
        assertThat(run().out()).contains("\"result\":\"It says piece.\"");
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void shortensAConversationThatIsTooLong() throws IOException {
        Files.writeString(directory.resolve("work/a.txt"), "x".repeat(10_000));
        service.status(200, "{\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"read_file\",\"input\":{\"path\":\"a.txt\"}}],\"stop_reason\":\"tool_use\"}")
                .status(400, "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 210000 tokens > 200000 maximum\"}}")
                .status(200, DONE);
        assertThat(run().out()).contains("\"result\":\"It says piece.\"");
        assertThat(service.requests().get(2).length()).isLessThan(service.requests().get(1).length() - 2_000);
    }

    @Test
    void tellsTheModelOfArgumentsThatAreNone() {
        service.status(200, "{\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"read_file\",\"input\":{\"file\":\"a\"}}],\"stop_reason\":\"tool_use\"}")
                .status(200, DONE);
        assertThat(run().out()).contains("\"result\":\"It says piece.\"");
        assertThat(service.requests().get(1)).contains("error: the object of arguments needs 'path'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\":\"text\"}", "no JSON", ""})
    void saysWhereTheAnswerIsNone(String body) {
        service.status(200, body);
        assertThat(run().out()).contains("\"status\":\"failed\"", "RESULT_MAPPING_ERROR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"a\"}}|the service's answer ended in the middle",
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}|the service broke off its answer: Overloaded",
        "{\"type\":|a piece of the service's answer is no JSON"})
    void saysWhereAStreamEndsInTheMiddleOrIsBrokenOff(String event, String said) throws IOException {
        agent("    stream: true");
        service.streams("data: " + event);
        assertThat(run().out()).contains(said);
    }

    @Test
    void saysWhichVariableTheKeyIsIn() {
        service.status(401, "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key " + KEY + "\"}}");
        Tool.Outcome outcome = run();
        assertThat(outcome.out() + outcome.err()).contains("the service answers with status 401: authentication_error invalid x-api-key ***: see the variable MODEL_KEY").doesNotContain(KEY);
    }

    @Test
    void anotherProtocolIsRefused() throws IOException {
        Files.writeString(directory.resolve("logs/agents.yaml"), "agents:\n  m:\n    kind: model\n    protocol: gemini\n    capabilities: ['*']\n    url: https://x.example\n    model: m\n");
        Tool.Outcome outcome = tool.run("agent", "validate");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err()).contains("agents.yaml:4:", "'gemini' is neither openai nor anthropic");
    }
}
