package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.testkit.Seed;

class SchedulerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private final WorkQueue queue = new WorkQueue();

    private static TaskEvent event(EventType type, String id, Map<String, @Nullable Object> fields) {
        return new TaskEvent(NOW, type, id, fields);
    }

    private static Job job(String group, Needs needs, @Nullable Instant notBefore) {
        return new Job(List.of("true"), "/", group, null, Job.DEFAULT_GRACE, Retries.NONE, needs, notBefore);
    }

    private Task add(String id, Job job, Map<String, @Nullable Object> more, String... unfinished) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(more);
        fields.put(Task.JOB, job.toMap());
        Task task = Objects.requireNonNull(TaskFold.apply(TaskFold.apply(null, event(EventType.CREATED, id, fields)), event(EventType.QUEUED, id, Map.of())));
        queue.learn(task, List.of(unfinished));
        return task;
    }

    private Scheduler scheduler(QueueSettings settings, int slots, Needs machine) {
        return new Scheduler(queue, settings, new Scheduler.Offer(slots, Set.of(), machine, Needs.NONE), NOW);
    }

    private List<String> next(Scheduler scheduler) {
        return scheduler.next(Task.BY_CREATION).stream().map(Task::id).toList();
    }

    private void happens(EventType type, String id) {
        queue.apply(event(type, id, Map.of()));
    }

    @Test
    void takesAsManyAsItHasSlots() {
        for (String id : List.of("a", "b", "c")) {
            add(id, job("g", Needs.NONE, null), Map.of());
        }
        assertThat(next(scheduler(QueueSettings.USUAL, 2, Needs.MOST))).containsExactly("a", "b");
        assertThat(next(scheduler(QueueSettings.USUAL, 0, Needs.MOST))).isEmpty();
    }

    @Test
    void saysWhyATaskDoesNotBegin() {
        Scheduler scheduler = scheduler(QueueSettings.USUAL.with("off", new GroupSettings(null, true)).with("one", new GroupSettings(1, false)), 9,
                new Needs(4, 1000, 0));
        add("running", job("one", Needs.NONE, null), Map.of());
        happens(EventType.STARTED, "running");
        Map<String, Object> held = Map.of("approval", Map.of("state", "held"));
        assertThat(scheduler.obstacle(add("a", job("g", Needs.NONE, null), Map.of("metadata", held)))).isEqualTo(Scheduler.Obstacle.HELD);
        assertThat(scheduler.obstacle(add("b", job("off", Needs.NONE, null), Map.of()))).isEqualTo(Scheduler.Obstacle.PAUSED);
        assertThat(scheduler.obstacle(add("c", job("g", Needs.NONE, null), Map.of(), "z"))).isEqualTo(Scheduler.Obstacle.DEPENDS);
        assertThat(scheduler.obstacle(add("d", job("g", Needs.NONE, NOW.plusMillis(1)), Map.of()))).isEqualTo(Scheduler.Obstacle.NOT_DUE);
        assertThat(scheduler.obstacle(add("e", job("one", Needs.NONE, null), Map.of()))).isEqualTo(Scheduler.Obstacle.GROUP_FULL);
        assertThat(scheduler.obstacle(add("f", job("g", new Needs(5, 0, 0), null), Map.of()))).isEqualTo(Scheduler.Obstacle.TOO_LARGE);
        assertThat(scheduler.obstacle(add("g", job("g", new Needs(4, 0, 0), NOW), Map.of()))).isNull();
        Scheduler busy = new Scheduler(queue, QueueSettings.USUAL, new Scheduler.Offer(9, Set.of(), new Needs(4, 1000, 0), new Needs(1, 0, 0)), NOW);
        assertThat(busy.obstacle(add("h", job("g", new Needs(4, 0, 0), NOW), Map.of()))).isEqualTo(Scheduler.Obstacle.NO_ROOM);
        assertThat(scheduler.nextDue()).isEqualTo(NOW.plusMillis(1));
        assertThat(scheduler.next(Task.BY_CREATION)).extracting(Task::id).containsExactly("g");
    }

    @Test
    void whatDoesNotFitDoesNotHoldUpOthers() {
        add("large", job("g", new Needs(4, 0, 0), null), Map.of());
        add("larger", job("g", new Needs(8, 0, 0), null), Map.of());
        add("small", job("g", new Needs(1, 0, 0), null), Map.of());
        assertThat(next(scheduler(QueueSettings.USUAL, 9, new Needs(5, 0, 0)))).containsExactly("large", "small");
    }

    @Test
    void aWorkerOfSomeGroupsTakesNoOthers() {
        add("a", job("x", Needs.NONE, null), Map.of());
        add("b", job("y", Needs.NONE, null), Map.of());
        Scheduler scheduler = new Scheduler(queue, QueueSettings.USUAL, new Scheduler.Offer(9, Set.of("y"), Needs.MOST, Needs.NONE), NOW);
        assertThat(next(scheduler)).containsExactly("b");
    }

    @Test
    void aTaskBeginsWhenWhatItWaitsForIsCompleted() {
        Task task = add("b", job("g", Needs.NONE, null), Map.of(), "a", "z");
        happens(EventType.FAILED, "a");
        assertThat(queue.waitsFor(task)).containsExactlyInAnyOrder("a", "z");
        happens(EventType.COMPLETED, "a");
        happens(EventType.COMPLETED, "z");
        assertThat(next(scheduler(QueueSettings.USUAL, 1, Needs.MOST))).containsExactly("b");
    }

    @Test
    void anotherAttemptWaitsForItsTime() {
        add("a", job("g", Needs.NONE, NOW.minusSeconds(1)), Map.of());
        happens(EventType.STARTED, "a");
        queue.apply(event(EventType.RETRYING, "a", Map.of(Task.RETRY_AT, "2026-01-01T12:00:05Z")));
        assertThat(next(scheduler(QueueSettings.USUAL, 1, Needs.MOST))).isEmpty();
        assertThat(scheduler(QueueSettings.USUAL, 1, Needs.MOST).nextDue()).isEqualTo(NOW.plusSeconds(5));
        Scheduler later = new Scheduler(queue, QueueSettings.USUAL, new Scheduler.Offer(1, Set.of(), Needs.MOST, Needs.NONE), NOW.plusSeconds(5));
        assertThat(next(later)).containsExactly("a");
    }

    @Test
    void whatHasEndedIsForgottenAndAskedForWhenItIsOpenAgain() {
        add("a", job("g", Needs.NONE, null), Map.of());
        happens(EventType.STARTED, "a");
        happens(EventType.FAILED, "a");
        assertThat(queue.isOpen("a")).isFalse();
        happens(EventType.RETRYING, "a");
        queue.apply(event(EventType.CREATED, "b", Map.of(Task.JOB, Map.of())));
        queue.apply(event(EventType.CREATED, "c", Map.of("title", "nothing to execute")));
        assertThat(queue.unknown()).containsExactlyInAnyOrder("a", "b");
        assertThat(queue.unknown()).isEmpty();
    }

    /** 1,000 jobs of mixed needs, run by a machine that ends them in any order. */
    @Test
    void aMachineIsNeverOverCommittedAndWellUsed() {
        Random random = Seed.random(SchedulerTest.class);
        Needs machine = new Needs(16, 64, 2);
        Map<String, Needs> needs = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            Needs each = new Needs(1 + random.nextInt(4), random.nextInt(12), random.nextInt(10) == 0 ? 1 : 0);
            needs.put("t" + i, each);
            add("t" + i, job("g", each, null), Map.of());
        }
        List<String> running = new ArrayList<>();
        double used = 0;
        int steps = 0;
        while (!queue.waiting().isEmpty()) {
            Needs inUse = running.stream().map(needs::get).reduce(Needs.NONE, Needs::plus);
            Scheduler scheduler = new Scheduler(queue, QueueSettings.USUAL, new Scheduler.Offer(100, Set.of(), machine, inUse), NOW);
            for (String id : next(scheduler)) {
                happens(EventType.STARTED, id);
                running.add(id);
            }
            Needs all = running.stream().map(needs::get).reduce(Needs.NONE, Needs::plus);
            assertThat(all.fits(machine)).isTrue();
            used += Math.max(all.cpu() / machine.cpu(), all.memory() / (double) machine.memory());
            steps++;
            String ended = running.remove(random.nextInt(running.size()));
            happens(EventType.COMPLETED, ended);
        }
        assertThat(used / steps).isGreaterThan(0.8);
    }

    @Test
    void theSameQueueComesOfTheEventsAndOfALookAtTheTasks() {
        Random random = Seed.random(SchedulerTest.class);
        Map<String, Task> tasks = new LinkedHashMap<>();
        EventType[] types = {EventType.QUEUED, EventType.STARTED, EventType.RETRYING, EventType.COMPLETED, EventType.FAILED, EventType.CANCELLED};
        for (int i = 0; i < 2_000; i++) {
            String id = "t" + random.nextInt(20);
            Task before = tasks.get(id);
            TaskEvent event = before == null ? event(EventType.CREATED, id, Map.of(Task.JOB, job("g", Needs.NONE, null).toMap()))
                    : event(types[random.nextInt(types.length)], id, Map.of());
            Task after = Objects.requireNonNull(TaskFold.apply(before, event));
            tasks.put(id, after);
            queue.apply(event);
            for (String unknown : queue.unknown()) {
                queue.learn(Objects.requireNonNull(tasks.get(unknown)), List.of());
            }
            WorkQueue fresh = new WorkQueue();
            tasks.values().forEach(task -> fresh.learn(task, List.of()));
            assertThat(queue.waiting()).containsExactlyInAnyOrderElementsOf(fresh.waiting());
            assertThat(queue.running()).containsExactlyInAnyOrderElementsOf(fresh.running());
        }
    }
}
