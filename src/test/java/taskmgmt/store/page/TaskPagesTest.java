package taskmgmt.store.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.task.PriorityRange;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFilter;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Unreachable;
import taskmgmt.testkit.RandomRegistry;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;
import taskmgmt.time.TimeRange;

/** What is found of a list without reading the log whole is what the log read whole has. */
class TaskPagesTest {
    private static final RunReader.Plan ONE_PART = new RunReader.Plan(1, 1, Long.MAX_VALUE);
    private static final RunReader.Plan KEEPING = new RunReader.Plan(3, 1, 1);
    private static final Instant MOMENT = Instant.parse("2025-03-01T10:00:04Z");

    @TempDir
    private Path directory;

    private static List<TaskFilter> filters() {
        List<TaskFilter> filters = new ArrayList<>(List.of(TaskFilter.ALL,
                TaskFilter.ALL.statuses(List.of(Status.COMPLETED)),
                TaskFilter.ALL.statuses(List.of(Status.ACTIVE, Status.PENDING, Status.RETRYING)),
                TaskFilter.ALL.statuses(List.of(Status.FAILED, Status.ACTIVE)),
                TaskFilter.ALL.oneOf(TaskField.SUBSYSTEM, List.of("passed", "general")),
                TaskFilter.ALL.oneOf(TaskField.TASK_TYPE, List.of("custom", "failed")),
                TaskFilter.ALL.oneOf(TaskField.CREATED_BY, List.of("", "passed")),
                TaskFilter.ALL.tags(List.of("x")),
                TaskFilter.ALL.priority(new PriorityRange(5, 10)),
                TaskFilter.ALL.proofs(List.of(Status.Proof.CLAIMED)),
                TaskFilter.ALL.overdue(MOMENT),
                TaskFilter.ALL.created(new TimeRange(MOMENT, null)),
                TaskFilter.ALL.ended(new TimeRange(null, MOMENT))));
        filters.add(TaskFilter.ALL.statuses(List.of(Status.COMPLETED, Status.CANCELLED)).tags(List.of("x")).priority(new PriorityRange(1, 5)));
        return filters;
    }

    private Optional<FirstTasks> found(RunReader.Plan plan, TaskFilter filter, @Nullable TaskPlace after, int rows) throws IOException {
        LogReader logs = LogReader.at(directory);
        return new TaskPages(logs, RunReader.of(logs, plan)).first(filter, after, rows);
    }

    private List<Task> expected(TaskFilter filter, @Nullable TaskPlace after) throws IOException {
        List<Task> all = new ArrayList<>();
        for (Task task : LogReader.at(directory).tasks().tasks().values()) {
            if (filter.accepts(task) && (after == null || TaskPlace.of(task).compareTo(after) > 0)) {
                all.add(task);
            }
        }
        all.sort((a, b) -> TaskPlace.of(a).compareTo(TaskPlace.of(b)));
        return all;
    }

    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(Task::id).toList();
    }

    @Sweep
    @Test
    void aPageIsTheBeginningOfTheList() throws IOException {
        Random random = Seed.random(TaskPagesTest.class);
        RandomRegistry registry = new RandomRegistry(random);
        for (int round = 0; round < 12; round++) {
            Files.write(directory.resolve(LogFiles.REGISTRY), registry.uniqueTasks(40));
            for (TaskFilter filter : filters()) {
                List<Task> all = expected(filter, null);
                int rows = 1 + random.nextInt(12);
                @Nullable TaskPlace after = all.isEmpty() || random.nextBoolean() ? null : TaskPlace.of(all.get(random.nextInt(all.size())));
                List<Task> rest = expected(filter, after);
                for (RunReader.Plan plan : List.of(ONE_PART, KEEPING)) {
                    FirstTasks page = found(plan, filter, after, rows).orElseThrow();
                    assertThat(ids(page.tasks())).as("round %d", round).isEqualTo(ids(rest).subList(0, Math.min(rows, rest.size())));
                    assertThat(page.total()).as("round %d", round).isEqualTo(rest.size());
                    assertThat(page.damaged()).isEqualTo(LogReader.at(directory).tasks().damagedLines());
                }
            }
        }
    }

    @Sweep
    @Test
    void theWholeListIsHandedOverInItsOrder() throws IOException {
        Random random = Seed.random(TaskPagesTest.class);
        RandomRegistry registry = new RandomRegistry(random);
        for (int round = 0; round < 10; round++) {
            Files.write(directory.resolve(LogFiles.REGISTRY), registry.uniqueTasks(40));
            Files.write(directory.resolve(LogFiles.EVENTS), """
                    {"ts":"2026-01-01T00:00:00Z","event":"task.created","task_id":"waiting","title":"t","depends_on":["t1"]}
                    {"ts":"2026-01-01T00:00:00Z","event":"task.started","task_id":"t0"}
                    """.getBytes(UTF_8));
            List<TaskFilter> filters = filters();
            filters.add(TaskFilter.ALL.text("t"));
            filters.add(TaskFilter.ALL.oneOf(TaskField.ASSIGNED_TO, List.of("passed")).statuses(List.of(Status.COMPLETED)));
            for (TaskFilter filter : filters) {
                List<Task> all = expected(filter, null);
                @Nullable TaskPlace after = all.isEmpty() || random.nextBoolean() ? null : TaskPlace.of(all.get(random.nextInt(all.size())));
                LogReader logs = LogReader.at(directory);
                TaskListing listing = new TaskPages(logs, RunReader.of(logs, KEEPING)).all(filter, after);
                List<Task> found = new ArrayList<>();
                listing.forEach(found::add);
                assertThat(found).as("round %d", round).isEqualTo(expected(filter, after));
                assertThat(listing.damaged()).isEqualTo(logs.tasks().damagedLines());
                assertThat(listing.graph().dependentsOf("t1")).contains("waiting");
            }
        }
    }

    @Test
    void wholeListsAreFoundAsLongAsTheyAreShort() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i <= TaskPages.MOST; i++) {
            log.append("{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"t").append(i).append("\",\"title\":\"x\"}\n");
            log.append("{\"ts\":\"2026-01-01T00:00:0").append(i % 10).append("Z\",\"event\":\"task.").append(i % 5000 == 0 ? "failed" : "completed")
                    .append("\",\"task_id\":\"t").append(i).append("\"}\n");
        }
        Files.writeString(directory.resolve(LogFiles.REGISTRY), log);
        TaskFilter failed = TaskFilter.ALL.statuses(List.of(Status.FAILED));
        assertThat(ids(found(ONE_PART, failed, null, Integer.MAX_VALUE).orElseThrow().tasks())).containsExactly("t5000", "t10000", "t0");
        assertThat(found(ONE_PART, TaskFilter.ALL, null, Integer.MAX_VALUE)).isEmpty();
        TaskFilter since = TaskFilter.ALL.created(new TimeRange(Instant.EPOCH, null));
        assertThat(found(ONE_PART, since, null, Integer.MAX_VALUE)).as("%d are too many", TaskPages.MOST + 1).isEmpty();
        assertThat(found(ONE_PART, since, null, TaskPages.MOST).orElseThrow().total()).isEqualTo(TaskPages.MOST + 1);
    }

    @Test
    void whatRunsDoNotKnowIsNotFoundThisWay() throws IOException {
        Files.writeString(directory.resolve(LogFiles.REGISTRY), "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"a\"}\n");
        assertThat(found(ONE_PART, TaskFilter.ALL.text("a"), null, 5)).isEmpty();
        assertThat(found(ONE_PART, TaskFilter.ALL.oneOf(TaskField.ASSIGNED_TO, List.of("a")), null, 5)).isEmpty();
        assertThat(found(ONE_PART, TaskFilter.ALL, null, 5)).isPresent();
    }

    @Test
    void whatWaitsIsKnownAndWhetherItCanBegin() throws IOException {
        Files.writeString(directory.resolve(LogFiles.REGISTRY), """
                {"ts":"2026-01-01T00:00:00Z","event":"task.created","task_id":"dead"}
                {"ts":"2026-01-01T00:00:01Z","event":"task.failed","task_id":"dead"}
                {"ts":"2026-01-01T00:00:02Z","event":"task.created","task_id":"middle","depends_on":["dead"]}
                {"ts":"2026-01-01T00:00:03Z","event":"task.created","task_id":"last","depends_on":["middle"]}
                {"ts":"2026-01-01T00:00:04Z","event":"task.created","task_id":"done"}
                {"ts":"2026-01-01T00:00:05Z","event":"task.completed","task_id":"done"}
                {"ts":"2026-01-01T00:00:06Z","event":"task.created","task_id":"free","depends_on":["done"]}
                """);
        LogReader logs = LogReader.at(directory);
        TaskPages pages = new TaskPages(logs, RunReader.of(logs, ONE_PART));
        List<Task> page = pages.first(TaskFilter.ALL, null, 2).orElseThrow().tasks();
        assertThat(ids(page)).containsExactly("free", "last");
        assertThat(pages.unreachable(page)).contains("last").doesNotContain("free");
        List<Task> all = pages.first(TaskFilter.ALL, null, 9).orElseThrow().tasks();
        DependencyGraph graph = pages.waitingFor(all);
        for (Task task : all) {
            assertThat(graph.dependentsOf(task.id())).isEqualTo(logs.dependencies().dependentsOf(task.id()));
        }
        assertThat(pages.unreachable(all)).isEqualTo(Unreachable.among(logs.tasks().tasks(), logs.dependencies()).keySet());
        assertThat(pages.unreachable(List.of())).isEqualTo(Set.of());
    }
}
