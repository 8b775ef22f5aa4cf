package taskmgmt.cli.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

/** What can be said without a broker; the rest is tried over a real one. */
class BridgeCommandsTest {
    @TempDir
    private Path directory;
    private Tool tool;

    @BeforeEach
    void make() {
        tool = Tool.in(directory);
        tool.run("task", "create", "--title", "t", "--id", "t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--topic t|--bootstrap names a broker: host:port", "--bootstrap localhost|localhost' is no broker", "--bootstrap h:1,:2|:2' is no broker",
        "--bootstrap h:x --topic t|h:x' is no broker", "--bootstrap h:1|--topic names the topic", "--bootstrap h:1 --topic a/b|a/b' is no name of a topic",
        "--bootstrap h:1 --topic ..|..' is no name of a topic", "--bootstrap h:1 --topic t --once --follow|exclude each other",
        "--bootstrap h:1 --topic t --every 1s|--every belongs to --follow", "--bootstrap h:1 --topic t --timeout 0s|is 0"})
    void saysWhatItCannotUse(String options, String message) {
        for (String verb : new String[] {"publish", "take"}) {
            Tool.Outcome outcome = tool.run(("bridge kafka " + verb + " " + options).split(" ", -1));
            assertThat(outcome.status()).as(options).isEqualTo(2);
            assertThat(outcome.err()).contains(message);
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsSaid() {
        for (String verb : new String[] {"publish", "take"}) {
            Tool.Outcome outcome = tool.run("bridge", "kafka", verb, "--bootstrap", "127.0.0.1:1", "--topic", "t", "--timeout", "200ms");
            assertThat(outcome.status()).as(outcome.err()).isEqualTo(1);
            assertThat(outcome.err()).startsWith("task-mgmt: not " + (verb.equals("take") ? "taken" : "published") + ": no answer from the broker in time");
        }
    }

    @Test
    void settingsComeFromAFile() throws IOException {
        Files.writeString(directory.resolve("client.properties"), "security.protocol=NOSUCH\n");
        assertThat(tool.run("bridge", "kafka", "publish", "--bootstrap", "127.0.0.1:1", "--topic", "t", "--timeout", "200ms", "--property-file", "client.properties"))
                .satisfies(outcome -> {
                    assertThat(outcome.status()).isEqualTo(1);
                    assertThat(outcome.err()).contains("security.protocol");
                });
        assertThat(tool.run("bridge", "kafka", "take", "--bootstrap", "127.0.0.1:1", "--topic", "t", "--property-file", "none").status()).isEqualTo(3);
        Files.writeString(directory.resolve("bad.properties"), "a=\\u12\n");
        assertThat(tool.run("bridge", "kafka", "take", "--bootstrap", "127.0.0.1:1", "--topic", "t", "--property-file", "bad.properties").status()).isEqualTo(2);
    }
}
