package taskmgmt.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.codec.BadJsonException;
import taskmgmt.codec.Json;
import taskmgmt.codec.RegistryCodec;
import taskmgmt.journal.LogFiles;
import taskmgmt.policy.Redaction;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskRun;

/** What two readers say of any lines is the same, and what is let in can be written and read again. Input for a fuzzer. */
public final class EventJudgeFuzz {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RunReader.Plan ONE_PART = new RunReader.Plan(1, 1, Long.MAX_VALUE);
    private static final Path DIRECTORY = directory();

    private EventJudgeFuzz() {}

    /** @param data lines that may be events */
    public static void fuzzerTestOneInput(byte[] data) throws IOException, BadJsonException {
        Files.write(DIRECTORY.resolve(LogFiles.REGISTRY), data);
        bothReadersSayTheSame();
        List<EventLines.EventLine> lines = new ArrayList<>();
        EventLines.read(new ByteArrayInputStream(data), () -> NOW, Redaction.USUAL, lines::addAll);
        for (EventLines.EventLine line : lines) {
            if (line.event() == null) {
                assertThat(line.fault()).isNotBlank();
            } else {
                isWrittenAndReadAgain(line.event());
            }
        }
    }

    private static void bothReadersSayTheSame() throws IOException {
        LogReader logs = LogReader.at(DIRECTORY);
        PlainRuns plain = PlainRuns.of(logs);
        List<String> told = new ArrayList<>();
        RunReader.of(logs, ONE_PART).replay(new RunListener() {
            @Override
            public void started(TaskRun run) {
                told.add("started " + run);
            }

            @Override
            public void ended(TaskRun run) {
                told.add("ended " + run);
            }
        });
        assertThat(told).isEqualTo(plain.told);
    }

    private static void isWrittenAndReadAgain(TaskEvent event) throws BadJsonException {
        byte[] line = RegistryCodec.encode(event);
        assertThat(line.length).isLessThanOrEqualTo(LogFiles.MAX_LINE_BYTES);
        assertThat(line).doesNotContain('\n', '\r');
        Map<String, @Nullable Object> object = Json.strict().parse(line, 0, line.length);
        assertThat(RegistryCodec.decodeChecked(object, NOW)).isEqualTo(event);
        assertThat(Redaction.USUAL.record(object)).as("redacted once more").isEqualTo(object);
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("event-judge");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(LogFiles.REGISTRY));
            Files.delete(directory);
        } catch (IOException e) {
            System.err.println("left behind: " + e.getMessage());
        }
    }
}
