package taskmgmt.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.journal.LogFiles;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.PlainRuns;

/** The two readers of events say the same of any lines. Input for a fuzzer. */
public final class EventJudgeFuzz {
    private static final RunReader.Plan ONE_PART = new RunReader.Plan(1, 1, Long.MAX_VALUE);
    private static final Path DIRECTORY = directory();

    private EventJudgeFuzz() {}

    /** @param data lines that may be events */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(DIRECTORY.resolve(LogFiles.REGISTRY), data);
        LogReader logs = LogReader.at(DIRECTORY);
        PlainRuns plain = PlainRuns.of(logs);
        List<String> told = new ArrayList<>();
        RunReader.of(logs, ONE_PART).inLogOrder(new RunListener() {
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
        Runs<Nothing> runs = RunReader.of(logs, ONE_PART).fold(Projection.of("", Nothing::new, (fold, state) -> { }));
        assertThat(runs.open()).extracting(TaskRun::toString).isEqualTo(plain.open());
        assertThat(runs.strays()).isEqualTo(plain.strays);
        assertThat(runs.damaged()).isEqualTo(plain.damaged);
    }

    /** Gathers nothing: what is open, astray and damaged is counted beside it. */
    private static final class Nothing implements Fold<Nothing> {
        @Override
        public void accept(TaskRun run) {
            assertThat(run.status().isTerminal()).isTrue();
        }

        @Override
        public void combine(Nothing other) {
            throw new AssertionError("there is one part");
        }

        @Override
        public void write(StateWriter state) {
            throw new AssertionError("a fold without a name is not kept");
        }
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
