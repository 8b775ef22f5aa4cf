package taskmgmt.change.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Priority;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;

/**
 * Records the work of agents, one transaction per step, so that each result is in the log before it is used. May be used by
 * several threads, one after the other.
 */
public final class AgentRecords {
    private static final int MAX_TITLE = 200;

    private final TaskLog log;
    private final RandomGenerator random;
    private final Map<String, @Nullable Object> owner;

    /** @param owner the process that leads the runs */
    public AgentRecords(TaskLog log, RandomGenerator random, Map<String, @Nullable Object> owner) {
        this.log = log;
        this.random = random;
        this.owner = owner;
    }

    /**
     * Begins a task: starts it, resumes it if it is paused, and opens another attempt if it failed.
     *
     * @param reading what agents did up to some time ago
     * @param terms   who does it, and how
     * @throws AgentException if the agent has been given other tasks meanwhile
     * @throws taskmgmt.task.RefusedException if the task cannot begin now
     */
    public synchronized Task begin(String taskId, Agent agent, AgentReading reading, Map<String, @Nullable Object> terms)
            throws IOException, AgentException {
        Beginning beginning = new Beginning(taskId, agent, reading, terms);
        log.append(beginning::decide);
        if (beginning.full) {
            throw new AgentException(AgentFault.CONCURRENCY_LIMIT, "agent " + agent.name() + " has got other tasks meanwhile: try again later");
        }
        Task begun = beginning.task;
        if (begun == null) {
            throw new IllegalStateException("nothing was decided about " + taskId);
        }
        return begun;
    }

    private final class Beginning {
        private final String taskId;
        private final Agent agent;
        private final AgentReading reading;
        private final Map<String, @Nullable Object> terms;
        private boolean full;
        private @Nullable Task task;

        Beginning(String taskId, Agent agent, AgentReading reading, Map<String, @Nullable Object> terms) {
            this.taskId = taskId;
            this.agent = agent;
            this.reading = reading;
            this.terms = terms;
        }

        ChangeSet decide(Snapshot now) throws IOException {
            Task seen = now.resolve(taskId);
            full = reading.at(now).running(agent.name()) >= agent.capacity();
            if (full) {
                return ChangeSet.NOTHING;
            }
            List<TaskEvent> events = new ArrayList<>();
            if (seen.status() == Status.FAILED) {
                seen = add(events, seen, ChangeTask.event(seen, new MoveTask.Retry(null), now));
            }
            TaskRequest move = seen.status() == Status.PAUSED ? new MoveTask.Resume(null, owner) : new MoveTask.Start(owner);
            TaskEvent plain = ChangeTask.event(seen, move, now);
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(plain.fields());
            fields.put(AgentTerms.RUN, terms);
            task = add(events, seen, new TaskEvent(plain.at(), plain.type(), plain.taskId(), fields));
            return new ChangeSet(List.of(), events);
        }

        private static Task add(List<TaskEvent> events, Task task, TaskEvent event) {
            events.add(event);
            return Objects.requireNonNull(TaskFold.apply(task, event));
        }
    }

    /** Records that a task in progress is now done by another agent, or with another plan. */
    public synchronized void renew(String taskId, Map<String, @Nullable Object> terms) throws IOException {
        log.append(now -> {
            Task task = now.resolve(taskId);
            TaskEvent event = new TaskEvent(now.now(), EventType.UPDATED, task.id(), Map.of("actor", now.actor(), AgentTerms.RUN, terms));
            now.check(task, event);
            return ChangeSet.of(event);
        });
    }

    /**
     * A subtask.
     *
     * @param key   of the field that says what it is: {@link AgentTerms#STEP} or {@link AgentTerms#TOOL}
     * @param about content of that field
     */
    public record Part(String parent, String key, String title, Map<String, @Nullable Object> about) {}

    /** Registers a subtask and starts it. Returns its task. */
    public synchronized Task begin(Part part) throws IOException {
        List<TaskEvent> written = log.append(now -> {
            Task parent = now.resolve(part.parent());
            String id = now.freeTaskId(parent.subsystem(), part.key(), random);
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put(TaskField.TASK_TYPE.text(), part.key());
            fields.put(TaskField.SUBSYSTEM.text(), parent.subsystem());
            fields.put(TaskField.TITLE.text(), title(part.title()));
            fields.put(TaskField.CREATED_BY.text(), now.actor());
            fields.put(TaskField.PRIORITY.text(), (long) Priority.DEFAULT);
            fields.put(AgentTerms.PARENT, part.parent());
            fields.put(part.key(), part.about());
            TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, id, fields);
            now.check(created);
            return ChangeSet.of(created, new TaskEvent(now.now(), EventType.STARTED, id,
                    Map.of("actor", now.actor(), TaskField.OWNER.text(), owner)));
        }).events();
        Task task = null;
        for (TaskEvent each : written) {
            task = TaskFold.apply(task, each);
        }
        if (task == null) {
            throw new IllegalStateException("just registered");
        }
        return task;
    }

    /** Records the outcome of a task, in this order. If it was ended by someone else meanwhile, it stays that way. */
    public synchronized void record(String taskId, List<? extends TaskRequest> requests) throws IOException {
        for (TaskRequest each : requests) {
            new ChangeTask(log).apply(taskId, each);
        }
    }

    private static String title(String text) {
        String line = text.strip().lines().findFirst().orElse("step");
        return line.codePointCount(0, line.length()) <= MAX_TITLE ? line : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE)) + "…";
    }
}
