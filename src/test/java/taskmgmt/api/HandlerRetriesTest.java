package taskmgmt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.preset.WorkPreset;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.testkit.Tool;

/** Handlers that are run again, and work that is judged by the rule of its kind. */
@Timeout(60)
class HandlerRetriesTest {
    private static final HandlerRetries AT_ONCE = HandlerRetries.upTo(2).waiting(Duration.ZERO, Duration.ZERO);

    @TempDir
    private Path directory;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    private Path logs() {
        return directory.resolve("logs");
    }

    private TaskManager manager(String subsystem) {
        return TaskManager.open(logs(), subsystem, ManagerSettings.usual().withClient(ClientSettings.usual().withNotices(notices::add)));
    }

    private Task task(String id) throws IOException {
        return LogReader.at(logs()).resolve(id);
    }

    private TaskInfo end(TaskHandler handler, HandlerRetries retries) throws Exception {
        try (TaskManager manager = manager("images")) {
            manager.register("t", handler, retries);
            manager.start();
            return manager.create(NewWork.titled("t").type("t").id("t")).await();
        }
    }

    @Test
    void whatThrewIsRunAgainAsTheNextAttempt() throws Exception {
        TaskInfo end = end(context -> {
            if (context.task().attempt() < 3) {
                throw new IOException("not yet");
            }
            return Map.of("attempt", context.task().attempt());
        }, AT_ONCE);
        assertThat(end.succeeded()).isTrue();
        assertThat(end.output()).isEqualTo(Map.of("attempt", 3L));
        assertThat(task("t").tally().retries()).isEqualTo(2);
        assertThat(Tool.in(directory).events()).containsExactly("task.created", "task.started", "task.retrying", "task.started", "task.retrying",
                "task.started", "task.completed");
        assertThat(Tool.in(directory).run("audit", "verify").status()).isZero();
        assertThat(notices).isEmpty();
    }

    @Test
    void itHasFailedAfterTheLastAttempt() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        TaskInfo end = end(_ -> {
            throw new IOException("run " + runs.incrementAndGet());
        }, AT_ONCE);
        assertThat(end.status()).isEqualTo(Status.FAILED);
        assertThat(end.error()).contains("run 3");
        assertThat(runs).hasValue(3);
    }

    @Test
    void whatIsNotWorthItOrIsAnErrorIsNotRunAgain() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        HandlerRetries some = AT_ONCE.onlyAfter(cause -> !(cause instanceof FileNotFoundException));
        try (TaskManager manager = manager("images")) {
            manager.register("missing", _ -> {
                runs.incrementAndGet();
                throw new FileNotFoundException("a.png");
            }, some);
            manager.register("error", _ -> {
                runs.incrementAndGet();
                throw new AssertionError("wrong");
            }, some);
            manager.register("unverified", context -> {
                runs.incrementAndGet();
                context.verified(false, "two of three");
                return Map.of();
            }, some);
            manager.start();
            for (String type : List.of("missing", "error", "unverified")) {
                assertThat(manager.create(NewWork.titled(type).type(type)).await().status()).as(type).isEqualTo(Status.FAILED);
            }
        }
        assertThat(runs).hasValue(3);
    }

    @Test
    void itWaitsBeforeEachFurtherAttemptTwiceAsLong() {
        HandlerRetries rule = HandlerRetries.upTo(5).waiting(Duration.ofSeconds(2), Duration.ofSeconds(10));
        assertThat(List.of(rule.pause(0), rule.pause(1), rule.pause(2), rule.pause(3)))
                .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(10));
        assertThat(rule.allows(4, new IOException())).isTrue();
        assertThat(rule.allows(5, new IOException())).isFalse();
        assertThatThrownBy(() -> HandlerRetries.upTo(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.waiting(Duration.ofSeconds(2), Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule.waiting(Duration.ofSeconds(-2), Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAttemptThatIsNotDueYetDoesNotBeginAndIsBegunByTheNextManagerWhenItIs() throws Exception {
        try (TaskManager manager = manager("images")) {
            manager.register("t", _ -> {
                throw new IOException("later");
            }, HandlerRetries.upTo(1).waiting(Duration.ofDays(1), Duration.ofDays(1)));
            manager.start();
            manager.create(NewWork.titled("t").type("t").id("t"));
            while (task("t").status() != Status.RETRYING) {
                Thread.onSpinWait();
            }
        }
        assertThat(task("t").fields().get(Task.RETRY_AT)).isNotNull();
        TaskBoard board = new TaskBoard("images", InstantSource.fixed(task("t").updatedAt().plus(Duration.ofHours(23))));
        board.register("t");
        board.put(task("t"));
        assertThat(board.take()).isNull();
        TaskBoard tomorrow = new TaskBoard("images", InstantSource.fixed(task("t").updatedAt().plus(Duration.ofHours(25))));
        tomorrow.register("t");
        tomorrow.put(task("t"));
        assertThat(tomorrow.take()).isNotNull();
    }

    private TaskInfo trained(String id, Object accuracy) throws Exception {
        try (TaskManager manager = manager("ml_pipeline")) {
            manager.register(WorkPreset.TRAINING_JOB, context -> {
                context.metrics(Map.of("epochs_completed", 3));
                return Map.of("validation_accuracy", accuracy);
            }, null);
            manager.start();
            return manager.create(NewWork.untitled().type("training_job").id(id).metadata(Map.of("model", "sentiment"))).await();
        }
    }

    @Test
    void workOfAKindIsNamedAndJudgedByItsRule() throws Exception {
        TaskInfo good = trained("good", 0.91);
        assertThat(good).extracting(TaskInfo::title, TaskInfo::priority, TaskInfo::status).containsExactly("Train sentiment", 6, Status.COMPLETED);
        assertThat(task("good").verificationStatus()).isEqualTo("passed");
        TaskInfo weak = trained("weak", 0.79);
        assertThat(weak.status()).as("it is done, and not verified").isEqualTo(Status.COMPLETED);
        assertThat(task("weak").verificationStatus()).isEqualTo("failed");
        assertThat(String.valueOf(task("weak").value(TaskField.VERIFICATION_DETAILS))).contains("validation_accuracy is 0.79, not above 0.8");
    }

    @Test
    void aWorkOrderWhoseTestsDoNotPassHasFailed() throws Exception {
        try (TaskManager manager = manager("coding_agent")) {
            manager.register(WorkPreset.CODING_WORK_ORDER, context -> {
                context.verified(Boolean.TRUE.equals(context.input().get("good")), Map.of("tests", 3));
                return Map.of();
            }, null);
            manager.start();
            NewWork good = NewWork.untitled().type("work_order").metadata(Map.of("work_order", "W-1")).input(Map.of("good", true));
            NewWork bad = NewWork.untitled().type("work_order").metadata(Map.of("work_order", "W-2")).input(Map.of("good", false));
            assertThat(manager.create(good).await().status()).isEqualTo(Status.COMPLETED);
            TaskInfo end = manager.create(bad).await();
            assertThat(end.status()).isEqualTo(Status.FAILED);
            assertThat(end.title()).isEqualTo("Work order: W-2");
            assertThatThrownBy(() -> manager.create(NewWork.untitled().type("work_order"))).isInstanceOf(RefusedException.class)
                    .hasMessageContaining("needs metadata work_order");
            assertThatThrownBy(() -> manager.register(WorkPreset.TRAINING_JOB, _ -> Map.of(), null)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("training-job is work of the subsystem ml_pipeline, not of coding_agent");
        }
    }

    @Test
    void changesOfManyThreadsShareATransaction() throws Exception {
        int tasks = 40;
        try (TaskManager manager = manager("images")) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                String id = "t" + i;
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        manager.create(NewWork.titled("t").type("t").id(id));
                    } catch (IOException e) {
                        notices.add(String.valueOf(e));
                    }
                }));
            }
            for (Thread each : threads) {
                each.join();
            }
            assertThatThrownBy(() -> manager.create(NewWork.titled("t").type("t").id("t0"))).isInstanceOf(RefusedException.class);
        }
        assertThat(notices).isEmpty();
        assertThat(Tool.in(directory).events()).hasSize(tasks);
        assertThat(Tool.in(directory).run("audit", "verify").status()).isZero();
    }
}
