package taskmgmt.change.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.expect.Schedule;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobSchedule;
import taskmgmt.queue.Needs;
import taskmgmt.queue.Retries;
import taskmgmt.queue.Scheduler;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/** What comes of a schedule while an earlier task of it has not ended. */
class DueSchedulesTest {
    private static final Scheduler.Offer NOTHING = new Scheduler.Offer(0, Set.of(), Needs.MOST, Needs.NONE);

    @TempDir
    private Path directory;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));

    private TaskLog log() {
        return TaskLog.at(directory.resolve("logs"), new LogSettings("ann", now::get, SyncPolicy.OS, LogSettings.DEFAULT_LOCK_TIMEOUT), text -> { });
    }

    /** Two mornings pass, and a worker that has no slot looks after each. */
    private List<String> afterTwoMornings(JobSchedule.Overlap overlap) throws Exception {
        try (TaskLog log = log()) {
            Job job = new Job(List.of("true"), "/", "default", null, Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null);
            new SetSchedule(log).add("s", new JobSchedule(new Schedule.Cron("0 3 * * *", ZoneOffset.UTC), job,
                    new JobSchedule.Work("t", "custom", "general", 5), new JobSchedule.Terms(JobSchedule.Catchup.ALL, overlap, null), Objects.requireNonNull(now.get())));
            TakeJobs jobs = new TakeJobs(log, text -> { });
            TakeJobs.Taken taken = look(jobs);
            assertThat(taken.nextDue()).isEqualTo("2026-01-02T03:00:00Z");
            for (int day = 2; day <= 3; day++) {
                now.set(Instant.parse("2026-01-0" + day + "T04:00:00Z"));
                TakeJobs.Taken brought = look(jobs);
                assertThat(brought.nextDue()).isEqualTo("2026-01-0" + (day + 1) + "T03:00:00Z");
                assertThat(look(jobs).more()).isFalse();
            }
            assertThat(look(new TakeJobs(log, text -> { })).more()).isFalse();
        }
        return LogReader.at(directory.resolve("logs")).tasks().tasks().values().stream()
                .map(task -> task.id().substring("s-202601".length()) + " " + task.status().text()).toList();
    }

    private static TakeJobs.Taken look(TakeJobs jobs) throws Exception {
        return jobs.take(new TakeJobs.Taker(NOTHING, (waiting, at) -> Task.BY_CREATION, Map.of("pid", 1L), List.of()), List.of(), () -> { });
    }

    @Test
    void skipLeavesTheLaterOut() throws Exception {
        assertThat(afterTwoMornings(JobSchedule.Overlap.SKIP)).containsExactly("02T0300Z queued");
    }

    @Test
    void allowHasThemSideBySide() throws Exception {
        assertThat(afterTwoMornings(JobSchedule.Overlap.ALLOW)).containsExactly("02T0300Z queued", "03T0300Z queued");
    }

    @Test
    void replaceCancelsTheEarlier() throws Exception {
        assertThat(afterTwoMornings(JobSchedule.Overlap.REPLACE)).containsExactly("02T0300Z cancelled", "03T0300Z queued");
    }
}
