package taskmgmt.report.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.report.Family;
import taskmgmt.report.LastRecords;
import taskmgmt.report.LogFold;
import taskmgmt.task.EventType;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.time.TimeRange;

/**
 * Turns the events of all tasks into the report on the registry. Only unfinished tasks are remembered, without their data; a finished one
 * is added to the counts. Not thread-safe.
 *
 * <p>An event whose task was created before the start of this part of the log waits for the preceding part. That relies on ids being unique
 * within the log, which every writer ensures.
 */
public final class UnifiedFold implements LogFold<TaskEvent, UnifiedFold> {
    /** The fields that determine how a task changes state and where it is counted; all others would only take memory. */
    private static final Set<String> KEPT = Set.of("task_type", "subsystem", "title", "created_by", "priority", "success",
            "verification", "verified", "verification_passed", "verification_status", "verification_required",
            "sla_hours", "sla_deadline", Status.Proof.KEY,
            TaskEvent.PUBLISHED_AS);

    private final TimeRange period;
    private final boolean fromStart;
    private final Map<String, Task> open = new LinkedHashMap<>();
    private final List<TaskEvent> waiting = new ArrayList<>();
    private final Groups finished = new Groups();
    private final LastRecords<Task> healing = new LastRecords<>();
    private final LastRecords<Task> learning = new LastRecords<>();
    private long strays;
    private long damaged;

    private UnifiedFold(TimeRange period, boolean fromStart) {
        this.period = period;
        this.fromStart = fromStart;
    }

    /**
     * @param period    tasks created outside of it are left out
     * @param fromStart whether this part starts where the log does, so that an event of an unknown task has no preceding part to wait for
     */
    public static UnifiedFold empty(TimeRange period, boolean fromStart) {
        return new UnifiedFold(period, fromStart);
    }

    @Override
    public void accept(TaskEvent event) {
        apply(new TaskEvent(event.at(), event.type(), event.taskId(), kept(event)));
    }

    @Override
    public void damaged() {
        damaged++;
    }

    @Override
    public void combine(UnifiedFold later) {
        later.waiting.forEach(this::apply);
        open.putAll(later.open);
        finished.add(later.finished);
        healing.add(later.healing);
        learning.add(later.learning);
        strays += later.strays;
        damaged += later.damaged;
    }

    public UnifiedReport finish() {
        Groups all = new Groups();
        all.add(finished);
        List<Task> active = new ArrayList<>();
        for (Task task : open.values()) {
            if (counts(task)) {
                all.add(task);
                if (Family.LEARNING.has(task) && !task.status().isTerminal()) {
                    active.add(task);
                }
            }
        }
        active.sort(Comparator.comparing(Task::createdAt).thenComparing(Task::id));
        return all.report(healing.newestFirst(), active.reversed(), learning.newestFirst(), strays + waiting.size(), damaged);
    }

    private void apply(TaskEvent event) {
        Task before = open.get(event.taskId());
        Task after = TaskFold.apply(before, event);
        if (after == null) {
            stray(event);
        } else if (after.status() == Status.COMPLETED) {
            open.remove(after.id());
            if (counts(after)) {
                finished.add(after);
            }
        } else {
            open.put(after.id(), after);
        }
        if (after != null && counts(after)) {
            show(after, before == null && event.type() == EventType.CREATED);
        }
    }

    private void stray(TaskEvent event) {
        if (fromStart) {
            strays++;
        } else {
            waiting.add(event);
        }
    }

    private void show(Task task, boolean created) {
        if (created && Family.HEALING.has(task)) {
            healing.put(task.id(), task.createdAt(), task);
        } else if (created && Family.LEARNING.has(task)) {
            learning.put(task.id(), task.createdAt(), task);
        } else {
            healing.replace(task.id(), task);
            learning.replace(task.id(), task);
        }
    }

    private boolean counts(Task task) {
        return period.contains(task.createdAt());
    }

    private static Map<String, @Nullable Object> kept(TaskEvent event) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> field : event.fields().entrySet()) {
            if (KEPT.contains(field.getKey())) {
                kept.put(field.getKey(), field.getValue());
            }
        }
        return kept;
    }
}
