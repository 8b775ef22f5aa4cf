package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.plan.Strategy;
import taskmgmt.testkit.Seed;
import taskmgmt.time.Rfc3339;

class SimulationTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private final List<Task> tasks = new ArrayList<>();

    private void add(String type, long arrives, long starts, long took, int priority, @Nullable Long deadline) {
        String id = "t" + tasks.size();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("task_type", type);
        fields.put("priority", (long) priority);
        fields.put("sla_deadline", deadline == null ? null : Rfc3339.format(BEGIN.plusSeconds(deadline)));
        Task created = Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(BEGIN.plusSeconds(arrives), EventType.CREATED, id, fields)));
        Task started = Objects.requireNonNull(TaskFold.apply(created, new TaskEvent(BEGIN.plusSeconds(starts), EventType.STARTED, id, Map.of())));
        tasks.add(Objects.requireNonNull(TaskFold.apply(started, new TaskEvent(BEGIN.plusSeconds(starts + took), EventType.COMPLETED, id, Map.of()))));
    }

    private Simulation simulation() {
        return new Simulation(PastWork.of(tasks));
    }

    @Test
    void oneSlotRunsOneAfterTheOther() {
        add("a", 0, 0, 100, 5, null);
        add("a", 10, 500, 50, 5, 140L);
        add("a", 20, 500, 10, 9, 115L);
        assertThat(simulation().run(Strategy.FIFO, 1)).isEqualTo(new Simulation.Outcome(Strategy.FIFO, 3, Duration.ofMillis((90_000 + 130_000) / 3),
                Duration.ofSeconds(130), Duration.ofSeconds(130), 2, 0, Duration.ofSeconds(160)));
        assertThat(simulation().run(Strategy.PRIORITY, 1)).returns(Duration.ofSeconds(80), Simulation.Outcome::urgentWait)
                .returns(1, Simulation.Outcome::inTime).returns(Duration.ofSeconds(160), Simulation.Outcome::makespan);
        assertThat(simulation().run(Strategy.FIFO, 3)).returns(Duration.ZERO, Simulation.Outcome::meanWait)
                .returns(Duration.ofSeconds(100), Simulation.Outcome::makespan).returns(2, Simulation.Outcome::inTime);
        assertThat(simulation().recorded()).returns(Duration.ofSeconds(480), Simulation.Outcome::urgentWait)
                .returns(Duration.ofSeconds(550), Simulation.Outcome::makespan);
    }

    @Test
    void nothingIsKnownOfTheFuture() {
        add("slow", 0, 0, 100, 5, null);
        add("quick", 0, 100, 1, 5, null);
        add("slow", 50, 101, 100, 5, null);
        add("quick", 200, 201, 1, 5, null);
        assertThat(PastWork.of(tasks)).extracting(each -> each.predicted() == null ? -1 : each.predicted().durationMicros() / 1_000_000)
                .containsExactly(-1L, -1L, -1L, 1L);
    }

    @Test
    void theShortestFirstNeverWaitsLongerOnTheAverageThanTheOldestFirstWhereAllIsKnown() {
        Random random = Seed.random(SimulationTest.class);
        for (int type = 0; type < 5; type++) {
            add("type" + type, 0, 0, 1 + type * 20L, 5, null); // from which it learns what a type takes
        }
        for (int i = 0; i < 200; i++) {
            int type = random.nextInt(5);
            add("type" + type, 1_000, 1_000 + i, 1 + type * 20L, 5, null);
        }
        for (int slots : new int[] {1, 3, 7}) {
            Simulation.Outcome oldest = simulation().run(Strategy.FIFO, slots);
            Simulation.Outcome shortest = simulation().run(Strategy.SHORTEST, slots);
            assertThat(Simulation.gain(List.of(simulation().recorded(), shortest, oldest))).matches("shortest waits [1-9][0-9]?\\.[0-9]% less than fifo");
            assertThat(Simulation.gain(List.of(oldest)) + Simulation.gain(List.of(shortest))).isEmpty();
            assertThat(Objects.requireNonNull(simulation().run(Strategy.SHORTEST, slots).meanWait()))
                    .isLessThan(Objects.requireNonNull(simulation().run(Strategy.FIFO, slots).meanWait()));
        }
    }

    @Test
    void everyStrategyDoesAllTheWorkAndNeverMoreAtOnceThanItMay() {
        Random random = Seed.random(SimulationTest.class);
        long work = 0;
        for (int i = 0; i < 100; i++) {
            long took = random.nextInt(50);
            work += took;
            add("t" + i % 3, random.nextInt(500), 1_000, took, 1 + random.nextInt(10), random.nextBoolean() ? 900L : null);
        }
        for (Strategy strategy : Strategy.values()) {
            for (int slots = 1; slots < 5; slots++) {
                Simulation.Outcome outcome = simulation().run(strategy, slots);
                assertThat(outcome.tasks()).isEqualTo(100);
                assertThat(outcome.makespan().toSeconds()).as("%s %d", strategy, slots).isGreaterThanOrEqualTo(work / slots);
            }
        }
    }

    @Test
    void soFewSlotsKeepUp() {
        assertThat(new Simulation(List.of()).fewestSlots()).isEqualTo(1);
        for (int i = 0; i <= 10; i++) {
            add("a", i * 10L, 0, 25, 5, null);
        }
        assertThat(simulation().fewestSlots()).isEqualTo(3);
        assertThat(new Simulation(List.of()).recorded()).returns(0, Simulation.Outcome::tasks).returns(null, Simulation.Outcome::meanWait);
    }
}
