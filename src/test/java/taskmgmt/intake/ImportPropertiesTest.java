package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.imports.Preset;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.TaskEvent;

/** What holds for imports of every kind. */
class ImportPropertiesTest {
    private static final long SEED = Long.getLong("seed", 20260105L);

    @ParameterizedTest
    @CsvSource({"PARALLEL_JOBLOG,joblog.tsv", "SLURM_SACCT,sacct.txt", "SWF,cluster.swf", "NEXTFLOW_TRACE,trace.txt",
        "SNAKEMAKE_BENCHMARK,sort_bam.tsv", "NINJA_LOG,ninja_log", "GITHUB_RUNS,runs.json",
        "AIRFLOW_TASK_INSTANCES,task_instances.json", "TASKWARRIOR,taskwarrior.json", "BEADS,issues.jsonl",
        "SPARK_EVENTLOG,eventlog.json", "OTEL_SPANS,spans.json", "CRON_SYSLOG,syslog"})
    void everyEventIsOneThatTheLogTakesAndEachHasAnIdOfItsOwn(Preset preset, String file) throws Exception {
        Imported imported = Imported.file(preset, file);

        for (String line : imported.lines()) {
            TaskEvent event = RegistryCodec.decodeForeign(Json.strict().parse(line), null).event();
            assertThat(event.text("event_id")).startsWith("import:");
        }
        assertThat(imported.ids()).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(Imported.file(preset, file).lines()).isEqualTo(imported.lines());
    }

    @ParameterizedTest
    @CsvSource({"NEXTFLOW_TRACE,trace.txt", "TASKWARRIOR,taskwarrior.json", "BEADS,issues.jsonl", "OTEL_SPANS,spans.json"})
    void rowsInAnyOrderGiveTheSameEventsInTheOrderOfTime(Preset preset, String file) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(Imported.EXAMPLES.resolve(file)));
        boolean hasHeader = preset == Preset.NEXTFLOW_TRACE;
        List<String> rows = lines.subList(hasHeader ? 1 : 0, lines.size());
        List<String> expected = Imported.file(preset, file).lines();

        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(rows, random);
            List<String> shuffled = Imported.bytes(preset, file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)).lines();

            assertThat(shuffled).as("seed " + SEED).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(times(shuffled)).isSorted();
        }
    }

    @Test
    void anExportThatHasGrownTellsAgainWhatItToldBefore() throws Exception {
        String before = """
                JobID|Submit|Start|End|State
                1|2026-01-05T08:00:00|2026-01-05T08:00:01|Unknown|RUNNING
                2|2026-01-05T08:00:00|Unknown|Unknown|PENDING
                """;
        String after = """
                JobID|Submit|Start|End|State
                1|2026-01-05T08:00:00|2026-01-05T08:00:01|2026-01-05T08:10:00|COMPLETED
                2|2026-01-05T08:00:00|2026-01-05T08:11:00|2026-01-05T08:12:00|FAILED
                3|2026-01-05T08:30:00|Unknown|Unknown|PENDING
                """;

        List<String> known = Imported.text(Preset.SLURM_SACCT, before).ids();

        assertThat(known).hasSize(3);
        assertThat(Imported.text(Preset.SLURM_SACCT, after).ids()).containsAll(known).hasSize(7);
    }

    @Test
    void littleMemoryGivesTheSameEvents() throws Exception {
        Random random = new Random(SEED);
        String rows = IntStream.range(0, 3_000).mapToObj(i -> i + "|2026-01-05T08:00:0" + random.nextInt(10) + "|2026-01-05T08:0"
                + random.nextInt(10) + ":00|2026-01-05T09:0" + random.nextInt(10) + ":00|COMPLETED\n").collect(Collectors.joining());
        byte[] bytes = ("JobID|Submit|Start|End|State\n" + rows).getBytes(StandardCharsets.UTF_8);

        List<String> inMemory = Imported.inLittleMemory(Preset.SLURM_SACCT, bytes, 1L << 30).lines();
        List<String> inFiles = Imported.inLittleMemory(Preset.SLURM_SACCT, bytes, 20_000).lines();

        assertThat(inFiles).hasSize(9_000).isEqualTo(inMemory);
        assertThat(times(inFiles)).isSorted();
    }

    @Test
    void theOrderOfTheSourceIsKeptWhereThatIsWanted() throws Exception {
        byte[] newestFirst = """
                {"id":"b","title":"later","status":"open","created_at":"2026-01-06T08:00:00Z"}
                {"id":"a","title":"earlier","status":"open","created_at":"2026-01-05T08:00:00Z"}
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(Imported.bytes(Preset.BEADS, "x", newestFirst).outline().lines()).element(0).asString().endsWith("created a");
        assertThat(Imported.inGivenOrder(Preset.BEADS, newestFirst).outline().lines()).element(0).asString().endsWith("created b");
    }

    @Test
    void idsOfAnyCharactersBecomeTaskIdsThatStayApart() throws Exception {
        Imported imported = Imported.text(Preset.BEADS, """
                {"id":"a/b","title":"one","status":"open","created_at":"2026-01-05T08:00:00Z"}
                {"id":"a b","title":"two","status":"open","created_at":"2026-01-05T08:00:00Z"}
                {"id":"%s","title":"long","status":"open","created_at":"2026-01-05T08:00:00Z"}
                {"id":17,"title":"number","status":"open","created_at":"2026-01-05T08:00:00Z"}
                """.replace("%s", "x".repeat(500)));

        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.refused()).isEmpty();
        for (String line : imported.lines()) {
            RegistryCodec.decodeForeign(Json.strict().parse(line), null).event();
        }
    }

    @Test
    void anEmptySourceGivesNothing() throws Exception {
        for (Preset preset : Preset.values()) {
            if (!preset.isMapped() && !preset.hasIncidents()) {
                Imported imported = Imported.text(preset, "");
                assertThat(imported.lines()).as(preset.text()).isEmpty();
                assertThat(imported.refused()).as(preset.text()).isEmpty();
            }
        }
    }

    private static List<String> times(List<String> lines) throws Exception {
        List<String> times = new ArrayList<>();
        for (String line : lines) {
            times.add(String.valueOf(Json.strict().parse(line).get("ts")));
        }
        return times;
    }
}
