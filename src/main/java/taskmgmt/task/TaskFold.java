package taskmgmt.task;

import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.time.Rfc3339;

/**
 * From a task's events to the task. Pure.
 *
 * <p>Each event's fields replace those of the same name, except that {@code metadata}, {@code context} and
 * {@code ml_metrics} are merged key by key. An event that the {@link Lifecycle} does not allow changes nothing: such
 * lines can only have been written by another program.
 */
public final class TaskFold {
    /** Fields that say something about the event and not about the task. */
    private static final Set<String> OF_THE_EVENT =
            Set.of("actor", "success", "event_id", "bus_offset", "verification", "verified", "verification_passed", "details",
                    TaskEvent.PUBLISHED_AS);
    private static final Decimal MICROS_PER_HOUR = Decimal.valueOf(3_600_000_000L);
    private static final Instant FIRST = Instant.ofEpochSecond(-62_167_219_200L); // the beginning of the year 0
    static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L); // the end of the year 9999

    private TaskFold() {}

    /** The task after the event; null only where there was none and the event does not create it. */
    public static @Nullable Task apply(@Nullable Task task, TaskEvent event) {
        try {
            Lifecycle.check(task == null ? null : task.standing(), event);
        } catch (RefusedException refused) {
            return task;
        }
        return task == null ? created(event) : changed(task, event);
    }

    /**
     * The event that ends the task, with the duration that follows from it, so that whoever reads the log by eye sees
     * it. Other events stay as they are; the fold itself believes no duration that it has not worked out.
     */
    public static TaskEvent withDuration(Task before, TaskEvent event) {
        Task after = changed(before, event);
        Decimal seconds = after.durationSeconds();
        if (!after.status().isTerminal() || seconds == null) {
            return event;
        }
        return event.with(TaskField.DURATION_SECONDS.text(), seconds)
                .with(TaskField.DURATION_FROM.text(), after.timeline().durationFrom());
    }

    private static Task created(TaskEvent event) {
        Timeline timeline = new Timeline(event.at(), null, null, event.at());
        Task bare = new Task(event.taskId(), Standing.after(null, event), timeline, Counts.NONE, Usage.NONE, Map.of());
        return new Task(
                bare.id(), bare.standing(), timeline, Counts.NONE.after(event, false), Usage.NONE.after(event), fields(bare, event));
    }

    private static Task changed(Task task, TaskEvent event) {
        Standing standing = Standing.after(task.standing(), event);
        boolean finished = standing.status().isTerminal();
        return new Task(
                task.id(),
                standing,
                task.timeline().after(event, finished),
                task.counts().after(event, standing.status() == Status.FAILED),
                task.usage().after(event),
                fields(task, event));
    }

    private static Map<String, @Nullable Object> fields(Task task, TaskEvent event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(task.fields());
        event.fields().forEach((key, value) -> put(fields, key, value));
        if (event.verdict() != null) {
            Object details = event.object("verification").get("details");
            fields.put(TaskField.VERIFICATION_DETAILS.text(), details != null ? details : event.fields().get("details"));
        }
        if (event.fields().containsKey(TaskField.SLA_HOURS.text()) && !event.fields().containsKey(TaskField.SLA_DEADLINE.text())) {
            Instant deadline = deadline(task.timeline().createdAt(), event.fields().get(TaskField.SLA_HOURS.text()));
            fields.put(TaskField.SLA_DEADLINE.text(), deadline == null ? null : Rfc3339.format(deadline));
        }
        return Collections.unmodifiableMap(fields);
    }

    private static void put(Map<String, @Nullable Object> fields, String key, @Nullable Object value) {
        TaskField field = TaskField.named(key);
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
        return Usage.merged(TaskEvent.asObject(fields.get(key)), over);
    }

    /** So many hours after the creation; null where they are no number, or lead out of the range of time. */
    public static @Nullable Instant deadline(Instant createdAt, @Nullable Object hours) {
        if (!(hours instanceof Number number)) {
            return null;
        }
        try {
            Decimal micros = Decimal.of(number).multiply(MICROS_PER_HOUR).setScale(0, RoundingMode.HALF_UP);
            Instant deadline = createdAt.plus(micros.longValueExact(), ChronoUnit.MICROS);
            return deadline.isBefore(FIRST) || deadline.isAfter(LAST) ? null : deadline;
        } catch (ArithmeticException | DateTimeException e) {
            return null;
        }
    }
}
