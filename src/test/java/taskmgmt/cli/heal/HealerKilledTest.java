package taskmgmt.cli.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

/** A healer in a process of its own, which is killed at each step by what it runs at that step. */
class HealerKilledTest {
    private static final String KILL = "{type: command, shell: true, line: 'kill -KILL $PPID'}";
    private static final String HEAL = "{type: command, argv: [touch, there]}";
    private static final String MISSING = "{type: file, path: there}";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void later() {
        tool = Tool.in(directory).at(Instant.parse("2100-01-01T00:00:00Z").toString());
    }

    private static List<String> program(String... words) {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "taskmgmt.Main"));
        all.addAll(List.of(words));
        return all;
    }

    private void playbook(String detector, String remedies, String more) throws IOException {
        Files.writeString(directory.resolve("book.yaml"), "id: book\nfailure_mode: broken\nseverity: high\ndetector: " + detector
                + "\nremedies: [" + remedies + "]\n" + more + "\n");
    }

    private int healInAnotherProcess() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program("heal", "run", "book.yaml", "--logs", "logs")).directory(directory.toFile());
        return builder.redirectErrorStream(true).redirectOutput(directory.resolve("output").toFile()).start().waitFor();
    }

    @Test
    void whileItLooksLeavesNothing() throws Exception {
        playbook(KILL, HEAL, "");
        assertThat(healInAnotherProcess()).isEqualTo(137);
        assertThat(directory.resolve("logs/incidents.jsonl")).doesNotExist();
        assertThat(tool.run("doctor").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "in the first remedy|" + KILL + "|verification: {within: 0s}|" + "run in a shell: kill -KILL $PPID",
        "in the second remedy|{type: command, argv: [true]}, " + KILL + "|verification: {within: 0s}|" + "run in a shell: kill -KILL $PPID",
        "while it verifies|{type: command, argv: [true]}|verification: {detector: " + KILL + "}|run true",
        "while it escalates|{type: command, argv: [true]}|verification: {within: 0s}\\nescalation: {shell: true, line: 'kill -KILL $PPID'}|run true"})
    void leavesATruthfulIncidentAndTheNextOneGoesOn(String step, String remedies, String more, String doing) throws Exception {
        playbook(MISSING, remedies, more.replace("\\n", "\n"));
        assertThat(healInAnotherProcess()).as(step).isEqualTo(137);
        Map<String, @Nullable Object> left = tool.last("incidents.jsonl");
        assertThat(left).containsEntry("status", "remediating").containsEntry("resolved_at", null);
        assertThat(left.get("metadata")).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("doing", doing);
        assertThat(tool.run("incident", "reconcile").err()).contains("1 incident, 0 differences");

        playbook(MISSING, HEAL, "");
        assertThat(tool.run("heal", "run", "book.yaml")).returns(0, Tool.Outcome::status);
        Map<String, @Nullable Object> healed = tool.last("incidents.jsonl");
        assertThat(healed).containsEntry("incident_id", left.get("incident_id")).containsEntry("status", "resolved");
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.completed");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void orThatHasHealedBeforeItDiedIsClosedByTheNextOne() throws Exception {
        playbook(MISSING, "{type: command, shell: true, line: 'touch there; kill -KILL $PPID'}", "");
        assertThat(healInAnotherProcess()).isEqualTo(137);
        assertThat(tool.run("heal", "run", "book.yaml")).returns(0, Tool.Outcome::status);
        assertThat(tool.last("incidents.jsonl")).containsEntry("status", "resolved")
                .containsEntry("actions_taken", List.of("found healed after an interrupted remedy"));
    }

    @Test
    void keepsOthersOutAsLongAsItLives() throws Exception {
        StringBuilder second = new StringBuilder();
        program("heal", "run", "book.yaml", "--logs", "logs").forEach(word -> second.append('"').append(word).append("\" "));
        Files.writeString(directory.resolve("second.sh"), second + "; echo $? > code\n");
        playbook(MISSING, "{type: command, argv: [sh, second.sh]}, " + HEAL, "verification: {within: 0s}");
        assertThat(tool.run("heal", "run", "book.yaml")).returns(0, Tool.Outcome::status);
        assertThat(directory.resolve("code")).hasContent("6");
        assertThat(tool.lines("incidents.jsonl")).as("of one healer").hasSize(4);
    }
}
