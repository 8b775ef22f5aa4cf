package taskmgmt.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.ChatService;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Sweep;

/** The service that represents a model in the tests speaks as a client expects that nobody here wrote. */
@Sweep
class OpenAiClientTest {
    private static final String PACKAGE = "openai@7.57.0";

    @TempDir
    private Path directory;

    private static String piece(String delta) {
        return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":null}]}";
    }

    private boolean ended(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static boolean isInstalled(String program) {
        return List.of(String.valueOf(System.getenv("PATH")).split(":", -1)).stream().anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    /** Skipped without node, npm or a network. */
    @Test
    void understandsEveryAnswerOfTheService() throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInstalled("node") && isInstalled("npm"), "there is no node or npm");
        Files.writeString(directory.resolve("package.json"), "{}");
        Path output = directory.resolve("output.txt");
        Assumptions.assumeTrue(ended(List.of("npm", "install", "--no-audit", "--no-fund", PACKAGE), output), "npm cannot install the client");
        Files.copy(Golden.inProject("src/bench/chat/client.mjs"), directory.resolve("client.mjs"));
        try (ChatService service = new ChatService()) {
            service.says("hello").calls("read_file", "{\"path\":\"a.txt\"}")
                    .streams(piece("{\"role\":\"assistant\",\"content\":\"I \"}"), ": a remark", piece("{\"content\":\"look\"}"),
                            piece("{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"read_file\",\"arguments\":\"\"}}]}"),
                            piece("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"path\\\":\"}}]}"),
                            piece("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"b.txt\\\"}\"}}]}"),
                            piece("{}").replace("\"finish_reason\":null", "\"finish_reason\":\"tool_calls\""),
                            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],"
                                    + "\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":4,\"total_tokens\":12}}", "data: [DONE]")
                    .status(429, "{\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit\",\"code\":\"rate_limit_exceeded\"}}", "Retry-After", "1").says("after a while")
                    .status(500, "{\"error\":{\"message\":\"oops\",\"type\":\"server_error\"}}").says("well again")
                    .calls("read_file", "{\"path\":")
                    .status(400, "{\"error\":{\"message\":\"too long\",\"type\":\"invalid_request_error\",\"code\":\"context_length_exceeded\"}}")
                    .status(401, "{\"error\":{\"message\":\"no such key\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}")
                    .drips();
            boolean isUnderstood = ended(List.of("node", "client.mjs", service.url()), output);
            assertThat(isUnderstood).as(Files.readString(output, StandardCharsets.UTF_8)).isTrue();
            assertThat(service.authorizations()).containsOnly("Bearer key");
            assertThat(service.requests()).hasSize(11);
        }
    }
}
