package taskmgmt.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;

/** More failures than are kept in memory. */
class EndedRunsTest {
    private static final int TASKS = 12_000;
    private static final int RETRIED = 1_000;
    private static final String TITLE = "x".repeat(500);

    /** The status of each last attempt, and how often a task was told of. */
    private final Map<String, String> last = new HashMap<>();
    private int superseded;
    private final RunListener listener = new RunListener() {
        @Override
        public void started(TaskRun run) {}

        @Override
        public void ended(TaskRun run) {
            assertThat(run.names().title()).isEqualTo(TITLE);
            if (run.isSuperseded()) {
                superseded++;
            } else {
                assertThat(last.put(run.id(), run.status() + " " + run.attempt())).as(run.id()).isNull();
            }
        }
    };

    private static void feed(RunPart part, String event, int task) {
        byte[] line = ("{\"ts\":\"2025-01-01T00:00:00Z\",\"event\":\"task." + event + "\",\"task_id\":\"t" + task + "\""
                + (event.equals("created") ? ",\"title\":\"" + TITLE + "\"}" : "}")).getBytes(UTF_8);
        part.line(line, 0, line.length, task);
    }

    private RunPart failing() {
        RunPart part = RunPart.ofEnds(listener, true, false, true);
        for (int task = 0; task < TASKS; task++) {
            Stream.of("created", "started", "failed").forEach(feedOf(part, task));
        }
        return part;
    }

    private static Consumer<String> feedOf(RunPart part, int task) {
        return event -> feed(part, event, task);
    }

    private void retrySome(RunPart part) {
        for (int task = 0; task < RETRIED; task++) {
            Stream.of("started", "completed").forEach(feedOf(part, task));
        }
        part.end();
        assertThat(superseded).isEqualTo(RETRIED);
        assertThat(last).hasSize(TASKS);
        assertThat(last.get("t0")).isEqualTo("COMPLETED 2");
        assertThat(last.get("t" + (RETRIED - 1))).isEqualTo("COMPLETED 2");
        assertThat(last.get("t" + RETRIED)).isEqualTo("FAILED 1");
        assertThat(new TreeSet<>(last.values())).containsExactly("COMPLETED 2", "FAILED 1");
    }

    @Test
    void theOldestFailuresAreTriedAgain() {
        retrySome(failing());
    }

    @Test
    void aPartThatWasWrittenGoesOnWithAllOfThem() {
        StateWriter state = new StateWriter();
        failing().write(state);
        RunPart part = RunPart.ofEnds(listener, true, false, true);
        StateReader reader = new StateReader(state.toByteArray());
        part.read(reader);
        assertThat(reader.isAtEnd()).isTrue();
        retrySome(part);
    }
}
