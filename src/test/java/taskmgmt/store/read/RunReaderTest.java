package taskmgmt.store.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.report.evidence.UnifiedReport;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.PlainRuns;
import taskmgmt.testkit.RandomRegistry;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.SegmentedLog;
import taskmgmt.testkit.Sweep;
import taskmgmt.time.TimeRange;

class RunReaderTest {
    private static final RunReader.Plan ONE_PART = new RunReader.Plan(1, 1, Long.MAX_VALUE);

    @TempDir
    Path directory;

    /** All ends, in their order. */
    private static final class Ends implements Fold<Ends> {
        private final TreeMap<Long, String> runs = new TreeMap<>();

        @Override
        public void accept(TaskRun run) {
            assertThat(runs.put(run.offset(), run.toString())).isNull();
        }

        @Override
        public void combine(Ends other) {
            other.runs.forEach((offset, run) -> assertThat(runs.put(offset, run)).isNull());
        }

        @Override
        public void write(StateWriter state) {
            state.number(runs.size());
            runs.forEach((offset, run) -> {
                state.number(offset);
                state.text(run);
            });
        }

        static Projection<Ends> projection(String name) {
            return new Projection<>() {
                @Override
                public Ends empty() {
                    return new Ends();
                }

                @Override
                public Ends read(StateReader state) {
                    Ends ends = new Ends();
                    for (int left = state.count(); left > 0; left--) {
                        ends.runs.put(state.number(), state.text());
                    }
                    return ends;
                }

                @Override
                public String name() {
                    return name;
                }

                @Override
                public boolean wantsMetadata() {
                    return true;
                }
            };
        }
    }

    private record Found(List<String> ends, List<String> open, long strays, long damaged) {
        static Found of(Runs<Ends> runs) {
            return new Found(List.copyOf(runs.fold().runs.values()), runs.open().stream().map(TaskRun::toString).toList(),
                    runs.strays(), runs.damaged());
        }
    }

    private Found fold(RunReader.Plan plan, String name) throws IOException {
        return Found.of(RunReader.of(LogReader.at(directory), plan).fold(Ends.projection(name)));
    }

    private void write(byte[] registry) throws IOException {
        Files.write(directory.resolve(LogFiles.REGISTRY), registry);
    }

    @Sweep
    @Test
    void saysOfEveryTaskWhatTheTaskItselfSays() throws IOException {
        RandomRegistry random = new RandomRegistry(Seed.random(RunReaderTest.class));
        for (int round = 0; round < 300; round++) {
            write(random.anything(60));
            LogReader logs = LogReader.at(directory);
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
            assertThat(told).as("round %d", round).isEqualTo(plain.told);
            Found found = fold(ONE_PART, "");
            assertThat(found.open).as("round %d", round).containsExactlyInAnyOrderElementsOf(plain.open());
            assertThat(found.strays).as("round %d", round).isEqualTo(plain.strays);
            assertThat(found.damaged).as("round %d", round).isEqualTo(plain.damaged);
        }
    }

    @Sweep
    @Test
    void anyNumberOfPartsFindsWhatOneDoes() throws IOException {
        RandomRegistry random = new RandomRegistry(Seed.random(RunReaderTest.class));
        for (int round = 0; round < 10; round++) {
            write(random.uniqueTasks(40));
            Found once = fold(ONE_PART, "");
            assertThat(once.ends).isNotEmpty();
            for (int parts = 2; parts < 45; parts += 1 + parts / 8) {
                assertThat(fold(new RunReader.Plan(parts, 1, Long.MAX_VALUE), "")).as("%d parts", parts).isEqualTo(once);
            }
        }
    }

    @Sweep
    @Test
    void goesOnFromACheckpointAtAnyEarlierPlace() throws IOException {
        byte[] log = new RandomRegistry(Seed.random(RunReaderTest.class)).uniqueTasks(8);
        write(log);
        Found once = fold(ONE_PART, "");
        Path registry = directory.resolve(LogFiles.REGISTRY);
        Files.write(registry, new byte[0]);
        RunReader.Plan keeping = new RunReader.Plan(2, 1, 1);
        for (int length = 1; length <= log.length; length++) {
            // Grown in place, as a log grows: the checkpoint believes in no other file.
            Files.write(registry, Arrays.copyOfRange(log, length - 1, length), java.nio.file.StandardOpenOption.APPEND);
            if (length % 23 == 0 || log[length - 1] == '\n') {
                fold(keeping, "ends" + length);
            }
        }
        for (int length = 1; length <= log.length; length++) {
            if (length % 23 == 0 || log[length - 1] == '\n') {
                assertThat(fold(new RunReader.Plan(3, 1, Long.MAX_VALUE), "ends" + length)).as("summed up at %d", length).isEqualTo(once);
                assertThat(fold(new RunReader.Plan(3, 1, 1), "ends" + length)).as("kept at %d", length).isEqualTo(once);
            }
        }
    }

    @Sweep
    @Test
    void believesNoCheckpointThatDoesNotFit() throws IOException {
        byte[] log = new RandomRegistry(Seed.random(RunReaderTest.class, 7)).uniqueTasks(25);
        RunReader.Plan keeping = new RunReader.Plan(1, 1, 1);
        write(log);
        Found whole = fold(keeping, "ends");
        List<Path> kept;
        try (var files = Files.list(directory.resolve(LogFiles.CHECKPOINTS))) {
            kept = files.sorted().toList();
        }
        assertThat(kept).hasSize(2);
        List<byte[]> good = List.of(Files.readAllBytes(kept.getFirst()), Files.readAllBytes(kept.getLast()));
        for (int file = 0; file < kept.size(); file++) {
            for (int i = 0; i < good.get(file).length; i += 37) {
                byte[] bad = good.get(file).clone();
                bad[i] ^= 0x10;
                Files.write(kept.get(file), bad);
                assertThat(fold(keeping, "ends")).as("byte %d changed", i).isEqualTo(whole);
                Files.write(kept.get(file), Arrays.copyOf(good.get(file), i));
                assertThat(fold(keeping, "ends")).as("cut at %d", i).isEqualTo(whole);
            }
        }
        for (int file = 0; file < kept.size(); file++) {
            Files.write(kept.get(file), good.get(file));
        }
        byte[] other = new String(log, UTF_8).replace("2025", "2026").getBytes(UTF_8);
        write(other);
        assertThat(fold(keeping, "ends")).as("another log of the same length").isEqualTo(fold(ONE_PART, ""));
        for (int file = 0; file < kept.size(); file++) {
            Files.write(kept.get(file), good.get(file));
        }
        write(Arrays.copyOf(log, log.length / 2));
        assertThat(fold(keeping, "ends")).as("a shorter log").isEqualTo(fold(ONE_PART, ""));
    }

    @Sweep
    @Test
    void findsTheSameHoweverTheRegistryIsCutIntoSegments() throws IOException {
        Random random = Seed.random(RunReaderTest.class);
        byte[] log = new RandomRegistry(random).uniqueTasks(12);
        write(log);
        Found once = fold(ONE_PART, "");
        UnifiedReport evidence = new EvidenceReader(LogReader.at(directory), TimeRange.ALWAYS).unified();
        List<Integer> ends = SegmentedLog.lineEnds(log);
        for (int cut = 0; cut < ends.size(); cut++) {
            List<Integer> cuts = new ArrayList<>(List.of(ends.get(cut)));
            for (int more = random.nextInt(4); more > 0; more--) {
                cuts.add(ends.get(random.nextInt(ends.size())));
            }
            cuts = cuts.stream().distinct().sorted().toList();
            List<SegmentedLog.Form> forms = SegmentedLog.forms(random, cuts.size());
            Path segmented = directory.resolve("cut" + cut);
            SegmentedLog.write(segmented.resolve(LogFiles.REGISTRY), log, cuts, forms);
            LogReader logs = LogReader.at(segmented);
            RunReader.Plan keeping = new RunReader.Plan(1 + cut % 5, 1, 1);
            for (int times = 0; times < 2; times++) {
                Found found = Found.of(RunReader.of(logs, keeping).fold(Ends.projection("ends")));
                assertThat(found).as("%s %s", cuts, forms).isEqualTo(once);
            }
            assertThat(new EvidenceReader(logs, TimeRange.ALWAYS).unified()).as("%s %s", cuts, forms).isEqualTo(evidence);
        }
    }

    @Test
    void readsWhatWaitsInTheBusAfterTheRegistry() throws IOException {
        write("""
                {"ts":"2025-01-01T00:00:00.000000Z","event":"task.created","task_id":"a","subsystem":"s","task_type":"t"}
                """.getBytes(UTF_8));
        Files.writeString(directory.resolve(LogFiles.EVENTS), """
                {"ts":"2025-01-01T00:00:01.000000Z","event":"task.started","task_id":"a"}
                {"ts":"2025-01-01T00:00:04.500000Z","event":"task.completed","task_id":"a"}
                not an event
                """);
        Found found = fold(new RunReader.Plan(1, 1, 1), "ends");
        assertThat(found.ends).hasSize(1);
        assertThat(found.open).isEmpty();
        assertThat(found.damaged).isEqualTo(1);
        assertThat(fold(new RunReader.Plan(1, 1, 1), "ends")).isEqualTo(found);
    }

    @Test
    void aMissingLogIsAnEmptyOne() throws IOException {
        assertThat(fold(ONE_PART, "ends")).isEqualTo(new Found(List.of(), List.of(), 0, 0));
        assertThat(directory).isEmptyDirectory();
    }
}
