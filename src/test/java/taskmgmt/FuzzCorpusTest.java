package taskmgmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

    /** Takes an input, and fails on one that a reader does not stand. */
    interface Input {
        void take(byte[] data) throws Exception;
    }

    static Stream<Arguments> targets() {
        return Stream.of(target("lines", LineReaderFuzz::fuzzerTestOneInput), target("json", JsonReaderFuzz::fuzzerTestOneInput),
                target("events", EventJudgeFuzz::fuzzerTestOneInput), target("events", EventIngestFuzz::fuzzerTestOneInput),
                target("policies", PolicyReaderFuzz::fuzzerTestOneInput));
    }

    private static Arguments target(String inputs, Input input) {
        return Arguments.of(inputs, input);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyInputHolds(String name, Input target) throws Exception {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(INPUTS.resolve(name))) {
            inputs = files.sorted().toList();
        }
        assertThat(inputs).isNotEmpty();
        for (Path each : inputs) {
            try {
                target.take(Files.readAllBytes(each));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("with " + each, e);
            }
        }
        target.take(new byte[0]);
    }
}
