package taskmgmt.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;

class EndedIdsTest {
    private static final RunListener NOBODY = new RunListener() {
        @Override
        public void started(TaskRun run) {}

        @Override
        public void ended(TaskRun run) {}
    };

    private final List<String> ended = new ArrayList<>();

    private static void feed(RunPart part, String event, String id, int second) {
        byte[] line = "{\"ts\":\"2025-01-01T00:00:%02d.000000Z\",\"event\":\"task.%s\",\"task_id\":\"%s\",\"subsystem\":\"s\",\"task_type\":\"t\"}"
                .formatted(second, event, id).getBytes(UTF_8);
        part.line(line, 0, line.length, second);
    }

    /** A part that goes on after a task has failed, and another has been completed. */
    private RunPart afterAFailure() {
        RunPart before = RunPart.ofEnds(NOBODY, true, false, true);
        for (String id : List.of("bad", "good")) {
            feed(before, "created", id, 1);
            feed(before, "started", id, 2);
        }
        feed(before, "failed", "bad", 3);
        feed(before, "completed", "good", 4);
        before.end();
        StateWriter state = new StateWriter();
        before.writeSummary(state);
        RunPart part = RunPart.ofEnds(new RunListener() {
            @Override
            public void started(TaskRun run) {}

            @Override
            public void ended(TaskRun run) {
                ended.add(run.id());
            }
        }, true, false, true);
        StateReader reader = new StateReader(state.toByteArray());
        part.readSummary(reader);
        assertThat(reader.isAtEnd()).isTrue();
        return part;
    }

    @Test
    void aSummaryGoesOnWithWhatIsNew() {
        RunPart part = afterAFailure();
        feed(part, "started", "good", 5);
        feed(part, "progress", "bad", 6);
        feed(part, "created", "new", 7);
        feed(part, "failed", "new", 8);
        part.end();

        assertThat(part.isOutOfDate()).isFalse();
        assertThat(ended).containsExactly("new");
        assertThat(part.strays()).isEqualTo(2);
    }

    @Test
    void aSummaryIsOfNoUseOnceATaskThatFailedIsTriedAgain() {
        RunPart part = afterAFailure();
        feed(part, "started", "bad", 5);

        assertThat(part.isOutOfDate()).isTrue();
    }
}
