package taskmgmt.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Move;
import taskmgmt.testkit.Seed;

/** The small tables that the scan is made of hold what a plain map holds. */
class OpenRunsTest {
    private static OpenRun run(String id, int offset) {
        RegistryLine line = new RegistryLine(true, true);
        byte[] bytes = ("{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"" + id + "\"}").getBytes(UTF_8);
        assertThat(line.read(bytes, 0, bytes.length)).isTrue();
        return OpenRun.created(line, Move.of(line), offset);
    }

    @Test
    void holdsWhatAMapHoldsThroughAnyAdditionsAndRemovals() {
        Random random = Seed.random(OpenRunsTest.class);
        OpenRuns runs = new OpenRuns();
        Map<String, OpenRun> expected = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            // Grows to hundreds and shrinks to few again, so that clusters form, wrap around and are taken apart.
            if (ids.isEmpty() || random.nextInt(100) < (step / 2_000 % 2 == 0 ? 60 : 40)) {
                String id = "t" + step;
                OpenRun run = run(id, step);
                runs.add(run);
                expected.put(id, run);
                ids.add(id);
            } else {
                String id = ids.remove(random.nextInt(ids.size()));
                runs.remove(Objects.requireNonNull(expected.remove(id)));
                assertThat(runs.get(id.getBytes(UTF_8), 0, id.length())).isNull();
            }
            assertThat(runs.size()).isEqualTo(expected.size());
            if (step % 500 == 0) {
                expected.forEach((id, run) -> assertThat(runs.get((">" + id + "<").getBytes(UTF_8), 1, 1 + id.length())).isSameAs(run));
                assertThat(runs.inOrder()).containsExactlyElementsOf(expected.values());
            }
        }
    }

    @Test
    void aCacheReturnsWhatWasPutOrNothing() {
        SpanCache<String> cache = new SpanCache<>();
        byte[] bytes = "one two one".getBytes(UTF_8);
        assertThat(cache.get(bytes, 0, 3)).isNull();
        assertThat(cache.put(bytes, 0, 3, "1")).isEqualTo("1");
        assertThat(cache.get(bytes, 8, 11)).isEqualTo("1");
        assertThat(cache.get(bytes, 4, 7)).isNull();
        assertThat(cache.get(bytes, 0, 2)).isNull();
        assertThat(cache.get(bytes, 0, 0)).isNull();
        for (int i = 0; i < 5_000; i++) {
            byte[] name = ("name" + i).getBytes(UTF_8);
            cache.put(name, 0, name.length, "name" + i);
            assertThat(cache.get(name, 0, name.length)).isEqualTo("name" + i);
            byte[] earlier = ("name" + i / 2).getBytes(UTF_8);
            assertThat(cache.get(earlier, 0, earlier.length)).isIn(null, "name" + i / 2);
        }
    }

    @Test
    void aReportedFigureCountsBeforeAMeasuredOneWhicheverCameFirst() {
        RunUsage usage = new RunUsage();
        assertThat(usage.isEmpty()).isTrue();
        usage.put(0, true, 1);
        usage.put(1, false, 2);
        assertThat(usage.figure(0)).isEqualTo(1);
        usage.put(0, false, 5);
        usage.put(1, true, 9);
        usage.put(0, true, 7);
        StateWriter state = new StateWriter();
        usage.write(state);
        for (RunUsage each : List.of(usage, RunUsage.read(new StateReader(state.toByteArray())))) {
            assertThat(each.isEmpty()).isFalse();
            assertThat(each.figure(0)).isEqualTo(5);
            assertThat(each.figure(1)).isEqualTo(2);
            assertThat(each.figure(2)).isNaN();
        }
    }
}
