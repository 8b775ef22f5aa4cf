package taskmgmt.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/**
 * Derives a task from its events. Pure.
 *
 * <p>Each event's fields replace those of the same name, except that {@code metadata}, {@code context} and
 * {@code ml_metrics} are merged key by key. An event that the {@link Lifecycle} does not allow changes nothing: such a
 * line can only have been written by another program.
 */
public final class TaskFold {
    /** Fields that describe the event and not the task. */
    private static final Set<String> OF_THE_EVENT =
            Set.of("actor", "success", "event_id", "request_sha256", "bus_offset", "bus_file", "noted", "ts_from", Status.Proof.KEY, "verification", "verified", "verification_passed", "details",
                    TaskEvent.PUBLISHED_AS);

    /** Fields that describe one attempt and not the next. */
    private static final List<String> OF_THE_ATTEMPT = List.of(TaskField.ERROR_MESSAGE.text(), TaskField.PROGRESS_PERCENT.text(),
            TaskField.PROGRESS_MESSAGE.text(), TaskField.RESULT.text(), TaskField.RESOURCE_USAGE.text(), TaskField.REASON.text(),
            TaskField.OWNER.text(), TaskField.VERIFICATION_DETAILS.text(), Task.LEASE, Task.Attempt.EXIT_CODE);

    private static final String UNUSABLE = "unusable";

    /** Counts that an event may give, besides those that are computed. */
    private static final Set<String> GIVEN_COUNTS = Set.of(TaskField.RETRIES_COUNT.text(), TaskField.ERROR_COUNT.text(),
            TaskField.VERIFICATION_PASSES.text(), TaskField.VERIFICATION_FAILURES.text());

    private TaskFold() {}

    /** The task after the event; null only if there was none and the event does not create it. */
    public static @Nullable Task apply(@Nullable Task task, TaskEvent event) {
        try {
            Lifecycle.check(task == null ? null : task.standing(), event);
        } catch (RefusedException refused) {
            return task;
        }
        return task == null ? created(event) : changed(task, event);
    }

    /**
     * The event that ends the task, extended by the resulting duration, for people who read the log directly. Other
     * events are unchanged; the fold itself uses only durations that it has computed.
     */
    public static TaskEvent withDuration(Task before, TaskEvent event) {
        Task after = changed(before, event);
        Decimal seconds = after.durationSeconds();
        if (!after.status().isTerminal() || seconds == null) {
            return event;
        }
        return event.with(TaskField.DURATION_SECONDS.text(), seconds)
                .with(TaskField.DURATION_FROM.text(), after.durationFrom());
    }

    private static Task created(TaskEvent event) {
        Standing standing = Standing.after(null, event);
        Task bare = new Task(event.taskId(), standing, TaskRun.Moments.created(event.atMicros()), TaskRun.Tally.NONE, Task.Errors.NONE,
                Usage.NONE, List.of(), Map.of());
        return with(bare, standing, event);
    }

    private static Task changed(Task task, TaskEvent event) {
        return with(task, Standing.after(task.standing(), event), event);
    }

    private static Task with(Task task, Standing standing, TaskEvent event) {
        boolean opens = task.moments().opensAttempt(event.type());
        double percent = TaskEvent.asDouble(task.fields().get(TaskField.PROGRESS_PERCENT.text()));
        TaskRun.Moments moments = task.moments().after(event, standing.status(), percent);
        return new Task(
                task.id(),
                standing,
                moments,
                task.tally().after(event, event.move(), opens),
                task.errors().after(event, standing.status()),
                opens ? event.type() == EventType.RETRYING ? Usage.NONE : Usage.NONE.after(event) : task.usage().after(event),
                opens ? earlier(task, event) : task.earlier(),
                opens ? reopened(task, event, moments.deadline())
                        : fields(standing.status() == task.status() ? task.fields() : withoutReason(task.fields()), event, moments.deadline()));
    }

    /** The fields of a task whose status changes: why it was in the one before is not why it is in this one. */
    private static Map<String, @Nullable Object> withoutReason(Map<String, @Nullable Object> fields) {
        if (!fields.containsKey(TaskField.REASON.text())) {
            return fields;
        }
        Map<String, @Nullable Object> others = new LinkedHashMap<>(fields);
        others.remove(TaskField.REASON.text());
        return others;
    }

    /**
     * The attempts before the one that the event opens. The content of a retry event describes the attempt that it
     * gives up.
     */
    private static List<Task.Attempt> earlier(Task task, TaskEvent event) {
        boolean ends = !task.status().isTerminal();
        Task last = ends ? new Task(task.id(), task.standing(), task.moments(), task.tally(), task.errors(),
                task.usage().after(event), task.earlier(), fields(task.fields(), event, task.moments().deadline())) : task;
        List<Task.Attempt> all = new ArrayList<>(task.earlier());
        all.add(ends ? Task.Attempt.lastOf(last, task.moments().endedAt(event.atMicros()), Status.FAILED)
                : Task.Attempt.lastOf(last, task.moments(), task.status()));
        return Collections.unmodifiableList(all);
    }

    /**
     * The fields of a task when another attempt begins: what was reported about the previous attempt no longer applies.
     */
    private static Map<String, @Nullable Object> reopened(Task task, TaskEvent event, long deadline) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(task.fields());
        boolean keepsError = event.type() == EventType.RETRYING; // until work begins, the error is why the task waits
        for (String key : OF_THE_ATTEMPT) {
            if (!keepsError || !key.equals(TaskField.ERROR_MESSAGE.text())) {
                kept.remove(key);
            }
        }
        return fields(kept, event, deadline);
    }

    private static Map<String, @Nullable Object> fields(Map<String, @Nullable Object> before, TaskEvent event, long deadline) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(before);
        event.fields().forEach((key, value) -> put(fields, key, value));
        if (event.move().verdict() != null) {
            Object details = event.object(Fact.VERIFICATION.text()).get("details");
            fields.put(TaskField.VERIFICATION_DETAILS.text(), details != null ? details : event.fields().get("details"));
        }
        if (event.has(Fact.SLA_HOURS) && !event.has(Fact.SLA_DEADLINE)) {
            Instant end = Micros.instant(deadline);
            fields.put(TaskField.SLA_DEADLINE.text(), end == null ? null : Rfc3339.format(end));
        }
        return Collections.unmodifiableMap(fields);
    }

    private static void put(Map<String, @Nullable Object> fields, String key, @Nullable Object value) {
        TaskField field = TaskField.named(key);
        if (GIVEN_COUNTS.contains(key) || key.equals(TaskField.BLOCKS.text())) {
            fields.put(key, value);
            return;
        }
        if (OF_THE_EVENT.contains(key) || (field != null && field.origin() == TaskField.Origin.COMPUTED)) {
            return;
        }
        if (field == TaskField.ESCALATION && Escalation.isCovered(TaskEvent.asObject(value), TaskEvent.asObject(fields.get(key)))) {
            return;
        }
        if (field == null || field.origin() == TaskField.Origin.GIVEN) {
            boolean merge = field == TaskField.METADATA || field == TaskField.CONTEXT || field == TaskField.ML_METRICS;
            fields.put(key, merge ? merged(fields, key, TaskEvent.asObject(value)) : value);
        } else if (field.origin() == TaskField.Origin.MODEL) {
            String metrics = TaskField.ML_METRICS.text();
            fields.put(metrics, merged(fields, metrics, Collections.singletonMap(key, value)));
        }
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> fields, String key, Map<String, @Nullable Object> over) {
        Map<String, @Nullable Object> before = TaskEvent.asObject(fields.get(key));
        Map<String, @Nullable Object> merged = Usage.merged(before, over);
        if (before.get(UNUSABLE) instanceof Map && over.get(UNUSABLE) instanceof Map) {
            // A later event does not make an unusable value usable.
            merged = Usage.merged(merged, Map.of(UNUSABLE,
                    Usage.merged(TaskEvent.asObject(before.get(UNUSABLE)), TaskEvent.asObject(over.get(UNUSABLE)))));
        }
        return merged;
    }
}
