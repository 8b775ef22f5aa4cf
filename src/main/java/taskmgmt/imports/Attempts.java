package taskmgmt.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/**
 * Follows events in order of time and turns runs with the same id into attempts. A run that begins after the previous one failed or
 * was cancelled is another attempt at the same task. A run that begins after a completed one is a new task, because a completed
 * task is final: it is named after the first, with {@code rerun_of}. Repeated reports about a task or a run are dropped.
 *
 * <p>Uses 16 to 32 bytes for each task, plus the creation event of tasks that are about to run again. Not thread-safe.
 */
public final class Attempts {
    private static final int PENDING = 1;
    private static final int ACTIVE = 2;
    private static final int RETRYABLE = 3;
    private static final int COMPLETED = 4;
    private static final int STATES = 8;
    private static final int NO_RUN = 0;

    private final TaskTable tasks = new TaskTable();
    private final Map<String, TaskEvent> creations = new HashMap<>();
    /** The names of open runs that could not keep their own, by task and attempt. */
    private final Map<String, String> names = new HashMap<>();
    private long attempts;

    /** How many tasks have been seen, not counting reruns of others. */
    public long tasks() {
        return tasks.size();
    }

    /** How many runs have begun, or ended without having begun. */
    public long attempts() {
        return attempts;
    }

    /** How many tasks have not ended. */
    public long open() {
        return tasks.values().filter(value -> value % STATES == PENDING || value % STATES == ACTIVE).count();
    }

    /** An event, of which only the necessary parts are parsed. */
    public interface Moment {
        EventType type();

        String taskId();

        /** Distinguishes the run from others of the task. */
        String attempt();

        /** The whole event. */
        TaskEvent event();
    }

    /** What to record in place of the event, possibly nothing; null to record the event itself. */
    public @Nullable List<TaskEvent> next(Moment moment) {
        String taskId = moment.taskId();
        int known = tasks.get(taskId);
        return switch (moment.type()) {
            case CREATED -> created(moment, known);
            case STARTED -> started(moment, known);
            case COMPLETED, FAILED, CANCELLED -> ended(moment, known);
            default -> renamed(moment, names.get(run(moment)));
        };
    }

    /** Distinguishes the last run of a task from others. */
    private static int mark(Moment moment) {
        return moment.attempt().hashCode();
    }

    private static String run(Moment moment) {
        return moment.taskId() + "\0" + moment.attempt();
    }

    private @Nullable List<TaskEvent> created(Moment moment, int known) {
        if (known == 0) {
            tasks.put(moment.taskId(), PENDING, NO_RUN);
            return null;
        }
        creations.put(run(moment), moment.event());
        return List.of();
    }

    private @Nullable List<TaskEvent> started(Moment moment, int known) {
        int state = known % STATES;
        boolean hasRun = known >= STATES;
        if (hasRun && tasks.mark(moment.taskId()) == mark(moment)) {
            return List.of();
        }
        attempts++;
        int number = known / STATES + 1;
        tasks.put(moment.taskId(), number * STATES + ACTIVE, mark(moment));
        if (state != RETRYABLE && state != COMPLETED) {
            return null;
        }
        String run = run(moment);
        TaskEvent creation = creations.remove(run);
        return state == RETRYABLE
                ? List.of(moment.event().with("attempt", (long) number))
                : rerun(moment.event(), creation, number, run);
    }

    private List<TaskEvent> rerun(TaskEvent event, @Nullable TaskEvent creation, int number, String run) {
        String name = ForeignId.taskId("", event.taskId() + "#" + number);
        names.put(run, name);
        List<TaskEvent> events = new ArrayList<>(2);
        TaskEvent source = creation == null ? new TaskEvent(event.at(), EventType.CREATED, event.taskId(), Map.of()) : creation;
        events.add(named(source.with("rerun_of", event.taskId()).with("event_id", "import:" + name + ":created"), name));
        events.add(named(event, name));
        return events;
    }

    private @Nullable List<TaskEvent> ended(Moment moment, int known) {
        int state = known % STATES;
        if ((state == RETRYABLE || state == COMPLETED) && tasks.mark(moment.taskId()) == mark(moment)) {
            return List.of();
        }
        int number = Math.max(1, known / STATES);
        attempts += state == ACTIVE ? 0 : 1;
        tasks.put(moment.taskId(), number * STATES + (moment.type() == EventType.COMPLETED ? COMPLETED : RETRYABLE), mark(moment));
        return names.isEmpty() ? null : renamed(moment, names.remove(run(moment)));
    }

    private static @Nullable List<TaskEvent> renamed(Moment moment, @Nullable String name) {
        return name == null ? null : List.of(named(moment.event(), name));
    }

    private static TaskEvent named(TaskEvent event, String name) {
        return new TaskEvent(event.at(), event.type(), name, event.fields());
    }
}
