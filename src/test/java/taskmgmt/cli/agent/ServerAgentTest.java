package taskmgmt.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.ChatService;
import taskmgmt.testkit.Tool;

/** Servers that speak the Model Context Protocol, as agents and as tools of models: this program's own, as a process. */
class ServerAgentTest {
    @TempDir
    private Path directory;
    private Tool tool;

    @BeforeEach
    void open() throws IOException {
        tool = Tool.in(directory).environment("PATH", System.getenv("PATH")).ticking();
        Files.createDirectories(directory.resolve("logs"));
    }

    private void agents(String argv, String more) throws IOException {
        Files.writeString(directory.resolve("logs/agents.yaml"), "agents:\n  reg:\n    kind: mcp\n    capabilities: [report]\n    argv: " + argv + "\n" + more);
    }

    /** This program as a server: a script, as its class path is longer than a word of the file may be. */
    private String own() throws IOException {
        Path script = directory.resolve("server.sh");
        Files.writeString(script, "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin/java") + "' -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' taskmgmt.Main mcp\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return "[./server.sh]";
    }

    private void task(String title, String input) {
        assertThat(tool.run("task", "create", "--id", "t1", "--title", title, "--type", "report", "--input", input).status()).isZero();
    }

    private Tool.Outcome run(String... more) {
        return tool.run(Stream.concat(List.of("agent", "run", "t1", "-o", "jsonl").stream(), List.of(more).stream()).toArray(String[]::new));
    }

    @Test
    void doesStepsByTheToolsOfAServer() throws IOException {
        agents(own(), "");
        task("Make a task", "{\"steps\": [{\"id\": \"a\", \"tool\": \"create\", \"arguments\": {\"title\": \"by a server\"}}, {\"id\": \"b\", \"tool\": \"reg__list\", \"arguments\": {\"text\": \"by a server\"}, \"needs\": [\"a\"]}]}");
        Tool.Outcome outcome = run();
        assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
        assertThat(outcome.out()).contains("\"steps\":2", "by a server");
        assertThat(Files.readString(directory.resolve("logs/registry.jsonl"))).contains("\"agent_tool\":{\"agent\":\"reg\",\"tool\":\"reg__create\"");
    }

    @Test
    void lendsItsToolsToAModel() throws IOException {
        try (ChatService service = new ChatService()) {
            agents(own(), "  m:\n    kind: model\n    capabilities: [report]\n    url: " + service.url() + "\n    model: x\n    tools: ['reg__*']\n");
            task("Look at it", "{}");
            service.calls("reg__show", "{\"id\": \"t1\"}", "reg__show", "{}").says("seen");
            Tool.Outcome outcome = run("--agent", "m");
            assertThat(outcome).as(outcome.err()).returns(0, Tool.Outcome::status);
            assertThat(service.requests().getFirst()).contains("reg__complete");
            assertThat(service.requests().getLast()).contains("Look at it", "error: the object of arguments needs 'id'");
        }
    }

    @Test
    void saysWhichServerCannotBeUsed() throws IOException {
        agents("['false']\n    timeout: 2s", "");
        task("show it", "{\"tool\": \"show\"}");
        Tool.Outcome outcome = run();
        assertThat(outcome.status()).isIn(1, 2);
        assertThat(outcome.out()).contains("the server reg cannot be used: ");
        agents("[none-such]\n    timeout: 2s", "");
        assertThat(run().out()).contains("the server reg cannot be used: ");
    }

    @Test
    void aServerThatKillsItsProcessGroupHitsNobodyElse() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "setsid is not installed");
        task("show it", "{\"tool\": \"show\"}");
        agents("[sh, -c, 'cut -d\" \" -f6 /proc/$$/stat >session; echo $$ >>session; kill -KILL 0']", "");
        assertThat(run().out()).contains("the server reg cannot be used: ");
        assertThat(Files.readAllLines(directory.resolve("session"))).as("its session and itself").hasSize(2).allMatch(line -> line.matches("\\d+"))
                .satisfies(lines -> assertThat(lines.getFirst()).isEqualTo(lines.getLast()));
    }
}
