package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;
import taskmgmt.testkit.Words;

/** The logs of {@code examples/logs}, which a recorded session of commands has written. */
class ExampleLogsTest {
    private static final Path EXAMPLES = Golden.inProject("examples/logs");
    private static final List<String> FILES = List.of("registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl");

    @TempDir
    private Path directory;

    @Test
    void areWhatTheSessionWrites() throws IOException {
        replay(directory);

        for (String file : FILES) {
            Golden.check("examples/logs/" + file, Files.readString(directory.resolve("logs").resolve(file)));
        }
    }

    @ParameterizedTest
    @CsvSource({"healing,[PASS] SELF-HEALING IS WORKING!", "learning,[PASS] LEARNING SYSTEM IS ACTIVE!",
        "unified,[PASS] UNIFIED TASK REGISTRY IS TRACKING!"})
    void giveEveryReportItsEvidence(String report, String verdict) {
        Tool.Outcome outcome = Tool.in(directory).run("evidence", report, "--logs", EXAMPLES.toString());

        assertThat(outcome.out()).contains(verdict);
        assertThat(outcome).returns(0, Tool.Outcome::status).returns("", Tool.Outcome::err);
    }

    @Test
    void areIntact() {
        Tool.Outcome outcome = Tool.in(directory).run("audit", "verify", "--logs", EXAMPLES.toString());

        assertThat(outcome.out()).contains("[INTACT]").doesNotContain("have none yet");
        assertThat(outcome.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"task list", "task show storage_backup", "task order", "incident list", "learning list",
        "audit list", "audit verify", "evidence healing", "evidence learning", "evidence unified"})
    void areAsTheyWereAfterACommandThatReads(String command) throws IOException {
        Map<String, String> before = contents(EXAMPLES);
        String[] words = Words.of(command + " --logs " + EXAMPLES).toArray(new String[0]);

        assertThat(Tool.in(directory).run(words).status()).isZero();
        assertThat(contents(EXAMPLES)).isEqualTo(before);
    }

    @Test
    void canBeContinuedInACopy() throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        for (String file : FILES) {
            Files.copy(EXAMPLES.resolve(file), logs.resolve(file));
        }
        Tool tool = Tool.in(directory).at("2026-01-06T00:00:00Z");

        assertThat(tool.run("task", "complete", "web_audit").out()).contains("completed");
        assertThat(tool.run("audit", "verify").out()).contains("[INTACT]").doesNotContain("legacy");
    }

    private static void replay(Path directory) throws IOException {
        Tool tool = Tool.in(directory);
        for (String line : Files.readAllLines(Golden.inProject("src/test/resources/examples/session.txt"))) {
            if (!line.startsWith("#")) {
                List<String> words = Words.of(line);
                Tool.Outcome outcome = tool.at(words.get(0)).environment("USER", words.get(1))
                        .run(words.subList(2, words.size()).toArray(new String[0]));
                assertThat(outcome).as(line).returns(0, Tool.Outcome::status).returns("", Tool.Outcome::err);
            }
        }
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
