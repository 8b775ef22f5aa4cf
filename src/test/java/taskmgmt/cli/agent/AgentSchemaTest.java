package taskmgmt.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Tool;

/** The schemas that editors get, by a validator that nobody here wrote: they refuse nothing that the program takes, and find what is plainly broken. */
class AgentSchemaTest {
    private static final String VALID = """
            agents:
              fixer:
                kind: command
                capabilities: [bug_fix]
                argv: [./fix.sh]
                timeout: 2m
                budget: {steps: 10, cost: 0.5}
              thinker:
                kind: model
                capabilities: ["*"]
                url: http://localhost:11434/v1
                model: qwen3
                price: {input: 0.15, output: 0.60}
            tools:
              commands: [make]
            """;

    private static final Pattern SCALAR = Pattern.compile("-?[0-9.]+|true");
    private static final Set<String> NOT_TEXT = Set.of("capacity", "enabled", "stream");

    @TempDir
    private Path directory;

    private Schema schema(String... command) {
        String text = Tool.in(directory).run(command).out();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }

    private static boolean takes(Schema schema, String yaml) {
        return schema.validate(yaml, InputFormat.YAML).isEmpty();
    }

    private Tool.Outcome validated(String yaml) throws IOException {
        Files.writeString(directory.resolve("agents.yaml"), yaml);
        return Tool.in(directory).run("agent", "validate", "agents.yaml");
    }

    @Test
    void theExamplesFitTheirSchemas() throws IOException {
        assertThat(takes(schema("agent", "schema"), Files.readString(Golden.inProject("examples/agents/agents.yaml")))).isTrue();
        assertThat(takes(schema("workflow", "schema"), Files.readString(Golden.inProject("examples/workflows/release.yaml")))).isTrue();
        Schema playbook = schema("heal", "schema");
        try (Stream<Path> files = Files.list(Golden.inProject("examples/playbooks"))) {
            for (Path each : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                assertThat(takes(playbook, Files.readString(each))).as(each.toString()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "    kind: command|    kind: robot|3:11",
        "    argv: [./fix.sh]|    argv: []|5:11",
        "    argv: [./fix.sh]|    argw: [./fix.sh]|5:5",
        "    capabilities: [bug_fix]|    capabilities: bug_fix|4:19",
        "    timeout: 2m|    timeout: soon|6:14",
        "    timeout: 2m|    capacity: 0|6:15",
        "    timeout: 2m|    enabled: maybe|6:14",
        "    budget: {steps: 10, cost: 0.5}|    budget: {steps: 1.5}|7:21",
        "    price: {input: 0.15, output: 0.60}|    price: {input: 0.15}|13:12",
        "    model: qwen3|    key: sk-live-4242|",
        "  commands: [make]|  command: [make]|15:3",
        "tools:|tool:|14:1"})
    void whatIsBrokenIsFoundByBothAndByTheProgramWithItsPlace(String line, String broken, @Nullable String place) throws IOException {
        String text = VALID.replace(line + "\n", broken + "\n");
        assertThat(text).isNotEqualTo(VALID);
        assertThat(takes(schema("agent", "schema"), text)).isFalse();
        Tool.Outcome outcome = validated(text);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("agents.yaml:" + (place == null ? "" : place + ":"));
    }

    /** An editor that marks what the program would take is of no use. */
    @Test
    void theSchemaRefusesNothingThatTheProgramTakes() throws IOException {
        RandomGenerator random = Seed.random(AgentSchemaTest.class);
        Schema schema = schema("agent", "schema");
        assertThat(takes(schema, VALID)).isTrue();
        String[] words = {"[]", "{}", "0", "1", "-1", "1.5", "true", "soon", "2m", "PT5M", "1h30m", "[a]", "[a, b]", "\"*\"", "command", "model", "mcp", "sequential", "none", "argument",
            "http://localhost", "{steps: 1}", "{input: 0, output: 1}", "KEY", "''"};
        String[] keys = {"kind", "description", "capabilities", "capacity", "enabled", "timeout", "budget", "fallback", "fallback_order", "argv", "prompt", "answer", "url", "model",
            "key", "stream", "price", "system", "tools", "nonsense"};
        int taken = 0;
        for (int i = 0; i < 3_000; i++) {
            List<String> lines = new ArrayList<>(VALID.lines().toList());
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                int at = 2 + random.nextInt(10);
                String key = keys[random.nextInt(keys.length)];
                String word = words[random.nextInt(words.length)];
                if (SCALAR.matcher(word).matches() && !NOT_TEXT.contains(key)) {
                    word = "'" + word + "'"; // which the program takes as text without quotes, too
                }
                String line = "    " + key + ": " + word;
                if (at == 7) {
                    continue; // the name of the second agent
                }
                if (random.nextBoolean()) {
                    lines.set(at, line);
                } else {
                    lines.add(at + 1, line);
                }
            }
            String text = String.join("\n", lines) + "\n";
            if (taskmgmt.agent.AgentsParser.parse(text).problems().isEmpty()) {
                taken++;
                assertThat(schema.validate(text, InputFormat.YAML)).as(text).isEmpty();
            }
        }
        assertThat(taken).isGreaterThan(50);
    }
}
