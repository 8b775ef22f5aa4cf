package taskmgmt.cli.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

class HealValidateCommandTest {
    private static final String GOOD = "{id: a, failure_mode: m, severity: low, detector: {type: file, path: p}, remedies: [{type: escalate}]}";

    @TempDir
    private Path directory;

    private Tool.Outcome validate(String... files) {
        Tool tool = Tool.in(directory);
        String[] words = new String[files.length + 2];
        words[0] = "heal";
        words[1] = "validate";
        System.arraycopy(files, 0, words, 2, files.length);
        return tool.run(words);
    }

    @Test
    void acceptsTheExamples() {
        assertThat(validate(Golden.inProject("examples/playbooks").toString())).returns(0, Tool.Outcome::status).returns("", Tool.Outcome::err);
    }

    @Test
    void saysFileLineAndColumn() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), GOOD);
        Files.writeString(directory.resolve("b.yml"), GOOD);
        Files.writeString(directory.resolve("c.yaml"), "id: [\n");
        Files.write(directory.resolve("d.yaml"), new byte[] {(byte) 0xff});
        Tool.Outcome outcome = validate(".");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("a: file, low, 1 remedy\n");
        assertThat(outcome.err().replace(directory.toString(), "D").lines()).satisfiesExactly(
                b -> assertThat(b).endsWith("/b.yml:1:1: its id 'a' is that of D/./a.yaml"),
                c -> assertThat(c).contains("/c.yaml:2:1: "), d -> assertThat(d).endsWith("/d.yaml:1:1: it is no UTF-8"));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThat(validate("none.yaml").err()).contains("none.yaml: no such file");
        assertThat(validate(".").err()).contains("*.yaml: no such file");
    }

    @Test
    void printsASchemaThatKnowsEveryKey() throws BadJsonException {
        Map<String, ?> schema = Json.strict().parse(Tool.in(directory).run("heal", "schema").out());
        assertThat(schema.get("required")).isEqualTo(List.of("id", "failure_mode", "severity", "detector", "remedies"));
        assertThat(String.valueOf(schema.get("$defs"))).contains("port_in_use", "process_gone", "disk_space", "stale_lock", "end_processes", "retry_tasks");
    }
}
