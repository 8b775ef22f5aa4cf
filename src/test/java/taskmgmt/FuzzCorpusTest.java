package taskmgmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.journal.lines.LineReaderFuzz;
import taskmgmt.json.JsonReaderFuzz;
import taskmgmt.record.PolicyReaderFuzz;
import taskmgmt.store.ingest.EventIngestFuzz;
import taskmgmt.store.read.EventJudgeFuzz;

/**
 * Every input in {@code src/test/resources/fuzz} goes through its target: what a fuzzer begins with, and what one has found.
 * {@code mvn -B -Pfuzz -DskipTests verify} looks for more.
 */
class FuzzCorpusTest {
    private static final Path INPUTS = Path.of("src/test/resources/fuzz");

    private interface Input {
        void take(byte[] data) throws Exception;
    }

    private enum Target {
        LINES("lines", LineReaderFuzz::fuzzerTestOneInput),
        JSON("json", JsonReaderFuzz::fuzzerTestOneInput),
        EVENTS("events", EventJudgeFuzz::fuzzerTestOneInput),
        INGEST("events", EventIngestFuzz::fuzzerTestOneInput),
        POLICIES("policies", PolicyReaderFuzz::fuzzerTestOneInput);

        private final String inputs;
        private final Input input;

        Target(String inputs, Input input) {
            this.inputs = inputs;
            this.input = input;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyInputHolds(Target target) throws Exception {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(INPUTS.resolve(target.inputs))) {
            inputs = files.sorted().toList();
        }
        assertThat(inputs).isNotEmpty();
        for (Path each : inputs) {
            try {
                target.input.take(Files.readAllBytes(each));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("with " + each, e);
            }
        }
        target.input.take(new byte[0]);
    }
}
