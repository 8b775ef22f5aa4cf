package taskmgmt.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.change.NewTask;
import taskmgmt.change.queue.AddJob;
import taskmgmt.change.queue.ReviveLost;
import taskmgmt.change.queue.TakeJobs;
import taskmgmt.cli.CommandLineRunner;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.queue.Job;
import taskmgmt.queue.Needs;
import taskmgmt.queue.Retries;
import taskmgmt.queue.Scheduler;
import taskmgmt.store.LogSettings;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.testkit.LockHolder;
import taskmgmt.testkit.Tool;

/** Workers that share a log, and what they leave when they are killed. */
class WorkerTest {
    private static final int TASKS = 200;
    private static final int RACERS = 8;

    @TempDir
    private Path directory;

    private TaskLog log() {
        LogSettings settings = new LogSettings("ann", InstantSource.system(), SyncPolicy.OS, LogSettings.DEFAULT_LOCK_TIMEOUT);
        return TaskLog.at(directory.resolve("logs"), settings, text -> { });
    }

    private void add(int tasks) throws Exception {
        try (TaskLog log = log()) {
            AddJob add = new AddJob(log, new SplittableRandom(1));
            for (int i = 0; i < tasks; i++) {
                Job job = new Job(List.of("true"), directory.toString(), "default", null, Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null);
                add.add(NewTask.titled("t" + i), job, true);
            }
        }
    }

    @Test
    void ofManyWhoTakeATaskOneGetsIt() throws Exception {
        add(TASKS);
        ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
        List<Thread> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            racers.add(Thread.ofPlatform().start(() -> {
                try (TaskLog log = log()) {
                    TakeJobs jobs = new TakeJobs(log, text -> { });
                    Scheduler.Offer one = new Scheduler.Offer(1, Set.of(), Needs.MOST, Needs.NONE);
                    while (true) {
                        TakeJobs.Taken next = jobs.take(
                                new TakeJobs.Taker(one, (waiting, now) -> Task.BY_CREATION, Map.of("pid", 1L), List.of()), List.of(), () -> { });
                        if (next.started().isEmpty()) {
                            return;
                        }
                        taken.add(next.started().getFirst().id());
                    }
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        }
        for (Thread racer : racers) {
            racer.join();
        }
        assertThat(taken).hasSize(TASKS);
        assertThat(new HashSet<>(taken)).hasSize(TASKS);
    }

    /** The attempt of a killed worker is known by its lock, which is free; it is made again three times at most. */
    @Test
    void whatAKilledWorkerRanIsRunByAnother() throws Exception {
        add(1);
        for (int loss = 1; loss <= ReviveLost.MAX_LOSSES; loss++) {
            String id = takenByOneThatIsKilled();
            assertThat(revive(id)).isTrue();
            assertThat(revive(id)).isFalse();
            Task task = task(id);
            assertThat(task.status()).isEqualTo(loss < ReviveLost.MAX_LOSSES ? Status.RETRYING : Status.FAILED);
            if (loss == ReviveLost.MAX_LOSSES) {
                assertThat(task.fields()).containsEntry("error_message", "lost");
            }
        }
    }

    @Test
    void aWorkerRunsWhatAnotherOneLeft() throws Exception {
        add(1);
        String id = takenByOneThatIsKilled();
        Tool.Outcome outcome = Tool.in(directory).ticking().run("worker", "--drain");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).contains(id + " was lost: the worker that ran it is gone").contains(id + " is completed");
        assertThat(task(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(task(id).earlier()).hasSize(1);
    }

    @Test
    void aWorkerThatDoesNotGetTheLockSaysSoOnceAndKeepsTrying() throws Exception {
        add(2);
        Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), LockHolder.class.getName(), directory.resolve("logs/.state/lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");
        CompletableFuture<Void> isRefused = new CompletableFuture<>();
        ByteArrayOutputStream said = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (toString(StandardCharsets.UTF_8).contains("keeps trying")) {
                    isRefused.complete(null);
                }
            }
        };
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread worker = Thread.ofPlatform().start(() -> status.complete(CommandLineRunner.run(
                new String[] {"worker", "--drain", "--quiet", "--lock-timeout", "1ms"}, Tool.in(directory).ticking().sessionTelling(said))));
        try {
            CompletableFuture.anyOf(isRefused, status).get(60, TimeUnit.SECONDS);
            assertThat(status).isNotDone();
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }
        assertThat(status.get(60, TimeUnit.SECONDS)).isZero();
        worker.join();
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("keeps trying").contains("(pid " + holder.pid() + ")");
        try (TaskLog log = log()) {
            assertThat(RunReader.of(LogReader.at(log.directory()), ScanProgress.NONE).fold(StuckRule.history()).open()).isEmpty();
        }
    }

    /** What it ran goes on without it, and is ended before it is run again. */
    @Test
    void noAttemptRunsBesideTheNext() throws Exception {
        add(1);
        String id = takenByOneThatIsKilled();
        ProcessBuilder left = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; sleep 1000 >/dev/null & while :; do wait; done");
        left.environment().put("TASK_MGMT_ATTEMPT", id + "/1");
        left.environment().put("TASK_MGMT_LOGS", directory.resolve("logs").toAbsolutePath().toString());
        Process orphan = left.start();
        assertThat(orphan.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("deaf");
        left.environment().put("TASK_MGMT_LOGS", "/another");
        Process other = left.start();
        try {
            assertThat(Tool.in(directory).ticking().run("worker", "--drain", "--quiet", "--grace", "100ms").status()).isZero();
            assertThat(orphan.waitFor()).isEqualTo(137);
            assertThat(other.isAlive()).isTrue();
            assertThat(task(id).status()).isEqualTo(Status.COMPLETED);
        } finally {
            other.descendants().forEach(ProcessHandle::destroyForcibly);
            other.destroyForcibly();
        }
    }

    private String takenByOneThatIsKilled() throws Exception {
        try (TaskLog log = log()) {
            Scheduler.Offer one = new Scheduler.Offer(1, Set.of(), Needs.MOST, Needs.NONE);
            // A number that no process has, of another start of the machine.
            Map<String, @Nullable Object> owner = Map.of("pid", 4_000_000L, "boot_id", "00000000-0000-0000-0000-000000000000");
            return new TakeJobs(log, text -> { }).take(
                    new TakeJobs.Taker(one, (waiting, now) -> Task.BY_CREATION, owner, List.of()), List.of(), () -> { }).started().getFirst().id();
        }
    }

    private boolean revive(String id) throws Exception {
        try (TaskLog log = log()) {
            return RunReader.of(LogReader.at(log.directory()), ScanProgress.NONE).fold(StuckRule.history()).open().stream()
                    .filter(run -> run.id().equals(id)).findFirst().map(run -> {
                        try {
                            return new ReviveLost(log).revive(run);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }).orElse(false);
        }
    }

    private Task task(String id) throws Exception {
        return LogReader.at(directory.resolve("logs")).resolve(id);
    }

    @Test
    void whileAWorkerRunsATaskItHoldsItsLock() throws Exception {
        try (TaskLog log = log()) {
            Job job = new Job(List.of("sh", "-c", "touch began; while [ ! -e go ]; do sleep 0.01; done"), directory.toString(), "default", null,
                    Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null);
            new AddJob(log, new SplittableRandom(1)).add(NewTask.titled("t").as(new NewTask.Identity("t", null, null, null)), job, true);
        }
        Thread worker = Thread.ofPlatform().start(() -> Tool.in(directory).ticking().run("worker", "--drain", "--quiet"));
        while (!Files.exists(directory.resolve("began"))) {
            Thread.onSpinWait();
        }
        assertThat(RunLock.state(directory.resolve("logs"), "t")).isEqualTo(RunLock.State.HELD);
        Files.createFile(directory.resolve("go"));
        worker.join();
        assertThat(RunLock.state(directory.resolve("logs"), "t")).isEqualTo(RunLock.State.NONE);
    }
}
