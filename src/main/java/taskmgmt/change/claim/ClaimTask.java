package taskmgmt.change.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.AlertRule;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.change.queue.QueueView;
import taskmgmt.expect.ExpectedRun;
import taskmgmt.incident.IncidentTask;
import taskmgmt.learning.LearningActivity;
import taskmgmt.queue.Job;
import taskmgmt.queue.Needs;
import taskmgmt.queue.Scheduler;
import taskmgmt.queue.WorkQueue;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;
import taskmgmt.task.lease.Lease;

/**
 * Claims tasks, each in a transaction of its own: a claim starts the task with a lease. It is made under the lock of the log, so
 * only one worker gets a task. Not thread-safe.
 *
 * <p>Tasks with a command are for workers that run commands: a claim gets one only if it names the task or its group, and the
 * pause and the limit of the group apply.
 */
public final class ClaimTask {
    private final TaskLog log;
    private final OpenTasks open;
    private final EndExpired expired;
    private final QueueView queue;

    public ClaimTask(TaskLog log) {
        this.log = log;
        this.open = new OpenTasks(log.directory());
        this.expired = new EndExpired(log, open);
        this.queue = new QueueView(log.directory());
    }

    /** Who claims, and for how long. */
    public record Claimant(String worker, Duration length) {}

    /** Which tasks are wanted; null for any. A group only contains tasks with a command. */
    public record Wanted(@Nullable String type, @Nullable String subsystem, @Nullable String group) {
        public static final Wanted ANY = new Wanted(null, null, null);

        private boolean isAny() {
            return type == null && subsystem == null;
        }

        private boolean fits(String itsType, String itsSubsystem) {
            return (type == null || type.equals(itsType)) && (subsystem == null || subsystem.equals(itsSubsystem));
        }
    }

    /**
     * A task that was claimed.
     *
     * @param task  as it is now
     * @param event as written
     */
    public record Claimed(Task task, TaskEvent event, Lease lease) {}

    /**
     * Claims the most urgent task that can begin, and of equally urgent ones the oldest. Skips tasks that are assigned to someone
     * else, and those that the policy does not let this actor start.
     *
     * @return null if there is none
     * @throws RefusedException if there are only tasks that the policy forbids
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public @Nullable Claimed next(Wanted wanted, Claimant claimant) throws IOException {
        if (!Files.isDirectory(log.directory())) {
            return null; // and a query does not create the directory
        }
        expired.end();
        Decision decision = new Decision(null, wanted, claimant);
        List<TaskEvent> written = log.append(decision).events();
        return written.isEmpty() ? null : decision.claimed(written.getLast());
    }

    /**
     * Claims this task.
     *
     * @param idOrPrefix its id, or a unique prefix of it
     * @throws RefusedException if there is no such task, another worker holds it, it cannot begin, or the policy forbids it
     */
    public Claimed claim(String idOrPrefix, Claimant claimant) throws IOException {
        expired.end();
        Decision decision = new Decision(idOrPrefix, Wanted.ANY, claimant);
        return decision.claimed(log.append(decision).events().getLast());
    }

    private final class Decision implements Change {
        private final @Nullable String idOrPrefix;
        private final Wanted wanted;
        private final Claimant claimant;
        /** The task that is claimed. */
        private @Nullable Task before;
        /** A start that the policy forbids, which is reported if there is nothing that it allows. */
        private @Nullable TaskEvent forbidden;

        Decision(@Nullable String idOrPrefix, Wanted wanted, Claimant claimant) {
            this.idOrPrefix = idOrPrefix;
            this.wanted = wanted;
            this.claimant = claimant;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            before = null;
            forbidden = null;
            if (idOrPrefix != null) {
                return ChangeSet.of(named(now.resolve(idOrPrefix), now));
            }
            List<TaskEvent> events = new ArrayList<>();
            OpenTasks.Visitor visitor = task -> {
                TaskEvent event = mayBegin(task, now) ? start(task, now) : null;
                if (event != null && !log.allows(event, now)) {
                    forbidden = forbidden == null ? event : forbidden;
                    event = null;
                }
                if (event != null) {
                    events.add(event);
                }
                return event != null;
            };
            if (wanted.group() == null) {
                open.at(now);
                open.mostUrgent(each -> wanted.fits(each.type(), each.subsystem()), now, visitor);
            } else {
                visitJobs(now, visitor);
            }
            if (events.isEmpty() && forbidden != null) {
                events.add(forbidden);
            }
            return new ChangeSet(List.of(), events);
        }

        private void visitJobs(Snapshot now, OpenTasks.Visitor visitor) throws IOException {
            WorkQueue jobs = queue.at(now);
            Scheduler scheduler = scheduler(jobs, now);
            List<Task> waiting = new ArrayList<>(jobs.waiting());
            Instant at = now.now();
            waiting.sort(Comparator.comparingInt((Task task) -> -Scheduler.urgency(task, at)).thenComparing(Task.BY_CREATION));
            for (Task task : waiting) {
                Job job = Job.of(task);
                if (job != null && job.group().equals(wanted.group()) && wanted.fits(task.type(), task.subsystem())
                        && scheduler.obstacle(task) == null && visitor.visit(task)) {
                    return;
                }
            }
        }

        private Scheduler scheduler(WorkQueue jobs, Snapshot now) throws IOException {
            Scheduler.Offer offer = new Scheduler.Offer(1, Set.of(), Needs.MOST, Needs.NONE);
            return new Scheduler(jobs, QueueFile.read(log.directory()), offer, now.now());
        }

        /** Whether a worker that accepts any task gets this one. */
        private boolean mayBegin(Task task, Snapshot now) throws IOException {
            String assigned = task.text(TaskField.ASSIGNED_TO);
            boolean isTheirs = wanted.group() != null || task.fields().get(Task.JOB) == null;
            return isTheirs && !(wanted.isAny() && isRecord(task)) && isWaiting(task) && !task.standing().held() && (assigned.isEmpty() || assigned.equals(claimant.worker()))
                    && now.unfinished(task.dependsOn()).isEmpty();
        }

        /**
         * Whether the task is only a record of this program's own: open, but not work for anyone who has not asked for it by name.
         */
        private static boolean isRecord(Task task) {
            return task.type().equals(AlertRule.TYPE) || task.type().equals(ExpectedRun.TYPE) || task.type().equals(IncidentTask.TYPE)
                    || task.subsystem().equals(LearningActivity.SUBSYSTEM);
        }

        private static boolean isWaiting(Task task) {
            return task.status() == Status.PENDING || task.status() == Status.QUEUED || task.status() == Status.RETRYING;
        }

        private TaskEvent named(Task task, Snapshot now) throws IOException {
            Lease other = Lease.of(task);
            if (other != null) {
                throw refused(task, "is claimed by " + other.worker() + " until " + other.until());
            }
            if (task.status().isTerminal() && task.status() != Status.COMPLETED) {
                throw refused(task, "is " + task.status().text() + ": 'task-mgmt task retry' opens another attempt");
            }
            if (Job.of(task) != null && isWaiting(task)) {
                Scheduler.Obstacle obstacle = scheduler(queue.at(now), now).obstacle(task);
                if (obstacle != null) {
                    throw refused(task, "cannot begin: " + obstacle.text());
                }
            }
            return start(task, now);
        }

        private static RefusedException refused(Task task, String why) {
            return new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " " + why);
        }

        private TaskEvent start(Task task, Snapshot now) throws IOException {
            long token = Math.max(now.registryEnd(), Lease.lastToken(task) + 1);
            Lease taken = Lease.from(now.now(), token, claimant.worker(), claimant.length());
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("actor", now.actor());
            fields.put(Task.LEASE, taken.toMap());
            TaskEvent event = new TaskEvent(now.now(), EventType.STARTED, task.id(), fields);
            now.check(task, event);
            before = task;
            return event;
        }

        /** @param event as written, after redaction */
        Claimed claimed(TaskEvent event) {
            Task task = TaskFold.apply(before, event);
            Lease lease = task == null ? null : Lease.of(task);
            if (task == null || lease == null) {
                throw new IllegalStateException("nothing has been claimed: " + event.taskId());
            }
            return new Claimed(task, event, lease);
        }
    }
}
