package taskmgmt.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.testkit.RotatedLogs;
import taskmgmt.testkit.Tool;

/** Segments put in each other's places, taken away or doubled: every command comes to the same verdict, and none is silent. */
class SplicedSegmentsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private Path logs = Path.of("");

    @BeforeEach
    void rotatedTwice() {
        RotatedLogs rotated = RotatedLogs.in(directory);
        tool = rotated.tool();
        logs = rotated.directory();
    }

    /** Does something to the segments of a log, which are in their order. */
    interface Splice {
        void to(List<Path> segments) throws IOException;
    }

    static Stream<Arguments> splices() {
        return Stream.of("registry", "immutable_audit", "incidents").flatMap(log -> Stream.of(
                splice(log, "swapped", segments -> {
                    byte[] first = Files.readAllBytes(segments.getFirst());
                    Files.copy(segments.getLast(), segments.getFirst(), StandardCopyOption.REPLACE_EXISTING);
                    Files.write(segments.getLast(), first);
                }),
                splice(log, "the first missing", segments -> Files.delete(segments.getFirst())),
                splice(log, "the last missing", segments -> Files.delete(segments.getLast())),
                splice(log, "all missing", segments -> {
                    for (Path segment : segments) {
                        Files.delete(segment);
                    }
                }),
                splice(log, "renamed", segments -> Files.move(segments.getFirst(), segments.getFirst().resolveSibling("moved.jsonl"))),
                splice(log, "doubled elsewhere", segments -> Files.copy(segments.getFirst(), shifted(segments.getFirst(), 1))),
                splice(log, "empty", segments -> Files.write(segments.getFirst(), new byte[0]))));
    }

    private static Arguments splice(String log, String what, Splice splice) {
        return Arguments.of(log, what, splice);
    }

    /** Under a name that says that it begins and ends later. */
    private static Path shifted(Path segment, long bytes) {
        String name = String.valueOf(segment.getFileName());
        int from = name.indexOf('-') + 1;
        long begin = Long.parseLong(name.substring(from, from + 20));
        long end = Long.parseLong(name.substring(from + 21, from + 41));
        return segment.resolveSibling(name.substring(0, from) + "%020d-%020d".formatted(begin + bytes, end + bytes) + name.substring(from + 41));
    }

    private List<Path> segments(String log) throws IOException {
        try (Stream<Path> files = Files.list(logs.resolve("segments"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(log + "-")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("splices")
    void everyCommandSaysThatTheRecordIsBroken(String log, String what, Splice splice) throws IOException {
        List<Path> segments = segments(log);
        assertThat(segments).hasSizeGreaterThan(1);
        splice.to(segments);
        assertThat(tool.run("audit", "verify").status()).as("verify").isIn(1, 5);
        assertThat(tool.run("doctor").status()).as("doctor").isIn(1, 5);
        assertThat(tool.run("system", "health").status()).as("health").isIn(1, 5);
        Tool.Outcome written = tool.run("task", "create", "--title", "behind it", "--id", "behind");
        assertThat(written.err()).as("a writer").isNotEmpty();
        assertThat(tool.run("stats").err()).as("a report").isNotEmpty();
        assertThat(tool.run("audit", "verify").status()).as("verify again").isIn(1, 5);
    }
}
