package taskmgmt.report.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.report.evidence.HealingFold;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;

class DashboardFoldTest {
    private static final Instant NOW = Instant.parse("2025-11-17T12:00:00Z");
    private static final long HOUR = 3_600_000_000L;

    @Test
    void neitherTheOrderNorThePartsNorACheckpointMatter() {
        List<TaskRun> runs = runs(Seed.random(DashboardFoldTest.class));
        DashboardFold whole = DashboardFold.projection().empty();
        runs.forEach(whole::accept);
        Collections.shuffle(runs, Seed.random(DashboardFoldTest.class));
        DashboardFold first = DashboardFold.projection().empty();
        DashboardFold second = DashboardFold.projection().empty();
        runs.subList(0, 900).forEach(first::accept);
        runs.subList(900, runs.size()).forEach(second::accept);
        StateWriter state = new StateWriter();
        second.write(state);
        DashboardFold kept = DashboardFold.projection().read(new StateReader(state.toByteArray()));
        kept.combine(first);

        assertThat(data(kept, List.of())).isEqualTo(data(whole, List.of()));
        assertThat(data(kept, List.of("s1"))).isEqualTo(data(whole, List.of("s1")));
        assertThat(dashboard(whole, List.of()).total().ended()).isPositive()
                .isGreaterThan(dashboard(whole, List.of("s1")).total().ended());
    }

    @Test
    void theLastFailuresAreThoseThatEndedLastByTheirTimes() {
        DashboardFold fold = DashboardFold.projection().empty();
        for (int i = 0; i < 50; i++) {
            fold.accept(run(i, "s" + i % 3, Micros.of(NOW) - i * HOUR / 10, Status.FAILED));
        }

        assertThat(dashboard(fold, List.of()).failures()).extracting(Dashboard.Failure::id)
                .containsExactly("t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9");
    }

    private static Map<String, @Nullable Object> data(DashboardFold fold, List<String> subsystems) {
        return dashboard(fold, subsystems).data();
    }

    private static Dashboard dashboard(DashboardFold fold, List<String> subsystems) {
        return new DashboardBuilder(NOW, 5, subsystems).build(fold, List.of(), HealingFold.empty(TimeRange.ALWAYS).finish(NOW), 0);
    }

    private static List<TaskRun> runs(Random random) {
        List<Status> statuses = List.of(Status.COMPLETED, Status.FAILED, Status.CANCELLED);
        List<TaskRun> runs = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            runs.add(run(i, "s" + random.nextInt(3), Micros.of(NOW) - random.nextLong(240) * HOUR,
                    statuses.get(random.nextInt(statuses.size()))));
        }
        return runs;
    }

    private static TaskRun run(int number, String subsystem, long finished, Status status) {
        long started = finished - number * 1_000L;
        return TaskRun.of("t" + number, new TaskRun.Names(subsystem, "type", "title", "me", List.of(), 5),
                new Standing(status, false, false),
                new TaskRun.Moments(started, started, started, finished, finished, TaskRun.UNKNOWN,
                        number % 2 == 0 ? finished : TaskRun.UNKNOWN),
                new TaskRun.Tally(1, 0, 0, 0), TaskRun.Figures.NONE, null, number);
    }
}
