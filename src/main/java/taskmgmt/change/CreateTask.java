package taskmgmt.change;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Priority;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;
import taskmgmt.task.plan.DependencyGraph;

/** Registers tasks, each in a transaction of its own. Not thread-safe. */
public final class CreateTask {
    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public CreateTask(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * Registers the task, and starts it if requested, in one change. Returns its id.
     *
     * @throws taskmgmt.task.RefusedException if there is such a task already, a task that it is to wait for is not there
     *     or waits for it, it is to start but has to wait, or the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public String create(NewTask task) throws IOException {
        return createUnlessOpen(task).taskId();
    }

    /**
     * The same; the result says whether there was already an open task with this key, in which case nothing was written.
     */
    public Created createUnlessOpen(NewTask task) throws IOException {
        Decision decision = new Decision(task, random);
        ChangeSet written = log.append(decision);
        String open = decision.open;
        return open == null ? new Created(written.events().getFirst().taskId(), true, decision.dead, written.events())
                : new Created(open, false, List.of(), List.of());
    }

    /**
     * The result.
     *
     * @param isNew false if there is an open task with this key, which is then the result
     * @param dead   failed and cancelled tasks that it waits for, directly or indirectly: it cannot begin
     * @param events as written; empty if nothing was
     */
    public record Created(String taskId, boolean isNew, List<String> dead, List<TaskEvent> events) {
        /** The task as it was when it was written; null if nothing was. */
        public @Nullable Task task() {
            Task task = null;
            for (TaskEvent event : events) {
                task = TaskFold.apply(task, event);
            }
            return task;
        }
    }

    private static final class Decision implements Change {
        private final NewTask task;
        private final RandomGenerator random;
        private List<String> dead = List.of();
        /** The open task with this key; null if there is none. */
        private @Nullable String open;

        Decision(NewTask task, RandomGenerator random) {
            this.task = task;
            this.random = random;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            String key = task.key();
            open = key == null ? null : now.openTaskOfKey(key);
            if (open != null) {
                return ChangeSet.NOTHING;
            }
            NewTask.Identity identity = task.identity();
            String id = identity.id() != null ? identity.id()
                    : now.freeTaskId(identity.subsystemOrDefault(), identity.typeOrDefault(), random);
            TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, id, fields(now));
            now.check(created);
            dead = now.deadEnds(created.texts(TaskField.DEPENDS_ON.text()));
            MoveTask.Start start = task.start();
            if (start == null) {
                return task.queued() ? ChangeSet.of(created, new TaskEvent(now.now(), EventType.QUEUED, id, EventFields.by(now.actor()).map()))
                        : ChangeSet.of(created);
            }
            Map<String, @Nullable Object> begun = EventFields.by(now.actor()).put(TaskField.OWNER, start.owner()).map();
            TaskEvent started = new TaskEvent(now.now(), EventType.STARTED, id, begun);
            DependencyGraph.checkNotBlocked(null, started, now.unfinished(created.texts(TaskField.DEPENDS_ON.text())));
            return ChangeSet.of(created, started);
        }

        private Map<String, @Nullable Object> fields(Snapshot now) throws IOException {
            NewTask.Identity identity = task.identity();
            TaskDetails details = task.details();
            Long priority = details.priorityLevel();
            return new EventFields()
                    .put(TaskField.TASK_TYPE, identity.typeOrDefault())
                    .put(TaskField.SUBSYSTEM, identity.subsystemOrDefault())
                    .put(TaskField.TITLE, details.title())
                    .put(TaskField.DESCRIPTION, details.description())
                    .put(TaskField.CREATED_BY, identity.createdBy() == null ? now.actor() : identity.createdBy())
                    .put(TaskField.ASSIGNED_TO, details.assignedTo())
                    .put(TaskField.PRIORITY, priority == null ? Long.valueOf(Priority.DEFAULT) : priority)
                    .put(TaskField.SLA_DEADLINE, details.deadline(now.now()))
                    .put(TaskField.VERIFICATION_REQUIRED, Boolean.TRUE.equals(details.requiresVerification()) ? true : null)
                    .put(TaskField.DEPENDS_ON, task.dependsOn().isEmpty() ? null : now.resolveAll(task.dependsOn()))
                    .put(TaskField.TAGS, orNull(task.tags()))
                    .put(TaskField.INPUT, task.input())
                    .put(TaskField.METADATA, task.metadata())
                    .putAll(task.key() == null ? Map.of() : Map.of(NewTask.KEY, task.key()))
                    .putAll(identity.rerunOf() == null ? Map.of() : Map.of(NewTask.RERUN_OF, completed(identity.rerunOf(), now)))
                    .putAll(task.job() == null ? Map.of() : Map.of(Task.JOB, task.job()))
                    .map();
        }

        /** The id of the completed task to repeat. A task that is not final is reopened instead, as the same task. */
        private static String completed(String idOrPrefix, Snapshot now) throws IOException {
            Task before = now.resolve(idOrPrefix);
            if (before.status() != Status.COMPLETED) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "task " + before.id() + " is " + before.status().text() + (before.status().isTerminal()
                        ? ": open it again with task-mgmt task retry" : ": only one that is completed is done once more"));
            }
            return before.id();
        }

        private static @Nullable List<String> orNull(List<String> list) {
            return list.isEmpty() ? null : list;
        }
    }
}
