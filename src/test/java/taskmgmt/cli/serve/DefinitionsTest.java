package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.access.Role;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** Storing workflows over HTTP. */
class DefinitionsTest {
    private static final String WORKFLOWS = "/api/v1/workflows";
    private static final String GREET = "id: greet\n# who is greeted\nparams: {who: {default: you}}\nsteps:\n  - {name: one, run: [echo, '${params.who}']}\n";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private final Map<Role, String> keys = new EnumMap<>(Role.class);
    // Started before each test.
    @SuppressWarnings("NullAway.Init")
    private Served server;

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory);
        for (Role role : Role.values()) {
            keys.put(role, String.valueOf(Json.strict().parse(tool.run("key", "create", "--name", role.text(), "--role", role.text(), "--json", "--logs", "logs").out()).get("key")));
        }
        server = Served.by(tool, "--accept-workflows", "--logs", "logs");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpResponse<String> post(Role role, String path, String body, String... headers) throws IOException, InterruptedException {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + keys.get(role);
        return server.post(path, body, all);
    }

    private static String body(String definition) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonPrinter.pretty(Map.of("definition", definition), 0, text);
        return text.toString();
    }

    @Test
    void aDefinitionIsKeptAsItWasSentAndRuns() throws Exception {
        HttpResponse<String> kept = post(Role.ADMIN, WORKFLOWS, body(GREET));

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(kept.headers().firstValue("Location")).hasValue("/api/v1/workflows/greet");
        assertThat(server.get("/api/v1/workflows/greet", "Authorization", "Bearer " + keys.get(Role.VIEWER)).body()).isEqualTo(GREET);
        assertThat(tool.last("immutable_audit.jsonl")).containsEntry("action", "workflow_kept").containsEntry("actor", String.valueOf(keys.get(Role.ADMIN)).substring(3, 13));
        Files.writeString(directory.resolve("greet.yaml"), GREET);
        assertThat(kept.body()).as("as the command line answers").isEqualTo(tool.run("workflow", "create", "--file", "greet.yaml", "--json", "--logs", "logs").out());
        assertThat(post(Role.ADMIN, WORKFLOWS, body(GREET)).statusCode()).as("it is the current one already").isEqualTo(200);
        assertThat(post(Role.OPERATOR, WORKFLOWS + "/greet/execute", "{\"run_id\":\"g1\",\"params\":{\"who\":\"me\"}}").statusCode()).isEqualTo(201);
        assertThat(post(Role.ADMIN, WORKFLOWS, body(GREET + "  - {name: two, run: ['true']}\n")).statusCode()).as("another version").isEqualTo(201);
    }

    @Test
    void anObjectIsADefinitionToo() throws Exception {
        HttpResponse<String> kept = post(Role.ADMIN, WORKFLOWS, "{\"definition\":{\"id\":\"häuser\",\"steps\":[{\"name\":\"one\",\"run\":[\"echo\",\"ü\\u001b\"]}]}}");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(400);

        kept = post(Role.ADMIN, WORKFLOWS, "{\"definition\":{\"id\":\"houses\",\"steps\":[{\"name\":\"one\",\"run\":[\"echo\",\"ü: 'x' # 1\"]}]}}");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(tool.run("workflow", "show", "houses", "--logs", "logs").out()).contains("\"ü: 'x' # 1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{};definition is missing",
            "{\"definition\":1};definition must be YAML as a string, or an object",
            "{\"definition\":[]};definition must be",
            "{\"definition\":\"\"};1:1",
            "{\"definition\":\"steps: []\"};id",
            "{\"definition\":\"id: a\\nsteps:\\n  - {name: x, runs: [a]}\\n\"};3:",
            "{\"definition\":\"id: a\\nsteps:\\n  - {name: x, workflow: none}\\n\"};no workflow 'none'",
            "{\"definition\":\"&a [*a, *a]\"};1:",
            "{\"definition\":\"id: ../../x\\nsteps: [{name: x, run: [a]}]\"};1:",
            "{\"definition\":\"id: a\\nsteps: [{name: x, run: [a]}]\",\"id\":\"b\"};there is no key 'id' here"})
    void whatIsNoDefinitionIsRefusedAndNothingIsKept(String body, String detail) throws Exception {
        HttpResponse<String> refused = post(Role.ADMIN, WORKFLOWS, body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(String.valueOf(Served.json(refused).get("detail"))).contains(detail);
        assertThat(directory.resolve("logs/workflows")).doesNotExist();
    }

    @Test
    void onlyAdministratorsStoreAndOnlyWhereTheServerAcceptsIt() throws Exception {
        for (Role role : List.of(Role.VIEWER, Role.REPORTER, Role.OPERATOR, Role.APPROVER)) {
            assertThat(post(role, WORKFLOWS, body(GREET)).statusCode()).as(role.text()).isEqualTo(403);
        }
        try (Served other = Served.by(tool, "--logs", "logs")) {
            HttpResponse<String> refused = other.post(WORKFLOWS, body(GREET), "Authorization", "Bearer " + keys.get(Role.ADMIN));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("--accept-workflows");
            assertThat(tool.last("immutable_audit.jsonl")).containsEntry("action", "access_denied").containsEntry("actor", String.valueOf(keys.get(Role.ADMIN)).substring(3, 13));
        }
        Files.writeString(directory.resolve("logs/policy.json"), "{\"version\":1,\"default\":\"deny\",\"rules\":[]}");
        assertThat(post(Role.ADMIN, WORKFLOWS, body(GREET)).statusCode()).as("the policy").isEqualTo(403);
        assertThat(directory.resolve("logs/workflows")).doesNotExist();
    }

    @Test
    void whatLooksLikeASecretIsSaid() throws Exception {
        HttpResponse<String> kept = post(Role.ADMIN, WORKFLOWS, body("id: leaks\nsteps:\n  - {name: one, run: [curl, '-H', 'Authorization: Bearer ghp_0123456789abcdefghijklmnopqrstuvwxyz']}\n"));

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(kept.headers().firstValue("X-Notice").orElseThrow()).contains("looks like a secret");
    }
}
