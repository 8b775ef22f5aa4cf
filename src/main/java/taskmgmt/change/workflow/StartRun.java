package taskmgmt.change.workflow;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Priority;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskId;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.run.RunTerms;

/** Registers runs of workflows and starts them, each in one change. Not thread-safe. */
public final class StartRun {
    private static final int MAX_ID = 60;

    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public StartRun(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * Starts a run. Returns the id of its task.
     *
     * @param id    null for a generated one
     * @param owner the process that leads it
     * @throws RefusedException if there is already such a task, the policy forbids it, or a value contains a secret
     */
    public String start(Definition definition, RunTerms terms, @Nullable String id, Map<String, @Nullable Object> owner) throws IOException {
        if (!terms.toMap().equals(log.kept(Task.WORKFLOW_RUN, terms.toMap()))) {
            throw new RefusedException(Refusal.INVALID, "a parameter has a secret in it, which the log would keep: name a variable of the "
                    + "environment under 'secrets' of a step instead");
        }
        if (id != null && (TaskId.checked(id).length() > MAX_ID || id.indexOf('~') >= 0)) {
            throw new RefusedException(Refusal.INVALID, "the id of a run has at most " + MAX_ID + " characters and no '~', as those of its steps begin with it");
        }
        return log.append(now -> {
            String run = id != null ? id : now.freeTaskId(definition.subsystem(), definition.id(), random);
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put(TaskField.TASK_TYPE.text(), definition.id());
            fields.put(TaskField.SUBSYSTEM.text(), definition.subsystem());
            fields.put(TaskField.TITLE.text(), definition.about() == null ? "workflow " + definition.id() : definition.about());
            fields.put(TaskField.CREATED_BY.text(), now.actor());
            fields.put(TaskField.PRIORITY.text(), (long) Priority.DEFAULT);
            fields.put(Task.WORKFLOW_RUN, terms.toMap());
            TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, run, fields);
            now.check(created);
            return ChangeSet.of(created, new TaskEvent(now.now(), EventType.STARTED, run,
                    Map.of("actor", now.actor(), TaskField.OWNER.text(), owner)));
        }).events().getFirst().taskId();
    }
}
