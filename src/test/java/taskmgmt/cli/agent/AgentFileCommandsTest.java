package taskmgmt.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

/** {@code agent list}, {@code show}, {@code register}, {@code enable}, {@code validate}, {@code schema}. */
class AgentFileCommandsTest {
    private static final String AGENTS = Golden.inProject("examples/agents/agents.yaml").toString();

    @TempDir
    private Path directory;
    private Tool tool;

    @BeforeEach
    void open() {
        tool = Tool.in(directory);
    }

    @Test
    void saysWhatToDoWhereThereIsNoAgent() {
        assertThat(tool.run("agent", "list")).returns(0, Tool.Outcome::status)
                .satisfies(each -> assertThat(each.err()).contains("no agent is registered: 'task-mgmt agent register FILE' adds those of a file"));
        assertThat(tool.run("agent", "show", "a")).returns(3, Tool.Outcome::status);
        assertThat(tool.run("agent", "enable", "a")).returns(3, Tool.Outcome::status);
        assertThat(tool.run("agent", "validate")).returns(3, Tool.Outcome::status);
    }

    @Test
    void registersOnceAndPutsItOnRecord() throws IOException {
        assertThat(tool.run("agent", "register", AGENTS)).returns("fixer\nthinker\nregistry\n", Tool.Outcome::out).returns(0, Tool.Outcome::status);
        assertThat(tool.run("agent", "register", AGENTS)).returns("", Tool.Outcome::out)
                .satisfies(each -> assertThat(each.err()).contains("already"));
        assertThat(tool.run("audit", "list", "-o", "jsonl").out().lines().filter(each -> each.contains("agents_changed"))).hasSize(1);
        assertThat(Files.readString(directory.resolve("logs/agents.yaml"))).isEqualTo(Files.readString(Path.of(AGENTS)));
        assertThat(tool.run("agent", "validate").out()).isEqualTo("fixer: command, for bug_fix, test*\nthinker: model, for *\nregistry: mcp, for report\n");
        assertThat(tool.run("agent", "list", "-q").out()).isEqualTo("fixer\nthinker\nregistry\n");
    }

    @Test
    void enablesAndDisables() {
        tool.run("agent", "register", AGENTS);
        assertThat(tool.run("agent", "disable", "fixer").err()).isEqualTo("task-mgmt: agent fixer is disabled\n");
        assertThat(tool.run("agent", "disable", "fixer").err()).isEqualTo("task-mgmt: agent fixer is disabled already\n");
        assertThat(tool.run("agent", "show", "fixer").out()).contains("command, disabled");
        assertThat(tool.run("agent", "enable", "fixer").err()).isEqualTo("task-mgmt: agent fixer is enabled\n");
        assertThat(tool.run("agent", "enable", "fixr")).returns(3, Tool.Outcome::status)
                .satisfies(each -> assertThat(each.err()).contains("no agent 'fixr' (did you mean 'fixer'?)"));
        assertThat(tool.run("agent", "show", "fixr").err()).contains("did you mean 'fixer'?");
    }

    @Test
    void showsEveryKind() throws BadJsonException {
        tool.run("agent", "register", AGENTS);
        assertThat(tool.run("agent", "show", "thinker").out()).contains("qwen3 at http://localhost:11434/v1").contains("50 steps, 30m 00s");
        assertThat(tool.run("agent", "show", "fixer").out()).contains("10 steps, $0.5, 10m 00s").contains("thinker (sequential)");
        assertThat(tool.run("agent", "show", "registry").out()).contains("task-mgmt mcp").contains("registry__*");
        assertThat(tool.run("agent", "show", "fixer").out()).containsPattern("Tools +none");
        Map<String, ?> thinker = Json.strict().parse(tool.run("agent", "show", "thinker", "-o", "json").out());
        assertThat(thinker.get("key")).isEqualTo("MODEL_API_KEY");
        assertThat(tool.run("agent", "show", "registry", "-o", "json").out()).contains("\"argv\"");
        assertThat(tool.run("agent", "show", "fixer", "-o", "json").out()).contains("\"prompt\": \"stdin\"");
    }

    @Test
    void usesNoFileWithAMistakeInIt() throws IOException {
        Files.writeString(directory.resolve("bad.yaml"), "agents:\n  a: {kind: command, capabilities: [x]}\n");
        assertThat(tool.run("agent", "validate", "bad.yaml", AGENTS)).returns(1, Tool.Outcome::status)
                .returns("bad.yaml:2:6: agent 'a' needs 'argv'\n", Tool.Outcome::err);
        assertThat(tool.run("agent", "register", "bad.yaml")).returns(2, Tool.Outcome::status);
        Files.createDirectories(directory.resolve("logs"));
        Files.copy(directory.resolve("bad.yaml"), directory.resolve("logs/agents.yaml"));
        assertThat(tool.run("agent", "list")).returns(2, Tool.Outcome::status).satisfies(each -> assertThat(each.err()).contains("agents.yaml:2:6: "));
        assertThat(tool.run("agent", "register", AGENTS)).returns(2, Tool.Outcome::status);
        Files.write(directory.resolve("logs/agents.yaml"), new byte[] {(byte) 0xff});
        assertThat(tool.run("agent", "list").err()).contains("agents.yaml:1:1: it is no UTF-8");
        assertThat(tool.run("agent", "validate").err()).contains("agents.yaml:1:1: it is no UTF-8");
    }

    @Test
    void saysWhereAFileCannotBeChangedByLines() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/agents.yaml"), "{agents: {a: {kind: command, capabilities: [x], argv: [a]}}}\n");
        assertThat(tool.run("agent", "disable", "a")).returns(4, Tool.Outcome::status)
                .satisfies(each -> assertThat(each.err()).contains("change the file by hand"));
    }

    @Test
    void printsASchemaThatKnowsEveryKey() throws BadJsonException {
        Map<String, ?> schema = Json.strict().parse(tool.run("agent", "schema").out());
        assertThat(schema.get("$defs")).isInstanceOfSatisfying(Map.class, defs -> assertThat(String.valueOf(defs.keySet())).isEqualTo("[command, model, mcp]"));
    }
}
