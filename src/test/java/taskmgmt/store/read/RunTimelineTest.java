package taskmgmt.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.task.RunListener;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

class RunTimelineTest {
    private final List<String> told = new ArrayList<>();
    private final List<TaskRun> runs = new ArrayList<>();

    /** In memory, and in a file for every run. */
    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 1})
    void tellsOfStartsAndEndsByTheirTimes(long maxBytes) throws IOException {
        TaskRun known = run("known", 40, 40, 50).with(new TreeMap<>(Map.of("host", "h1")));
        List<TaskRun> ended = List.of(run("late", 20, 30, 60), run("early", 0, 10, 30), run("neverStarted", 5, TaskRun.UNKNOWN, 30),
                run("atOnce", 30, 30, 30), run("backwards", 0, 45, 12), known);
        try (RunTimeline timeline = new RunTimeline(maxBytes)) {
            timeline.started(run("late", 20, 30, TaskRun.UNKNOWN));
            ended.forEach(timeline::ended);
            timeline.tell(List.of(run("open", 0, 55, TaskRun.UNKNOWN), run("waiting", 0, TaskRun.UNKNOWN, TaskRun.UNKNOWN)), listener());
        }

        assertThat(told).containsExactly("neverStarted starts", "early starts", "backwards starts", "backwards ends",
                "neverStarted ends", "early ends", "atOnce starts", "late starts", "atOnce ends", "known starts", "known ends",
                "open starts", "late ends");
        assertThat(runs).filteredOn(run -> run.id().equals("known")).hasSize(2).allMatch(run -> run.toString().equals(known.toString()));
    }

    private RunListener listener() {
        return new RunListener() {
            @Override
            public void started(TaskRun run) {
                told.add(run.id() + " starts");
                runs.add(run);
            }

            @Override
            public void ended(TaskRun run) {
                told.add(run.id() + " ends");
                runs.add(run);
            }
        };
    }

    private static TaskRun run(String id, long created, long started, long finished) {
        boolean isOpen = finished == TaskRun.UNKNOWN;
        return TaskRun.of(id, new TaskRun.Names("s", "t", "title", "me", List.of("a", "b"), 7),
                new Standing(isOpen ? Status.ACTIVE : Status.COMPLETED, true, true, false),
                new TaskRun.Moments(created, started, started, finished, 99, 98, 97), new TaskRun.Tally(1, 2, 3, 4),
                new TaskRun.Figures(1.5, 2, Double.NaN, 4, 5, 6, 7, 8, 9), null, 123);
    }
}
