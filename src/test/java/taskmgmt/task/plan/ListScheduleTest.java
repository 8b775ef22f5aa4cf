package taskmgmt.task.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.testkit.Seed;

class ListScheduleTest {
    private final DependencyGraph graph = new DependencyGraph();
    private final List<ListSchedule.Job> jobs = new ArrayList<>();

    /** Nine tasks of R. L. Graham, which take 12 with three processors and, against all expectation, 15 with four. */
    @Test
    void plansTheExampleOfItsInventor() {
        long[] times = {3, 2, 2, 2, 4, 4, 4, 4, 9};
        for (int i = 0; i < times.length; i++) {
            job("t" + (i + 1), EventType.CREATED, times[i]);
        }
        graph.put("t9", List.of("t1"));
        for (String id : List.of("t5", "t6", "t7", "t8")) {
            graph.put(id, List.of("t4"));
        }
        assertThat(plan(3)).containsExactly(slot("t1", 0, 3), slot("t2", 0, 2), slot("t3", 0, 2), slot("t4", 2, 4), slot("t9", 3, 12),
                slot("t5", 4, 8), slot("t6", 4, 8), slot("t7", 8, 12), slot("t8", 8, 12));
        assertThat(makespan(plan(4))).isEqualTo(15);
    }

    @Test
    void whatRunsGoesOnEvenIfItIsTooMuch() {
        job("a", EventType.CREATED, 5);
        job("b", EventType.STARTED, 2);
        job("c", EventType.STARTED, 7);
        assertThat(plan(1)).containsExactly(slot("b", 0, 2), slot("c", 0, 7), slot("a", 7, 12));
    }

    @Test
    void whatWaitsForTheImpossibleHasNoPlace() {
        job("a", EventType.CREATED, 1);
        job("b", EventType.CREATED, 1);
        job("c", EventType.CREATED, 1);
        job("d", EventType.CREATED, 1);
        graph.put("a", List.of("failed"));
        graph.put("b", List.of("a"));
        graph.put("c", List.of("done"));
        graph.put("d", List.of("d"));
        assertThat(plan(2)).containsExactly(slot("c", 0, 1));
    }

    @Test
    void endlessTasksDoNotOverflow() {
        job("a", EventType.CREATED, Long.MAX_VALUE);
        job("b", EventType.CREATED, Long.MAX_VALUE);
        assertThat(plan(1)).containsExactly(slot("a", 0, Long.MAX_VALUE), slot("b", Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    void isNeverFurtherFromTheBestPlanThanProven() {
        Random random = Seed.random(ListScheduleTest.class);
        for (int round = 0; round < 300; round++) {
            ListScheduleTest plans = new ListScheduleTest();
            long[] path = new long[random.nextInt(1, 30)];
            long work = 0;
            long longest = 0;
            for (int i = 0; i < path.length; i++) {
                long time = random.nextInt(0, 20);
                List<String> before = new ArrayList<>();
                for (int other = Math.max(0, i - 4); other < i; other++) {
                    if (random.nextInt(3) == 0) {
                        before.add("t" + other);
                        path[i] = Math.max(path[i], path[other]);
                    }
                }
                path[i] += time;
                longest = Math.max(longest, path[i]);
                work += time;
                plans.job("t" + i, EventType.CREATED, time);
                plans.graph.put("t" + i, before);
            }
            int workers = random.nextInt(1, 6);
            List<ListSchedule.Slot> plan = plans.plan(workers);
            double atLeast = Math.max((double) longest, work / (double) workers);
            assertThat(plan).as("round %d", round).hasSize(path.length);
            assertThat((double) makespan(plan)).as("round %d", round).isBetween(atLeast, (2 - 1.0 / workers) * atLeast + 1e-9);
            for (ListSchedule.Slot slot : plan) {
                long at = slot.startMicros();
                assertThat(plan.stream().filter(other -> other.startMicros() <= at && at < other.endMicros()).count())
                        .isLessThanOrEqualTo(workers);
                for (String other : plans.graph.dependenciesOf(slot.taskId())) {
                    assertThat(plan).filteredOn(before -> before.taskId().equals(other))
                            .allMatch(before -> before.endMicros() <= at);
                }
            }
        }
    }

    private List<ListSchedule.Slot> plan(int workers) {
        return ListSchedule.plan(jobs, graph, Set.of("done"), workers);
    }

    private static long makespan(List<ListSchedule.Slot> plan) {
        return plan.stream().mapToLong(ListSchedule.Slot::endMicros).max().orElse(0);
    }

    private static ListSchedule.Slot slot(String id, long start, long end) {
        return new ListSchedule.Slot(id, start, end);
    }

    private void job(String id, EventType last, long time) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Task task = Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(now, EventType.CREATED, id, Map.of())));
        if (last != EventType.CREATED) {
            task = Objects.requireNonNull(TaskFold.apply(task, new TaskEvent(now, last, id, Map.of())));
        }
        jobs.add(new ListSchedule.Job(task, time));
    }
}
