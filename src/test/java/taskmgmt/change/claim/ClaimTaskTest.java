package taskmgmt.change.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;
import taskmgmt.change.queue.AddJob;
import taskmgmt.change.queue.ReviveLost;
import taskmgmt.change.queue.SetGroup;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.queue.Job;
import taskmgmt.queue.Needs;
import taskmgmt.queue.Retries;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Priority;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.lease.Lease;

/** Claims, as the log decides them. */
class ClaimTaskTest {
    private static final int RACERS = 64;
    private static final int TASKS = 320;
    private static final ClaimTask.Claimant W1 = new ClaimTask.Claimant("w1", Duration.ofMinutes(5));
    private static final ClaimTask.Claimant W2 = new ClaimTask.Claimant("w2", Duration.ofMinutes(5));

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private TaskLog log() {
        LogSettings settings = new LogSettings("ann", () -> now, SyncPolicy.OS, Duration.ofMinutes(5));
        return TaskLog.at(directory.resolve("logs"), settings, text -> { });
    }

    private interface Work<T> {
        T with(TaskLog log) throws IOException;
    }

    private <T> T in(Work<T> work) throws IOException {
        try (TaskLog log = log()) {
            return work.with(log);
        }
    }

    private String create(String id, String type, String priority, String... after) throws IOException {
        return createFor(null, id, type, priority, after);
    }

    private String createFor(@Nullable String assigned, String id, String type, String priority, String... after) throws IOException {
        TaskDetails details = new TaskDetails("t", null, assigned, Priority.parse(priority), null, null);
        NewTask task = new NewTask(new NewTask.Identity(id, "web", type, null), details, Arrays.asList(after), List.of(), null, null);
        return in(log -> new CreateTask(log, new SplittableRandom(1)).create(task));
    }

    private void add(String id, String group) throws IOException {
        Job job = new Job(List.of("true"), directory.toString(), group, null, Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null);
        in(log -> new AddJob(log, new SplittableRandom(1)).add(NewTask.titled("j").as(new NewTask.Identity(id, null, null, null)), job, true));
    }

    private String next(ClaimTask.Wanted wanted, ClaimTask.Claimant claimant) throws IOException {
        return in(log -> {
            ClaimTask.Claimed claimed = new ClaimTask(log).next(wanted, claimant);
            return claimed == null ? "none" : claimed.task().id();
        });
    }

    private long claim(String id, ClaimTask.Claimant claimant) throws IOException {
        return in(log -> new ClaimTask(log).claim(id, claimant)).lease().token();
    }

    private Task apply(String id, TaskRequest request, long token) throws IOException {
        return in(log -> new ChangeTask(log).apply(id, new TaskRequest.Fenced(request, token, null))).task();
    }

    private Task task(String id) throws IOException {
        return LogReader.at(directory.resolve("logs")).resolve(id);
    }

    @Test
    void theMostUrgentThatCanBeginComesFirstThenTheOldest() throws Exception {
        create("low", "review", "3");
        create("old", "review", "7");
        now = now.plusSeconds(1);
        create("young", "review", "7");
        create("other", "build", "9");
        create("blocked", "review", "10", "low");
        createFor("w2", "assigned", "review", "8");
        ClaimTask.Wanted review = new ClaimTask.Wanted("review", "web", null);
        assertThat(next(review, W1)).isEqualTo("old");
        assertThat(next(review, W2)).isEqualTo("assigned");
        assertThat(next(review, W1)).isEqualTo("young");
        assertThat(next(new ClaimTask.Wanted("review", "shop", null), W1)).isEqualTo("none");
        assertThat(next(review, W1)).isEqualTo("low");
        assertThat(next(review, W1)).isEqualTo("none");
        assertThat(next(ClaimTask.Wanted.ANY, W1)).isEqualTo("other");
    }

    /** So that nothing waits for ever. */
    @Test
    void whatHasWaitedForHoursComesBeforeWhatIsMoreUrgent() throws Exception {
        create("old", "review", "3");
        now = now.plus(Duration.ofHours(5));
        create("new", "review", "7");
        assertThat(next(ClaimTask.Wanted.ANY, W1)).isEqualTo("old");
    }

    /** Threads, each with a log of its own as another process has it: the lock between them is that of the file. */
    @Test
    void ofManyRacersOneGetsATask() throws Exception {
        in(log -> {
            CreateTask create = new CreateTask(log, new SplittableRandom(1));
            for (int i = 0; i < TASKS; i++) {
                create.create(NewTask.titled("t" + i));
            }
            return log;
        });
        ConcurrentLinkedQueue<ClaimTask.Claimed> claimed = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            ClaimTask.Claimant racer = new ClaimTask.Claimant("w" + i, Duration.ofMinutes(5));
            racers.add(Thread.ofPlatform().uncaughtExceptionHandler((thread, failure) -> failures.add(failure)).start(() -> race(racer, claimed)));
        }
        for (Thread racer : racers) {
            racer.join();
        }
        assertThat(failures).isEmpty();
        assertThat(claimed).hasSize(TASKS);
        assertThat(claimed.stream().map(each -> each.task().id()).distinct()).hasSize(TASKS);
        assertThat(claimed.stream().map(each -> each.lease().token()).distinct()).hasSize(TASKS);
        Map<String, Task> tasks = LogReader.at(directory.resolve("logs")).tasks().tasks();
        assertThat(claimed).allSatisfy(each -> assertThat(Lease.of(Objects.requireNonNull(tasks.get(each.task().id())))).isEqualTo(each.lease()));
        assertThat(AuditVerifier.verify(directory.resolve("logs")).findings()).isEmpty();
    }

    private void race(ClaimTask.Claimant racer, ConcurrentLinkedQueue<ClaimTask.Claimed> claimed) {
        try (TaskLog log = log()) {
            ClaimTask claims = new ClaimTask(log);
            while (true) {
                ClaimTask.Claimed next = claims.next(ClaimTask.Wanted.ANY, racer);
                if (next == null) {
                    return;
                }
                claimed.add(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTokenIsWhereTheClaimIsWritten() throws Exception {
        create("a", "review", "5");
        long token = claim("a", W1);
        String registry = Files.readString(directory.resolve("logs/registry.jsonl"), StandardCharsets.ISO_8859_1);
        assertThat(registry.substring((int) token)).contains("\"event\":\"task.started\",\"task_id\":\"a\"").hasLineCount(1);
    }

    @Test
    void aLeaseThatRunsOutIsRecordedAndTheTaskGoesToAnother() throws Exception {
        create("a", "review", "5");
        long first = claim("a", W1);
        now = now.plusSeconds(299);
        assertThat(next(ClaimTask.Wanted.ANY, W2)).isEqualTo("none");
        assertThatThrownBy(() -> claim("a", W2)).hasMessage("task a is claimed by w1 until 2026-03-01T12:05:00Z");
        now = now.plusSeconds(1);
        assertThat(next(ClaimTask.Wanted.ANY, W2)).isEqualTo("a");
        Task second = task("a");
        assertThat(Objects.requireNonNull(Lease.of(second)).token()).isGreaterThan(first);
        assertThat(second.earlier()).singleElement().returns("lost", Task.Attempt::error).returns(Status.FAILED, Task.Attempt::status);
        for (TaskRequest late : List.of(new MoveTask.Fail("x", null, WorkFigures.NONE), new TaskRequest.Heartbeat(),
                new MoveTask.Retry("x"))) {
            assertThatThrownBy(() -> apply("a", late, first)).isInstanceOf(RefusedException.class)
                    .hasMessage("token " + first + " does not hold task a: w2 has claimed it with another one");
        }
        assertThat(task("a").moments()).isEqualTo(second.moments());
    }

    /** Time alone takes nothing away: until somebody else has claimed it, the worker may be late. */
    @Test
    void whoIsLateMayReportWhileNobodyElseHasClaimedIt() throws Exception {
        create("a", "review", "5");
        long token = claim("a", W1);
        now = now.plusSeconds(1000);
        assertThat(apply("a", new TaskRequest.Heartbeat(), token).fields()).extracting("lease").extracting("until").isEqualTo("2026-03-01T12:21:40.000000Z");
        assertThat(next(ClaimTask.Wanted.ANY, W2)).isEqualTo("none");
        now = now.plusSeconds(1000);
        Task done = apply("a", new MoveTask.Complete(null, "42", null, WorkFigures.NONE), token);
        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        assertThatThrownBy(() -> apply("a", new TaskRequest.Heartbeat(), token)).hasMessage("token " + token + " does not hold task a: it is completed");
    }

    /** What ends its workers again and again is likely to be the task itself. */
    @Test
    void whatIsLostThreeTimesHasFailed() throws Exception {
        create("a", "review", "5");
        HashSet<Long> tokens = new HashSet<>();
        for (int loss = 1; loss <= ReviveLost.MAX_LOSSES; loss++) {
            tokens.add(claim("a", W1));
            now = now.plusSeconds(300);
        }
        assertThat(tokens).hasSize(ReviveLost.MAX_LOSSES);
        assertThat(next(ClaimTask.Wanted.ANY, W2)).isEqualTo("none");
        assertThat(task("a").status()).isEqualTo(Status.FAILED);
        assertThat(task("a").fields()).containsEntry("error_message", "lost");
        assertThatThrownBy(() -> claim("a", W1)).hasMessage("task a is failed: 'task-mgmt task retry' opens another attempt");
    }

    @Test
    void whatIsGivenBackIsClaimedAgainAndCountsAsNoError() throws Exception {
        create("a", "review", "5");
        long first = claim("a", W1);
        Task released = apply("a", new MoveTask.Retry(null), first);
        assertThat(released.status()).isEqualTo(Status.RETRYING);
        assertThat(released.errors().count()).isZero();
        assertThat(released.fields()).extracting("lease").extracting("ended").isEqualTo("released");
        assertThat(claim("a", W2)).isGreaterThan(first);
    }

    @Test
    void aTaskThatRunsOrHasEndedOrWaitsCannotBeClaimed() throws Exception {
        create("a", "review", "5");
        create("b", "review", "5", "a");
        in(log -> new ChangeTask(log).apply("a", new MoveTask.Start(null)));
        assertThatThrownBy(() -> claim("a", W1)).hasMessage("task a is active, so it cannot be started");
        assertThatThrownBy(() -> claim("b", W1)).hasMessageContaining("waits for a");
        in(log -> new ChangeTask(log).apply("a", new MoveTask.Cancel(null)));
        assertThatThrownBy(() -> claim("a", W1)).hasMessage("task a is cancelled: 'task-mgmt task retry' opens another attempt");
        assertThatThrownBy(() -> claim("x", W1)).isInstanceOf(RefusedException.class).hasMessageContaining("no task");
    }

    @Test
    void commandsOfTheQueueGoToWhoNamesTheirGroup() throws Exception {
        add("one", "gpu");
        add("two", "gpu");
        assertThat(next(ClaimTask.Wanted.ANY, W1)).isEqualTo("none");
        assertThat(next(new ClaimTask.Wanted(null, null, "cpu"), W1)).isEqualTo("none");
        in(log -> new SetGroup(log).apply("gpu", before -> before.limitedTo(1)));
        assertThat(next(new ClaimTask.Wanted(null, null, "gpu"), W1)).isEqualTo("one");
        assertThat(next(new ClaimTask.Wanted(null, null, "gpu"), W2)).isEqualTo("none");
        assertThatThrownBy(() -> claim("two", W2)).hasMessage("task two cannot begin: its group is full");
        now = now.plusSeconds(300);
        assertThat(next(new ClaimTask.Wanted("custom", "general", "gpu"), W2)).isEqualTo("one");
        in(log -> new SetGroup(log).apply("gpu", before -> before.limitedTo(null).pausedAs(true)));
        assertThatThrownBy(() -> claim("two", W2)).hasMessage("task two cannot begin: its group is paused");
    }

    /** One and the same instance sees what others have done since it looked. */
    @Test
    void oneThatGoesOnAskingSeesWhatIsNew() throws Exception {
        create("a", "review", "5");
        try (TaskLog log = log()) {
            ClaimTask claims = new ClaimTask(log);
            assertThat(claims.next(ClaimTask.Wanted.ANY, W1)).extracting(each -> each.task().id()).isEqualTo("a");
            assertThat(claims.next(ClaimTask.Wanted.ANY, W1)).isNull();
            create("b", "review", "5");
            in(other -> new ChangeTask(other).apply("a", new MoveTask.Retry("x")));
            assertThat(claims.next(ClaimTask.Wanted.ANY, W1)).extracting(each -> each.task().id()).isEqualTo("a");
            in(other -> new ChangeTask(other).apply("b", new MoveTask.Cancel(null)));
            assertThat(claims.next(ClaimTask.Wanted.ANY, W1)).isNull();
            now = now.plusSeconds(300);
            assertThat(claims.next(ClaimTask.Wanted.ANY, W2)).extracting(each -> each.lease().worker()).isEqualTo("w2");
        }
    }

    /** Of what the policy forbids the others are taken; where there is nothing else, it says so. */
    @Test
    void whoMayStartSomeTasksGetsThose() throws Exception {
        create("secret", "audit", "9");
        create("plain", "review", "5");
        Files.writeString(directory.resolve("logs/policy.json"), "{\"version\":1,\"default\":\"allow\",\"rules\":[{\"name\":\"no audit\","
                + "\"effect\":\"deny\",\"accounts\":[\"*\"],\"actions\":[\"task.start\"],\"scope\":[\"/web/audit/*\"]}]}");
        assertThat(next(ClaimTask.Wanted.ANY, W1)).isEqualTo("plain");
        assertThatThrownBy(() -> next(ClaimTask.Wanted.ANY, W1)).isInstanceOf(RefusedException.class).hasMessageContaining("may not");
    }
}
