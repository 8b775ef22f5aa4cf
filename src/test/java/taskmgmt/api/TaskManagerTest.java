package taskmgmt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.store.read.LogReader;
import taskmgmt.testkit.Tool;

@Timeout(60)
class TaskManagerTest {
    @TempDir
    private Path directory;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final ManagerSettings settings = ManagerSettings.usual().withConcurrency(2)
            .withClient(ClientSettings.usual().withNotices(notices::add));

    private Path logs() {
        return directory.resolve("logs");
    }

    private TaskManager manager() {
        return TaskManager.open(logs(), "images", settings);
    }

    private Tool tool() {
        return Tool.in(directory).at(Instant.now().toString());
    }

    private Task task(String id) throws IOException {
        return LogReader.at(logs()).resolve(id);
    }

    @Test
    void runsATaskAndHandsItsOutputToWhoWaits() throws Exception {
        TaskInfo end;
        try (TaskManager manager = manager()) {
            manager.register("resize", context -> {
                context.progress(50, "half of " + context.input().get("file"));
                context.metrics(Map.of("vectors_processed", 3));
                context.verified(true, Map.of("seen", context.task().attempt()));
                return Map.of("width", context.input().get("width") instanceof Long width ? width / 2 : 0);
            });
            manager.start();
            TaskHandle handle = manager.create(NewWork.titled("Resize").type("resize").input(Map.of("file", "1.png", "width", 800)));
            end = handle.await();
            assertThat(handle.isDone()).isTrue();
            assertThat(handle.whenEnded()).isCompletedWithValue(end);
        }
        assertThat(end.succeeded()).isTrue();
        assertThat(end.output()).containsExactly(Map.entry("width", 400L));
        assertThat(end.id()).matches("images_resize_[0-9a-f]{8}");
        assertThat(tool().events()).containsExactly("task.created", "task.started", "task.progress", "task.completed");
        Task task = task(end.id());
        assertThat(task.value(TaskField.PROOF)).isEqualTo("observed");
        assertThat(task.value(TaskField.VECTORS_PROCESSED)).isEqualTo(3L);
        assertThat(task.verificationStatus()).isEqualTo("passed");
        assertThat(task.value(TaskField.CPU_SECONDS)).isNotNull();
        assertThat(tool().run("audit", "verify").out()).contains("[INTACT]");
        assertThat(notices).isEmpty();
    }

    @Test
    void aHandlerThatThrowsFailsItsTaskAndNoOther() throws Exception {
        try (TaskManager manager = manager()) {
            manager.register("bad", _ -> {
                throw new IOException("no such image");
            });
            manager.register("worse", _ -> {
                throw new AssertionError("a bug");
            });
            manager.register("odd", _ -> Map.of("thread", new Object()));
            manager.register("none", _ -> Map.of());
            manager.start();
            TaskInfo bad = manager.create(NewWork.titled("a").type("bad")).await();
            assertThat(bad.status()).isEqualTo(Status.FAILED);
            assertThat(bad.error()).isEqualTo("IOException: no such image");
            assertThat(manager.create(NewWork.titled("a").type("worse")).await().error()).isEqualTo("AssertionError: a bug");
            assertThat(manager.create(NewWork.titled("a").type("odd")).await().error()).contains("JSON has no value for a java.lang.Object");
            TaskInfo none = manager.create(NewWork.titled("a").type("none")).await();
            assertThat(none.succeeded()).isTrue();
            assertThat(none.output()).isEmpty();
        }
        assertThat(notices).singleElement().asString().contains("AssertionError: a bug");
    }

    @Test
    void atMostSoManyRunAtOnceTheMostUrgentFirst() throws Exception {
        CyclicBarrier two = new CyclicBarrier(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (TaskManager manager = manager()) {
            List<TaskHandle> handles = new ArrayList<>();
            for (int priority = 1; priority <= 6; priority++) {
                handles.add(manager.create(NewWork.titled("p" + priority).type("t").priority(priority)));
            }
            manager.register("t", context -> {
                order.add(context.task().title());
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                two.await(); // both slots are taken, each time
                now.decrementAndGet();
                return Map.of();
            });
            manager.start();
            for (TaskHandle handle : handles) {
                assertThat(handle.await().succeeded()).isTrue();
            }
        }
        assertThat(most).hasValue(2);
        assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("p6", "p5");
        assertThat(order.subList(4, 6)).containsExactlyInAnyOrder("p2", "p1");
    }

    @Test
    void aTaskThatTheCommandLineCreatesIsRunToo() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        try (TaskManager manager = manager()) {
            manager.register("resize", context -> {
                ran.countDown();
                return Map.of("file", String.valueOf(context.input().get("file")));
            });
            manager.start();
            assertThat(tool().run("task", "create", "--id", "mine", "--title", "a", "--type", "resize", "--subsystem", "images",
                    "--input", "{\"file\":\"2.png\"}").status()).isZero();
            ran.await();
            assertThat(manager.handle("mine").await().output()).containsEntry("file", "2.png");
        }
    }

    @Test
    void aStartThatIsRepeatedFindsItsPendingTasks() throws Exception {
        String id;
        try (TaskManager first = manager()) {
            id = first.create(NewWork.titled("a").type("resize")).id();
        }
        assertThat(task(id).status()).isEqualTo(Status.PENDING);
        try (TaskManager second = manager()) {
            second.register("resize", _ -> Map.of("done", true));
            second.start();
            assertThat(second.handle(id).await().output()).containsEntry("done", true);
            assertThat(second.handle(id).await().succeeded()).as("of what has ended").isTrue();
        }
    }

    @Test
    void whatDependsOnOthersRunsAfterThem() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (TaskManager manager = manager()) {
            manager.register("t", context -> {
                order.add(context.task().id());
                return Map.of();
            });
            manager.create(NewWork.titled("a").type("elsewhere").id("a"));
            manager.create(NewWork.titled("b").type("t").id("b"));
            TaskHandle last = manager.create(NewWork.titled("c").type("t").id("c").priority(10).dependsOn("a", "b"));
            manager.start();
            manager.handle("b").await();
            assertThatThrownBy(() -> last.await(Duration.ZERO)).isInstanceOf(TimeoutException.class);
            tool().run("task", "complete", "a");
            last.await();
        }
        assertThat(order).containsExactly("b", "c");
        assertThat(notices).isEmpty();
    }

    @Test
    void theEndOfATaskThatOthersDoIsLearnedWithoutAHandler() throws Exception {
        try (TaskManager manager = manager()) {
            manager.start();
            TaskHandle handle = manager.create(NewWork.titled("a").type("by hand").id("a").key("k"));
            TaskHandle same = manager.create(NewWork.titled("a again").type("by hand").key("k"));
            assertThat(same.id()).isEqualTo("a");
            tool().run("task", "complete", "a", "--result", "{\"done\":true}");
            assertThat(handle.await().output()).containsEntry("done", true);
            assertThat(same.await().succeeded()).isTrue();
        }
    }

    @Test
    void cancellingInterruptsTheHandlerWhoeverCancels() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        Semaphore interrupted = new Semaphore(0);
        try (TaskManager manager = manager()) {
            manager.register("t", context -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    if (context.isCancelled()) {
                        interrupted.release();
                    }
                    throw e;
                }
                return Map.of();
            });
            manager.start();
            TaskHandle here = manager.create(NewWork.titled("a").type("t").id("here"));
            TaskHandle there = manager.create(NewWork.titled("b").type("t").id("there"));
            begun.await();
            assertThat(manager.cancel("here", "not wanted").status()).isEqualTo(Status.CANCELLED);
            assertThat(tool().run("task", "cancel", "there").status()).isZero();
            assertThat(here.await().status()).isEqualTo(Status.CANCELLED);
            assertThat(there.await().status()).isEqualTo(Status.CANCELLED);
            interrupted.acquire(2);
            assertThatThrownBy(() -> manager.cancel("here", null)).isInstanceOf(RefusedException.class);
        }
        assertThat(task("here").status()).isEqualTo(Status.CANCELLED);
        assertThat(tool().events()).doesNotContain("task.failed", "task.completed");
        assertThat(notices).isEmpty();
    }

    /** Holds the thread until it is interrupted. */
    private static Map<String, ?> held(CountDownLatch begun) throws InterruptedException {
        begun.countDown();
        new CountDownLatch(1).await();
        return Map.of();
    }

    private ManagerSettings graces(Duration beforeInterrupt, Duration afterwards) {
        return settings.withGraces(beforeInterrupt, afterwards);
    }

    @Test
    void closingInterruptsWhatTakesTooLongAndTheNextStartBeginsItAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        TaskHandle handle;
        try (TaskManager manager = TaskManager.open(logs(), "images", graces(Duration.ZERO, Duration.ofSeconds(50)))) {
            manager.register("t", _ -> held(begun));
            manager.start();
            handle = manager.create(NewWork.titled("a").type("t").id("a"));
            begun.await();
        }
        assertThat(task("a").status()).isEqualTo(Status.RETRYING);
        assertThatThrownBy(handle::await).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> handle.await(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        try (TaskManager manager = manager()) {
            manager.register("t", context -> Map.of("attempt", context.task().attempt()));
            manager.start();
            assertThat(manager.handle("a").await().output()).containsEntry("attempt", 2L);
        }
    }

    @Test
    void closingWaitsForWhatEndsInTime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        Thread closer;
        try (TaskManager manager = TaskManager.open(logs(), "images", graces(Duration.ofSeconds(50), Duration.ZERO))) {
            manager.register("t", _ -> {
                begun.countDown();
                closing.await();
                return Map.of();
            });
            manager.start();
            manager.create(NewWork.titled("a").type("t").id("a"));
            manager.create(NewWork.titled("b").type("t").id("b").dependsOn("a"));
            begun.await();
            closer = Thread.ofVirtual().start(closing::countDown);
        }
        closer.join();
        assertThat(task("a").status()).isEqualTo(Status.COMPLETED);
        assertThat(notices).isEmpty();
    }

    @Test
    void aHandlerThatHeedsNoInterruptIsLeftToItselfAndSaidToBe() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (TaskManager manager = TaskManager.open(logs(), "images", graces(Duration.ZERO, Duration.ZERO))) {
            manager.register("t", _ -> {
                begun.countDown();
                boolean deaf = true;
                while (deaf) {
                    try {
                        released.await();
                        deaf = false;
                    } catch (InterruptedException _) {
                        deaf = true;
                    }
                }
                ended.countDown();
                return Map.of();
            });
            manager.start();
            manager.create(NewWork.titled("a").type("t").id("a"));
            begun.await();
        }
        assertThat(notices.getFirst()).isEqualTo("task a runs on though the manager is closed: its handler heeds no interrupt");
        assertThat(task("a").status()).as("nobody knows better").isEqualTo(Status.ACTIVE);
        released.countDown();
        ended.await();
    }

    @Test
    void listsAndShowsTheTasksOfItsSubsystemOnly() throws Exception {
        tool().run("task", "create", "--id", "foreign", "--title", "a", "--subsystem", "other");
        try (TaskManager manager = manager()) {
            manager.create(NewWork.titled("a").type("t").id("a").priority(8).input(Map.of("x", 1.5)));
            manager.create(NewWork.titled("b").type("t").id("b"));
            manager.cancel("b", null);
            assertThat(manager.list()).extracting(TaskInfo::id).containsExactly("a", "b");
            assertThat(manager.list(Status.PENDING)).extracting(TaskInfo::id).containsExactly("a");
            TaskInfo a = manager.get("a");
            assertThat(a.priority()).isEqualTo(8);
            assertThat(a.input()).containsEntry("x", new java.math.BigDecimal("1.5"));
            assertThat(a.startedAt()).isNull();
            assertThat(a.createdAt()).isNotNull();
            assertThat(manager.get("foreign").subsystem()).isEqualTo("other");
            assertThatThrownBy(() -> manager.get("nobody")).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void lookingMakesNoLog() throws Exception {
        try (TaskManager manager = manager()) {
            assertThatThrownBy(() -> manager.get("a")).isInstanceOf(RefusedException.class).hasMessage("no task a");
            assertThat(manager.list()).isEmpty();
        }
        assertThat(logs()).doesNotExist();
    }

    @Test
    void isStartedOnceAndATypeHasOneHandler() throws Exception {
        TaskManager manager = manager();
        manager.register("t", _ -> Map.of());
        assertThatThrownBy(() -> manager.register("t", _ -> Map.of())).isInstanceOf(IllegalStateException.class);
        manager.start();
        assertThatThrownBy(manager::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("is started");
        manager.close();
        assertThatThrownBy(manager::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("is closed");
        assertThatThrownBy(() -> new ManagerSettings(ClientSettings.usual(), 0, 1, Duration.ZERO, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whoever has it begins it, and the other one does not. */
    @Test
    void ofTwoManagersOneRunsEachTask() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (TaskManager one = manager();
                TaskManager other = manager()) {
            TaskHandler count = _ -> Map.of("runs", runs.incrementAndGet());
            one.register("t", count);
            other.register("t", count);
            one.start();
            other.start();
            List<TaskHandle> handles = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                handles.add((i % 2 == 0 ? one : other).create(NewWork.titled("a" + i).type("t")));
            }
            for (TaskHandle handle : handles) {
                assertThat(handle.await().succeeded()).isTrue();
            }
        }
        assertThat(runs).hasValue(20);
    }

    @Test
    void whatThePolicyForbidsStaysPendingAndANoticeSaysSo() throws Exception {
        try (TaskManager manager = manager()) {
            manager.create(NewWork.titled("a").type("t").id("a"));
            Files.writeString(logs().resolve("policy.json"), """
                    {"version":1,"default":"allow","rules":[{"name":"rest","effect":"deny","accounts":["*"],"actions":["task.start"]}]}
                    """);
            CountDownLatch told = new CountDownLatch(1);
            notices.clear();
            try (TaskManager denied = TaskManager.open(logs(), "images", settings.withClient(settings.client().withNotices(text -> {
                notices.add(text);
                told.countDown();
            })))) {
                denied.register("t", _ -> Map.of());
                denied.start();
                told.await();
            }
        }
        assertThat(task("a").status()).isEqualTo(Status.PENDING);
        assertThat(notices.getFirst()).contains("task a does not begin", "denied by rest");
    }
}
