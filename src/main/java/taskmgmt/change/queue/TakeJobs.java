package taskmgmt.change.queue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobWork;
import taskmgmt.queue.QueueSettings;
import taskmgmt.queue.Scheduler;
import taskmgmt.queue.WorkQueue;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;

/**
 * Records the ends of queued tasks and takes the next ones, in one transaction. Taking a task starts it under the lock of the
 * log, so only one worker gets it. A task that the policy denies is skipped and the denial recorded; the others are taken. Not
 * thread-safe.
 */
public final class TakeJobs {
    /** How long to skip a task that the policy does not let this worker start: the policy may have changed by then. */
    private static final Duration DENIED_FOR = Duration.ofMinutes(1);

    private final TaskLog log;
    private final Warnings warnings;
    private final QueueView view;
    private final Map<String, Instant> denied = new HashMap<>();
    /** Tasks that have ended and are still active in the log, because the policy does not let this worker record their ends. */
    private final Set<String> unrecorded = new HashSet<>();

    /** @param warnings receives what is not recorded, or not taken */
    public TakeJobs(TaskLog log, Warnings warnings) {
        this.log = log;
        this.warnings = warnings;
        this.view = new QueueView(log.directory());
    }

    /** Whether the policy has denied this worker something that is still to be done or recorded. */
    public boolean isDenied() {
        return !denied.isEmpty() || !unrecorded.isEmpty();
    }

    /** Orders the tasks that could begin. */
    public interface Order {
        Comparator<Task> of(List<Task> waiting, Instant now) throws IOException;
    }

    /**
     * The worker that takes tasks.
     *
     * @param offer what capacity it has for them
     * @param owner the process that will run them
     * @param mine  ids of tasks that it already runs
     */
    public record Taker(Scheduler.Offer offer, Order order, Map<String, @Nullable Object> owner, List<String> mine) {}

    /** How a task has ended, in the form of what is to be recorded. If someone else has ended it meanwhile, it stays that way. */
    public record Ended(String taskId, List<? extends TaskRequest> requests) {}

    /**
     * The result.
     *
     * @param started the tasks that were taken, in the order in which they begin
     * @param ended   those of the worker's tasks that have ended meanwhile, for whatever reason
     * @param nextDue when the next task is due; null if none waits for a time
     * @param waiting how many tasks of the taker's groups are waiting for their turn, except those that the policy denies, and if
     *     nothing is running, those that wait for failed tasks
     * @param running how many tasks of these groups are running in any process, except those whose end the policy denies
     * @param more    whether what was just recorded lets more tasks begin: the caller should ask again
     */
    public record Taken(List<Task> started, List<String> ended, @Nullable Instant nextDue, int waiting, int running, boolean more) {}

    /**
     * Records the ends and takes the tasks that can begin.
     *
     * @param then called once that is written, still under the lock
     * @throws taskmgmt.journal.JournalException if the logs or the settings are damaged, cannot be written, or stay locked
     */
    public Taken take(Taker taker, List<Ended> ends, Change.Written then) throws IOException {
        Decision decision = new Decision(taker, ends, then);
        return decision.taken(log.appendAllowed(decision, warnings));
    }

    /** Only records, for a worker that takes no more tasks. */
    public void record(List<Ended> ends) throws IOException {
        if (!ends.isEmpty()) {
            Decision decision = new Decision(null, ends, () -> { });
            decision.taken(log.appendAllowed(decision, warnings));
        }
    }

    private final class Decision implements Change {
        private final @Nullable Taker taker;
        private final List<Ended> ends;
        private final Written then;
        private final List<Task> started = new ArrayList<>();
        private final List<String> ended = new ArrayList<>();
        private final List<TaskEvent> events = new ArrayList<>();
        private final Set<String> recorded = new LinkedHashSet<>();
        /** The settings with the schedules' handled times; null if there were none. */
        private @Nullable QueueSettings kept;
        private @Nullable Instant nextDue;
        private Instant moment = Instant.MIN;
        private int waiting;
        private int running;
        private boolean more;

        Decision(@Nullable Taker taker, List<Ended> ends, Written then) {
            this.taker = taker;
            this.ends = ends;
            this.then = then;
        }

        @Override
        public void written() throws IOException {
            if (kept != null) {
                QueueFile.write(kept, log.directory(), log.disk());
            }
            then.now();
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            moment = now.now();
            WorkQueue queue = ends.isEmpty() ? view.at(now) : view.at(now).copy();
            for (Ended each : ends) {
                end(each, queue, now);
            }
            if (taker != null) {
                take(taker, queue, now);
            }
            return new ChangeSet(List.of(), events);
        }

        private void end(Ended each, WorkQueue queue, Snapshot now) throws IOException {
            try {
                for (TaskRequest request : each.requests()) {
                    Task task = queue.task(each.taskId());
                    if (task != null) {
                        TaskEvent event = ChangeTask.event(task, request, now);
                        queue.apply(event);
                        events.add(event);
                        recorded.add(each.taskId());
                    }
                }
            } catch (RefusedException e) {
                warnings.say("what became of " + each.taskId() + " is not recorded: " + e.getMessage());
            }
        }

        private void take(Taker by, WorkQueue queue, Snapshot now) throws IOException {
            for (String id : by.mine()) {
                if (!queue.isOpen(id)) {
                    ended.add(id);
                }
            }
            denied.values().removeIf(since -> since.plus(DENIED_FOR).isBefore(now.now()));
            QueueSettings settings = QueueFile.read(log.directory());
            DueSchedules schedules = new DueSchedules(settings, queue, now).bring();
            events.addAll(schedules.events());
            kept = schedules.after();
            Scheduler scheduler = new Scheduler(queue, settings, Breakers.read(settings, log.directory()), by.offer(), now.now());
            List<Task> candidates = new ArrayList<>(queue.waiting());
            candidates.removeIf(task -> denied.containsKey(task.id()) || !isOffered(queue.job(task), by));
            waiting = candidates.size();
            // The ends of the tasks that these wait for are not in the log yet, and the policy may leave them out.
            boolean freed = candidates.removeIf(task -> !Collections.disjoint(task.dependsOn(), recorded));
            // The ends of these are not in the log yet either, and may open a breaker.
            freed |= !recorded.isEmpty() && candidates.removeIf(task -> settings.breakers().containsKey(task.type()));
            more = freed || !schedules.events().isEmpty();
            for (Task task : scheduler.next(candidates, by.order().of(candidates, now.now()))) {
                TaskEvent event = new TaskEvent(now.now(), EventType.STARTED, task.id(), start(queue.job(task), task, settings, now, by));
                now.check(task, event);
                Task after = TaskFold.apply(task, event);
                if (after != null) {
                    events.add(event);
                    started.add(after);
                }
            }
            for (Task task : queue.running()) {
                running += unrecorded.contains(task.id()) || !isOffered(queue.job(task), by) ? 0 : 1;
            }
            nextDue = earlier(scheduler.nextDue(), schedules.next());
            if (running == 0 && started.isEmpty()) {
                waiting -= dead(candidates, queue, now);
            }
        }

        /** What is of other groups is no business of a worker that is for some. */
        private static boolean isOffered(@Nullable Job job, Taker by) {
            Set<String> groups = by.offer().groups();
            return job != null && (groups.isEmpty() || groups.contains(job.group()));
        }

        /** With the version of the handler that it names, for good: whatever is set afterwards, this attempt is one by that version. */
        private static Map<String, @Nullable Object> start(@Nullable Job job, Task task, QueueSettings settings, Snapshot now, Taker by) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of("actor", now.actor(), TaskField.OWNER.text(), by.owner()));
            if (job != null && job.work() instanceof JobWork.Named named) {
                NamedHandler handler = settings.rollouts().handlers().get(named.name());
                fields.put(Task.HANDLER_VERSION, handler == null ? null : named.name() + "@" + handler.version(named.name(), task.id()));
            }
            return fields;
        }

        /** How many wait for tasks that failed or were cancelled: they will not begin by themselves. */
        private static int dead(List<Task> candidates, WorkQueue queue, Snapshot now) throws IOException {
            int dead = 0;
            for (Task task : candidates) {
                Set<String> others = queue.waitsFor(task);
                dead += others.isEmpty() || now.deadEnds(List.copyOf(others)).isEmpty() ? 0 : 1;
            }
            return dead;
        }

        /** The result, according to what the policy has left of the change. */
        Taken taken(ChangeSet written) {
            Set<String> begun = new LinkedHashSet<>();
            Set<String> reported = new LinkedHashSet<>();
            for (TaskEvent event : written.events()) {
                (event.type() == EventType.STARTED ? begun : reported).add(event.taskId());
            }
            for (String id : recorded) {
                if (!reported.contains(id)) {
                    unrecorded.add(id);
                    warnings.say("what became of " + id + " is not recorded: the policy denies it");
                }
            }
            List<Task> taken = new ArrayList<>();
            for (Task task : started) {
                if (begun.contains(task.id())) {
                    taken.add(task);
                } else {
                    denied.put(task.id(), moment);
                }
            }
            return new Taken(List.copyOf(taken), List.copyOf(ended), due(), waiting - started.size(), running + taken.size(), more);
        }

        /** Denied tasks are tried again later. */
        private @Nullable Instant due() {
            Instant next = nextDue;
            for (Instant since : denied.values()) {
                next = earlier(next, since.plus(DENIED_FOR).plusMillis(1));
            }
            return next;
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            return one == null || other != null && other.isBefore(one) ? other : one;
        }
    }
}
